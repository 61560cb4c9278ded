#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "organization/organization.hpp"
#include "patients/patient.hpp"

namespace portico::registrations {

// How what was typed agrees with what is on record.
enum class Fit {
  same,
  similar,  // a variant of the name
  different,
  only_typed,      // nothing on record
  only_on_record,  // left empty
  nowhere,
};
BOOST_DESCRIBE_ENUM(Fit, same, similar, different, only_typed, only_on_record, nowhere)

enum class PersonField { name, birth_date, national_id, phone, email };
BOOST_DESCRIBE_ENUM(PersonField, name, birth_date, national_id, phone, email)
inline constexpr PersonField every_field[] = {PersonField::name, PersonField::birth_date, PersonField::national_id,
                                              PersonField::phone, PersonField::email};

struct Comparison {
  Fit name = Fit::nowhere;
  Fit birth_date = Fit::nowhere;
  Fit national_id = Fit::nowhere;
  Fit phone = Fit::nowhere;
  Fit email = Fit::nowhere;

  Fit of(PersonField field) const;
};

Comparison compare(const patients::Patient& typed, const patients::Patient& on_record);

// Beyond doubt, as far as data can say: name, birth date, phone and what one signs in with agree, and nothing else
// contradicts. Whose phone it is has still to be proved.
bool is_match(const Comparison& comparison, organization::Identification identification);
// Worth showing to staff: the same national ID, or two others that agree, the name or the birth date among them.
bool is_candidate(const Comparison& comparison);
// The greater the closer.
int closeness(const Comparison& comparison);

}  // namespace portico::registrations
