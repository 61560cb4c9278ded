#include "access/routes.hpp"
#include "identity/permissions.hpp"
#include "identity/rules.hpp"

namespace portico::access {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

OrganizationId organization_of(const Call& call) { return call.id<OrganizationId>("organization_id"); }

patients::PatientId patient_of(const Call& call) { return call.id<patients::PatientId>("patient_id"); }

void add_phone_proof(http::Router& router, PhoneProof& proof) {
  const std::string path = "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/phone-proof";
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/phone-proofs/{phone_proof_id}",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::nothing(),
              .summary = "Whether that SMS has proved the number by now; asked again while one waits",
              .prolongs_session = false},
             [&](Call& call) { return proof.view(organization_of(call), call.id<PhoneProofId>("phone_proof_id")); });
  router.add({.method = Method::post,
              .path = path,
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::phone_proof_sent),
              .summary = "Sends an SMS whose code the patient reads aloud, or whose link he opens"},
             [&](Call& call) { return proof.send(call.caller(), organization_of(call), patient_of(call)); });
  router.add({.method = Method::post,
              .path = path + "/code",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::phone_proved),
              .summary = "The code that the patient has read aloud"},
             [&](Call& call, const PhoneCode& typed) {
               return proof.prove(call.caller(), organization_of(call), patient_of(call), typed);
             });
  router.add({.method = Method::post,
              .path = "/api/portal/{suffix}/phone-proofs",
              .access = http::Public{},
              .audit = Audited::by_verb(Action::phone_proved),
              .summary = "“This is my phone”, by the link of the SMS from the desk"},
             [&](Call& call, const PhoneToken& link) { proof.open_link(call, link); });
}

void add_handouts(http::Router& router, Handouts& handouts) {
  const std::string path = "/api/console/contracts/{organization_id}/handouts";
  router.add({.method = Method::get,
              .path = path + "/poster",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::nothing(),
              .summary = "A poster with the portal's address as a QR code, PDF"},
             [&](Call& call, HandoutQuery query) { return handouts.poster(organization_of(call), query); });
  router.add({.method = Method::get,
              .path = path + "/leaflet",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::nothing(),
              .summary = "A leaflet that says how to get in, PDF"},
             [&](Call& call, HandoutQuery query) { return handouts.leaflet(organization_of(call), query); });
}

}  // namespace

void add_desk_routes(http::Router& router, Verbs& verbs) {
  add_phone_proof(router, verbs.phone_proof);
  add_handouts(router, verbs.handouts);
}

}  // namespace portico::access
