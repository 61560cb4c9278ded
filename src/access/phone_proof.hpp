#pragma once
#include "access/shapes.hpp"
#include "access/sign_in_codes.hpp"
#include "base/caller.hpp"
#include "http/call.hpp"

namespace portico::access {

struct PhoneCode {
  Text<0, 20> code;
};
BOOST_DESCRIBE_STRUCT(PhoneCode, (), (code))

struct PhoneToken {
  Text<0, 64> token;
};
BOOST_DESCRIBE_STRUCT(PhoneToken, (), (token))

// At the desk: an SMS to the number on record, whose code the patient reads to the receptionist, or whose link he
// opens. It proves the number and opens nothing.
class PhoneProof {
 public:
  explicit PhoneProof(Services& services) : services_{services}, codes_{services} {}

  PhoneProofView view_in(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);
  // Of one SMS, for whoever waits for its link to be opened; not found once a newer one was sent.
  PhoneProofView view(OrganizationId organization, PhoneProofId id);
  // Conflict NO_PHONE or PHONE_INVALID; 429 before the minute is over and beyond the limits of SMS.
  PhoneProofView send(const Caller& caller, OrganizationId organization, patients::PatientId patient);
  // Field errors PHONE_CODE_WRONG with `attempts_left`, PHONE_CODE_ENDED.
  PhoneProofView prove(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                       const PhoneCode& typed);
  // Not found PHONE_LINK_ENDED; a second time is no fault.
  void open_link(http::Call& call, const PhoneToken& link);

 private:
  struct Subject;
  Subject must_find(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);
  PhoneProofView view_of(db::Transaction& transaction, const Subject& subject);
  std::optional<Refused> enqueue(db::Transaction& transaction, const Caller& caller, const Subject& subject);
  void note_proved(db::Transaction& transaction, const Caller& caller, OrganizationId organization,
                   patients::PatientId patient, std::string_view how);

  Services& services_;
  SignInCodes codes_;
};

}  // namespace portico::access
