#include "organization/directory_routes.hpp"

#include "identity/permissions.hpp"

namespace portico::organization {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;

const std::string contract = "/api/console/contracts/{organization_id}";
constexpr identity::InContract managing{"organization_id", identity::Permission::scheduling_manage};

}  // namespace

void add_directory_routes(http::Router& router, Directory& directory) {
  router.add({.method = Method::post,
              .path = contract + "/locations",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "A new institution",
              .status = 201},
             [&directory](Call& call, LocationSettings wanted) { return directory.add(call.caller(), wanted); });
  router.add({.method = Method::put,
              .path = contract + "/locations/{location_id}",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Set an institution anew, or close it"},
             [&directory](Call& call, LocationSettings wanted) {
               return directory.change(call.caller(), call.id<LocationId>("location_id"), wanted);
             });
  router.add({.method = Method::post,
              .path = contract + "/practitioners",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "A new practitioner",
              .status = 201},
             [&directory](Call& call, PractitionerSettings wanted) { return directory.add(call.caller(), wanted); });
  router.add({.method = Method::put,
              .path = contract + "/practitioners/{practitioner_id}",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Set a practitioner anew; who has left becomes inactive"},
             [&directory](Call& call, PractitionerSettings wanted) {
               return directory.change(call.caller(), call.id<PractitionerId>("practitioner_id"), wanted);
             });
}

}  // namespace portico::organization
