#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/invitation_shapes.hpp"
#include "delivery/receipt.hpp"
#include "identity/flow.hpp"
#include "identity/permissions.hpp"
#include "json/text.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"
#include "proxies/grants.hpp"

// What the calls of login, activation, sessions and the portal tab take and give.
namespace portico::access {

struct LoginInput {
  Text<0, 254> identifier;
  Text<0, 40> phone;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(LoginInput, (), (identifier, phone, password))

// One of: the code from the desk, the date of birth (where access is automatic), an invitation's token.
struct ActivationInput {
  Text<0, 254> identifier;
  Text<0, 40> phone;
  std::optional<Text<0, 40>> code;
  std::optional<Date> birth_date;
  std::optional<Text<0, 100>> token;
};
BOOST_DESCRIBE_STRUCT(ActivationInput, (), (identifier, phone, code, birth_date, token))

struct StaffLoginInput {
  Text<0, 254> email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(StaffLoginInput, (), (email, password))

struct CodeInput {
  Text<0, 40> code;
};
BOOST_DESCRIBE_STRUCT(CodeInput, (), (code))

struct RecoveryInput {
  Text<0, 254> identifier;
  Text<0, 40> phone;
};
BOOST_DESCRIBE_STRUCT(RecoveryInput, (), (identifier, phone))

// The same for everybody, whoever it is.
struct RecoveryStep {
  std::string step = "code";
  std::string sent_to;         // the phone that was typed, masked
  bool second_channel = true;  // a second code is asked for
  Instant resend_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(RecoveryStep, (), (step, sent_to, second_channel, resend_at, expires_at))

// What is still missing after a right code of a recovery.
struct RecoveryProgress {
  std::string step = "code";           // code, password
  std::vector<std::string> missing{};  // sms, second
};
BOOST_DESCRIBE_STRUCT(RecoveryProgress, (), (step, missing))

struct NewPassword {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (password))

struct CodeStep {
  std::string step = "code";
  identity::Method method = identity::Method::sms;
  std::vector<identity::Method> methods{identity::Method::sms};  // what else may be asked for
  std::string sent_to;                                           // masked; empty where nothing is sent
  Instant resend_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(CodeStep, (), (step, method, methods, sent_to, resend_at, expires_at))

// Where the code is on its way.
struct CodeDelivery {
  delivery::DeliveryState state = delivery::DeliveryState::queued;
  Instant state_at;
};
BOOST_DESCRIBE_STRUCT(CodeDelivery, (), (state, state_at))

struct MethodChoice {
  identity::Method method = identity::Method::sms;
};
BOOST_DESCRIBE_STRUCT(MethodChoice, (), (method))

struct PasswordStep {
  std::string step = "password";
};
BOOST_DESCRIBE_STRUCT(PasswordStep, (), (step))

struct PasswordInput {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordInput, (), (password))

struct AccountView {
  Uuid id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(AccountView, (), (id, name))

struct SessionView {
  AccountView account;
  std::vector<proxies::Profile> profiles;
  std::string csrf_token;
  std::int64_t idle_timeout_s = 0;
  Instant idle_expires_at;
  Instant absolute_expires_at;
  Language language = Language::en;
  std::optional<std::int64_t> legal_to_accept;  // version of the privacy notice and terms that the account has not seen
  bool offer_passkey = false;                   // there is none, and none was offered before
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (account, profiles, csrf_token, idle_timeout_s, idle_expires_at, absolute_expires_at, language,
                       legal_to_accept, offer_passkey))

struct LegalAcceptance {
  std::int64_t version = 0;
  Language language = Language::en;  // in which it was read
};
BOOST_DESCRIBE_STRUCT(LegalAcceptance, (), (version, language))

struct StaffView {
  Uuid id;
  std::string name;
  std::string email;
};
BOOST_DESCRIBE_STRUCT(StaffView, (), (id, name, email))

struct StaffContract {
  OrganizationId organization_id;
  std::string name;
  std::string suffix;
  std::vector<identity::Role> roles;
  std::vector<identity::Permission> permissions;  // of these roles together
};
BOOST_DESCRIBE_STRUCT(StaffContract, (), (organization_id, name, suffix, roles, permissions))

struct StaffSessionView {
  StaffView account;
  bool platform_administrator = false;
  std::vector<StaffContract> contracts;
  std::vector<identity::Permission> permissions_everywhere{};  // a platform administrator's, in every contract
  std::string csrf_token;
  std::int64_t idle_timeout_s = 0;
  Instant idle_expires_at;
  Instant absolute_expires_at;
  Language language = Language::en;
  bool offer_passkey = false;  // there is none, and none was offered before
};
BOOST_DESCRIBE_STRUCT(StaffSessionView, (),
                      (account, platform_administrator, contracts, permissions_everywhere, csrf_token, idle_timeout_s,
                       idle_expires_at, absolute_expires_at, language, offer_passkey))

struct LanguageChoice {
  Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(LanguageChoice, (), (language))

// Why a patient cannot log in, and the one safe thing to do about it.
struct BlockerView {
  std::string code;
  std::string detail;
  std::optional<std::string> fix;
};
BOOST_DESCRIBE_STRUCT(BlockerView, (), (code, detail, fix))

struct DeskCodeView {
  Instant issued_at;
  Instant expires_at;
  bool used = false;
};
BOOST_DESCRIBE_STRUCT(DeskCodeView, (), (issued_at, expires_at, used))

// Exact, since staff read it: a stranger is told no more than that something does not fit.
struct FailedTry {
  Instant at;
  // PHONE_MISMATCH, PASSWORD_WRONG, CODE_WRONG, BIRTH_DATE_WRONG, HAS_PASSWORD, NOT_ADMITTED, SMS_SHARE, SMS_BUDGET,
  // SMS_COUNTRY; of a code CODE_NOT_SENT, CODE_REFUSED, CODE_UNCONFIRMED, CODE_LATE, CODE_NOT_ENTERED
  std::string reason;
  std::string detail;
  std::optional<std::string> fix;  // as a blocker's
};
BOOST_DESCRIBE_STRUCT(FailedTry, (), (at, reason, detail, fix))

using PhoneProofId = Id<struct PhoneProofTag>;

// Of the number that is on record now.
struct PhoneProofView {
  std::optional<PhoneProofId> id;  // when an SMS was sent to that number
  bool proved = false;
  std::optional<Instant> proved_at;
  std::optional<Instant> resend_at;  // while a code is on its way
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(PhoneProofView, (), (id, proved, proved_at, resend_at, expires_at))

struct PortalAccess {
  bool enabled = false;  // the switch, which counts where access is manual
  organization::AccessType access_type = organization::AccessType::manual;
  bool can_log_in = false;
  bool activated = false;
  std::optional<Instant> activated_at;
  std::optional<Instant> last_login_at;
  std::vector<BlockerView> blockers;
  std::optional<DeskCodeView> desk_code;
  std::string portal_url;
  patients::NoticeSetting notice = patients::NoticeSetting::email;
  std::vector<PatientInvitation> invitations;  // newest first
  std::optional<FailedTry> failed_try;         // the last one, when nobody has come in since, nor got a code
  std::optional<FailedTry> failed_code;        // what became of the last code by SMS, when it let nobody in
  std::vector<InvitationChannel> invitable;    // ways in which the patient could be invited now
  PhoneProofView phone_proof;
};
BOOST_DESCRIBE_STRUCT(PortalAccess, (),
                      (enabled, access_type, can_log_in, activated, activated_at, last_login_at, blockers, desk_code,
                       portal_url, notice, invitations, failed_try, failed_code, invitable, phone_proof))

struct NewInvitation {
  PortalAccess access;
  std::optional<std::string> letter;  // a PDF in base64url, told this once
};
BOOST_DESCRIBE_STRUCT(NewInvitation, (), (access, letter))

struct SwitchAccess {
  bool enabled = false;
};
BOOST_DESCRIBE_STRUCT(SwitchAccess, (), (enabled))

struct NewDeskCode {
  std::string code;  // "ABCDE-FGHJK", told this once
  Instant expires_at;
  std::string portal_url;
};
BOOST_DESCRIBE_STRUCT(NewDeskCode, (), (code, expires_at, portal_url))

}  // namespace portico::access
