#include "access/phone_proof.hpp"

#include "access/messages.hpp"
#include "access/phone_proof_store.hpp"
#include "access/portal_login.hpp"
#include "access/subjects.hpp"
#include "base/digest.hpp"
#include "identity/codes.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

constexpr minutes proof_time{15};
constexpr seconds resend_time{60};
constexpr std::int64_t tries = 5;
constexpr std::string_view purpose = "phone_proof";

Bytes hash_of(const keys::KeyRing& keys, patients::PatientId patient, std::string_view code) {
  return identity::hash_one_time_code(keys.installation_key(keys::Purpose::one_time_code), patient.value, purpose,
                                      code);
}

}  // namespace

struct PhoneProof::Subject {
  organization::Organization contract;
  patients::Patient patient;
  std::string phone;  // E.164; empty when there is none that takes an SMS
  Bytes phone_index;
};

PhoneProof::Subject PhoneProof::must_find(db::Transaction& transaction, OrganizationId organization,
                                          patients::PatientId patient) {
  auto contract = organization::store::by_id(transaction, organization);
  auto record = services_.patients.find(transaction, organization, patient);
  if (!contract || !record) throw Refused::not_found();
  std::string phone;
  if (record->phone) {
    const auto number = phone::parse_for_sms(*record->phone, contract->country);
    if (const auto* valid = std::get_if<phone::Number>(&number)) phone = valid->e164;
  }
  Subject subject{std::move(*contract), std::move(*record), std::move(phone), {}};
  if (!subject.phone.empty()) subject.phone_index = patients::phone_index(services_.keys, organization, subject.phone);
  return subject;
}

PhoneProofView PhoneProof::view_of(db::Transaction& transaction, const Subject& subject) {
  const auto row = store::phone_proof(transaction, subject.contract.id, subject.patient.id);
  if (!row || row->phone_index != subject.phone_index) return {};
  PhoneProofView view{.id = row->id,
                      .proved = row->proved_at.has_value(),
                      .proved_at = row->proved_at,
                      .resend_at = {},
                      .expires_at = {}};
  if (view.proved || row->expires_at <= services_.clock.now()) return view;
  view.resend_at = row->sent_at + resend_time;
  view.expires_at = row->expires_at;
  return view;
}

PhoneProofView PhoneProof::view_in(db::Transaction& transaction, OrganizationId organization,
                                   patients::PatientId patient) {
  return view_of(transaction, must_find(transaction, organization, patient));
}

PhoneProofView PhoneProof::view(OrganizationId organization, PhoneProofId id) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto row = store::phone_proof_by_id(transaction, organization, id);
    if (!row) throw Refused::not_found();
    return view_in(transaction, organization, row->patient);
  });
}

PhoneProofView PhoneProof::send(const Caller& caller, OrganizationId organization, patients::PatientId patient) {
  using Outcome = std::variant<PhoneProofView, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Outcome {
    const auto subject = must_find(transaction, organization, patient);
    if (subject.phone.empty()) return Refused{Reason::conflict, "PHONE_NOT_FOR_SMS"};
    const Instant now = services_.clock.now();
    const auto before = store::phone_proof(transaction, organization, patient);
    if (before && before->phone_index == subject.phone_index && now < before->sent_at + resend_time) {
      const auto wait = std::chrono::ceil<seconds>(before->sent_at + resend_time - now);
      return Refused{Reason::too_many, "RESEND_TOO_EARLY"}.with("seconds", wait.count()).retry_after(wait);
    }
    if (auto refused = enqueue(transaction, caller, subject)) return *std::move(refused);
    return view_of(transaction, subject);
  }));
}

std::optional<Refused> PhoneProof::enqueue(db::Transaction& transaction, const Caller& caller, const Subject& subject) {
  const auto& contract = subject.contract;
  const SignInCodes::Recipient recipient{
      .phone = subject.phone, .clinic = contract.name, .time_zone = contract.time_zone, .country = contract.country};
  identity::Flow flow;
  flow.organization = contract.id;
  if (auto refused = codes_.sms_refused(transaction, flow, recipient)) return refused;
  const auto code = identity::make_one_time_code();
  const auto token = identity::make_token();
  const Instant now = services_.clock.now();
  store::put_phone_proof(transaction, contract.id,
                         {.id = PhoneProofId::make(),
                          .patient = subject.patient.id,
                          .phone_index = subject.phone_index,
                          .code_hash = hash_of(services_.keys, subject.patient.id, code),
                          .token_hash = token.hash,
                          .wrong_tries = 0,
                          .sent_by = caller.actor,
                          .sent_at = now,
                          .expires_at = now + proof_time,
                          .proved_at = {}});
  const Facts facts{
      {"clinic", contract.name}, {"code", code}, {"link", portal_url(services_, contract) + "phone#" + token.text}};
  services_.outbox.enqueue(transaction, contract.id,
                           {.channel = delivery::Channel::sms,
                            .to = subject.phone,
                            .subject = {},
                            .text = in_gsm_letters(texts::text(subject.patient.language, "SMS_PHONE_PROOF", facts)),
                            .html = {},
                            .purpose = std::string{purpose},
                            .idempotency_key = "phone-proof-" + Uuid::make().text()},
                           subject.patient.id.value);
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::phone_proof_sent,
                           .patient = subject.patient.id.value,
                           .entity_type = "Patient",
                           .entity = subject.patient.id.value});
  return std::nullopt;
}

PhoneProofView PhoneProof::prove(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                                 const PhoneCode& typed) {
  const auto code = identity::one_time_code_of(typed.code.value);
  if (code.empty()) throw Refused::field("code", "FORMAT_CODE");
  using Outcome = std::variant<PhoneProofView, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Outcome {
    const auto subject = must_find(transaction, organization, patient);
    const auto row = store::phone_proof(transaction, organization, patient);
    const bool is_open = row && row->phone_index == subject.phone_index && !row->proved_at &&
                         row->wrong_tries < tries && services_.clock.now() < row->expires_at;
    if (!is_open) return Refused::field("code", "PHONE_CODE_ENDED");
    if (!equal_constant_time(row->code_hash, hash_of(services_.keys, patient, code))) {
      store::count_wrong_phone_code(transaction, organization, patient);
      return Refused::field("code", "PHONE_CODE_WRONG", {{"attempts_left", tries - row->wrong_tries - 1}});
    }
    note_proved(transaction, caller, organization, patient, "code");
    return view_of(transaction, subject);
  }));
}

void PhoneProof::open_link(http::Call& call, const PhoneToken& link) {
  const auto hash = identity::hash_token(link.token.value);
  services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const Refused ended = Refused{Reason::not_found, "PHONE_LINK_ENDED"}.with("contact", contact_of(contract));
    const auto row = hash.empty() ? std::nullopt : store::phone_proof_by_token(transaction, contract.id, hash);
    if (!row || row->expires_at <= services_.clock.now()) throw ended;
    if (must_find(transaction, contract.id, row->patient).phone_index != row->phone_index) throw ended;
    if (row->proved_at) return;
    note_proved(transaction, in_contract(call.caller(), contract.id), contract.id, row->patient, "link");
  });
}

void PhoneProof::note_proved(db::Transaction& transaction, const Caller& caller, OrganizationId organization,
                             patients::PatientId patient, std::string_view how) {
  store::set_phone_proved(transaction, organization, patient, services_.clock.now());
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::phone_proved,
                           .patient = patient.value,
                           .entity_type = "Patient",
                           .entity = patient.value,
                           .detail = fmt::format(R"({{"by":"{}"}})", how)});
}

}  // namespace portico::access
