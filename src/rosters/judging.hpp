#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/spelling.hpp"
#include "patients/patients.hpp"
#include "rosters/reading.hpp"

namespace portico::rosters {

// What becomes of a row: a new record, a changed one, nothing new; doubtful and faulty rows are never taken.
enum class Verdict { addition, change, same, doubtful, faulty };
BOOST_DESCRIBE_ENUM(Verdict, addition, change, same, doubtful, faulty)

struct Change {
  std::string field;
  std::string from;
  std::string to;
};
BOOST_DESCRIBE_STRUCT(Change, (), (field, from, to))

struct Judged {
  Verdict verdict = Verdict::faulty;
  std::vector<FieldError> faults{};  // of a doubtful row its one reason
  patients::Patient patient{};       // as the record will be; with its id where it is there already
  std::vector<Change> changes{};
};

// Holds a row against the records. Somebody is the same person by the national ID together with the name or the birth
// date, or by name and birth date where no two IDs contradict. Anything less is doubtful: ALIKE_IN_DATABASE,
// ID_OF_SOMEBODY_ELSE, SEVERAL_ALIKE.
Judged judge(db::Transaction& transaction, patients::Store& store, const organization::Organization& contract,
             const patients::Reading& reading, Told told);

// By which a person is known again within one file: the national ID; name and birth date; name and phone.
std::vector<std::string> identities_of(const patients::Patient& patient);

}  // namespace portico::rosters
