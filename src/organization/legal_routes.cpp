#include "http/router.hpp"
#include "identity/permissions.hpp"
#include "organization/routes.hpp"

namespace portico::organization {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

// Three languages of two long texts.
constexpr std::size_t largest_texts = 512 * 1024;

void add_legal_routes(http::Router& router, LegalTexts& texts) {
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}/legal",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "The clinic's privacy notice and terms, in the languages it has them in"},
             [&](Call& call) { return texts.current_at(call.parameter("suffix")); });
  const std::string path = "/api/console/contracts/{organization_id}/legal";
  router.add({.method = Method::get,
              .path = path,
              .access = InContract{"organization_id", Permission::settings_read},
              .audit = Audited::nothing(),
              .summary = "The version in force"},
             [&](Call& call) { return texts.current(call.id<OrganizationId>("organization_id")); });
  router.add({.method = Method::post,
              .path = path,
              .access = InContract{"organization_id", Permission::settings_write},
              .audit = Audited::by_verb(Action::legal_published),
              .summary = "Publishes a new version; everybody is asked for it at the next login",
              .status = 201,
              .body_limit = largest_texts},
             [&](Call& call, const NewLegal& wanted) {
               return texts.publish(call.caller(), call.id<OrganizationId>("organization_id"), wanted);
             });
}

}  // namespace portico::organization
