#include "proxies/routes.hpp"

#include "identity/rules.hpp"

namespace portico::proxies {

using http::Audited;
using http::Method;

void add_routes(http::Router& router, db::Database& database, const Grants& grants) {
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}/profiles",
              .access = identity::SignedIn{},
              .audit = Audited::read(audit::Action::profiles_viewed),
              .summary = "Patients whom the signed-in account may act for"},
             [&](http::Call& call) -> ProfileList {
               const auto& caller = call.caller();
               return {database.read([&](db::Transaction& transaction) {
                 return grants.profiles(transaction, caller.organization, identity::AccountId{caller.actor});
               })};
             });
}

}  // namespace portico::proxies
