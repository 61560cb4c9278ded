#include "organization/guest_booking.hpp"

#include "base/refused.hpp"

namespace portico::organization {

constexpr db::Sql select_policy{"select version, guest_booking as mode from organization where id = $1"};
GuestBookingPolicy guest_booking_policy(db::Transaction& transaction, OrganizationId organization) {
  return transaction.maybe<GuestBookingPolicy>(select_policy, organization).value_or(GuestBookingPolicy{});
}

GuestBookingPolicy GuestBookingPolicies::view(OrganizationId organization) {
  return database_.read([&](db::Transaction& transaction) { return guest_booking_policy(transaction, organization); });
}

constexpr db::Sql update_policy{
    "update organization set guest_booking = $3, version = version + 1 where id = $1 and version = $2"};
GuestBookingPolicy GuestBookingPolicies::change(const Caller& caller, OrganizationId organization,
                                                const GuestBookingPolicy& wanted) {
  return database_.write([&](db::Transaction& transaction) {
    if (transaction.run(update_policy, organization, wanted.version, wanted.mode) != 1)
      throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal_.write(transaction, caller,
                   {.action = audit::Action::settings_changed,
                    .entity_type = "Organization",
                    .entity = organization.value,
                    .detail = R"({"fields":["guest_booking"]})"});
    return guest_booking_policy(transaction, organization);
  });
}

}  // namespace portico::organization
