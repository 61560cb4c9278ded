#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "db/database.hpp"
#include "scheduling/healthcare_service.hpp"

namespace portico::scheduling {

// What anyone may know before booking: nothing about people but the practitioners.

struct OfferedLocation {
  LocationId id;
  std::string name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string phone;      // E.164, or the contract's
  std::string time_zone;  // IANA
  std::vector<HealthcareServiceId> services;
};
BOOST_DESCRIBE_STRUCT(OfferedLocation, (), (id, name, address_line, city, postal_code, phone, time_zone, services))

struct OfferedService {
  HealthcareServiceId id;
  std::string name;  // in the reader's language
  std::string specialty;
  Availability availability = Availability::online;
  Modality modality = Modality::in_person;
  std::int64_t duration_minutes = 0;
  std::int64_t longest_minutes = 0;  // where practitioners take different time
  std::optional<Price> price;
  std::optional<Price> highest_price;  // where practitioners ask differently
  std::string preparation;
  std::int64_t capacity = 1;
  std::int64_t cancel_cutoff_minutes = 0;
  std::int64_t reschedule_cutoff_minutes = 0;
  std::int64_t horizon_days = 0;
  bool new_patients = true;
  std::optional<std::int64_t> from_age;
  std::optional<std::int64_t> to_age;
  std::optional<patients::Gender> gender;
  std::vector<LocationId> locations;
  std::vector<PractitionerId> practitioners;
};
BOOST_DESCRIBE_STRUCT(OfferedService, (),
                      (id, name, specialty, availability, modality, duration_minutes, longest_minutes, price,
                       highest_price, preparation, capacity, cancel_cutoff_minutes, reschedule_cutoff_minutes,
                       horizon_days, new_patients, from_age, to_age, gender, locations, practitioners))

struct OfferedPractitioner {
  PractitionerId id;
  std::string name;
  std::string specialty;
  std::vector<HealthcareServiceId> services;
  std::vector<LocationId> locations;
};
BOOST_DESCRIBE_STRUCT(OfferedPractitioner, (), (id, name, specialty, services, locations))

struct OfferedLocationList {
  std::vector<OfferedLocation> items;
};
BOOST_DESCRIBE_STRUCT(OfferedLocationList, (), (items))
struct OfferedServiceList {
  std::vector<OfferedService> items;
};
BOOST_DESCRIBE_STRUCT(OfferedServiceList, (), (items))
struct OfferedPractitionerList {
  std::vector<OfferedPractitioner> items;
};
BOOST_DESCRIBE_STRUCT(OfferedPractitionerList, (), (items))

struct OfferQuery {
  std::optional<LocationId> location;
  std::optional<HealthcareServiceId> service;
  std::optional<PractitionerId> practitioner;
};
BOOST_DESCRIBE_STRUCT(OfferQuery, (), (location, service, practitioner))

// Of the contract with that suffix, without what is hidden or nobody does; not_found for an unknown suffix.
// Thread-safe.
class Offers {
 public:
  explicit Offers(db::Database& database) : database_{database} {}

  OfferedLocationList locations(std::string_view suffix, const OfferQuery& wanted);
  OfferedServiceList services(std::string_view suffix, const OfferQuery& wanted, Language reader);
  OfferedPractitionerList practitioners(std::string_view suffix, const OfferQuery& wanted);

 private:
  db::Database& database_;
};

}  // namespace portico::scheduling
