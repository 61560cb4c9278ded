#include "access/routes.hpp"
#include "identity/permissions.hpp"
#include "identity/rules.hpp"

namespace portico::access {
namespace {

using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

OrganizationId organization_of(const Call& call) { return call.id<OrganizationId>("organization_id"); }

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

void add_desk_routes(http::Router& router, Verbs& verbs) { add_handouts(router, verbs.handouts); }

}  // namespace portico::access
