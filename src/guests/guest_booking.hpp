#pragma once
#include "access/sign_in_codes.hpp"
#include "booking/bookings.hpp"
#include "guests/typed.hpp"
#include "http/call.hpp"

namespace portico::guests {

// The side of who books without an account: a time is held, details are typed, a code goes to the phone or e-mail that
// was typed, and the right code makes an appointment of the hold. Nothing here looks at patients: whoever somebody is
// or says he is, all answers are the same.
class GuestBooking {
 public:
  GuestBooking(access::Services& services, booking::Bookings& bookings)
      : services_{services}, codes_{services}, bookings_{bookings} {}

  // GUEST_BOOKING_OFF, THROTTLED, GUESTS_BUSY, PRIVACY_NOT_ACCEPTED, HOLD_EXPIRED with the nearest free times, what
  // the service is not for, SMS_COUNTRY, SMS_BUDGET. A phone or address that has had its share of codes gets none, and
  // the answer does not say so.
  GuestStep submit(http::Call& call, const GuestInput& input);
  access::CodeStep resend(http::Call& call, const GuestResend& input);
  // CODE_*; then the Refused of Bookings::book for guests. The code counts for this booking only, and once.
  GuestBooked enter_code(http::Call& call, const access::CodeInput& input);

 private:
  struct Terms {
    organization::Organization contract;
    organization::GuestBookingMode mode;
    std::int64_t privacy_version;
  };
  struct Proved {
    Caller caller;
    identity::Flow flow;
    Draft draft;
  };
  organization::Organization contract_of(db::Transaction& transaction, const http::Call& call) const;
  Terms terms_of(db::Transaction& transaction, const http::Call& call) const;
  std::optional<Refused> refused_by_limits(db::Transaction& transaction, const organization::Organization& contract,
                                           const std::string& address) const;
  struct Opened {
    access::SignInCodes::Opened flow;
    Instant kept_until;
  };
  std::variant<Instant, Refused> keep_held(db::Transaction& transaction, const organization::Organization& contract,
                                           const Draft& draft) const;
  std::variant<Opened, Refused> open_flow(db::Transaction& transaction, const Caller& caller, const Terms& terms,
                                          const Draft& draft, const Bytes& wanted);
  bool has_had_its_share(db::Transaction& transaction, const std::string& email) const;
  bool are_sms_used_up(db::Transaction& transaction, OrganizationId organization) const;
  identity::Flow find_flow(db::Transaction& transaction, const http::Call& call, OrganizationId organization) const;
  Proved prove(const http::Call& call, const access::CodeInput& input);
  void count_booked(db::Transaction& transaction, const organization::Organization& contract) const;

  access::Services& services_;
  access::SignInCodes codes_;
  booking::Bookings& bookings_;
};

}  // namespace portico::guests
