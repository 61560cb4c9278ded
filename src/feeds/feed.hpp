#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "booking/appointment.hpp"
#include "patients/patient.hpp"

namespace portico::feeds {

using organization::PractitionerId;
using patients::PatientId;

using FeedId = Id<struct FeedTag>;

// A patient's appointments as a calendar to subscribe to; its address was shown once.
struct Subscription {
  PatientId patient_id;
  Instant made_at;
  std::optional<Instant> fetched_at;  // by a calendar program, the last time
};
BOOST_DESCRIBE_STRUCT(Subscription, (), (patient_id, made_at, fetched_at))

struct SubscriptionList {
  std::vector<Subscription> items;
};
BOOST_DESCRIBE_STRUCT(SubscriptionList, (), (items))

// Shown this once.
struct FeedAddress {
  std::string address;
  Instant made_at;
};
BOOST_DESCRIBE_STRUCT(FeedAddress, (), (address, made_at))

// What a calendar program gets. Without a text it has the newest already.
struct Served {
  std::optional<std::string> text;
  std::string etag;
};

}  // namespace portico::feeds
