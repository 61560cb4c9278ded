#include "access/routes.hpp"
#include "identity/rules.hpp"

namespace portico::access {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;

// A key of RSA with the words of a browser around it takes 2 KiB.
constexpr std::size_t largest_body = 16 * 1024;

http::Route route(Method method, std::string path, http::Access access, Audited audit, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .access = access,
          .audit = audit,
          .summary = std::move(summary),
          .body_limit = largest_body};
}

struct Rules {
  http::Access signed_in;
  http::Access freshly;
};

void add_own(http::Router& router, const std::string& root, const Rules& rules, OwnPasskeys& own) {
  const std::string path = root + "/account/passkeys";
  router.add(route(Method::post, path + "/challenge", rules.freshly, Audited::nothing(),
                   "Begins making a passkey: what the browser needs for it"),
             [&](Call& call) { return own.begin(call); });
  auto add = route(Method::post, path, rules.freshly, Audited::by_verb(Action::factor_added),
                   "Adds the passkey that the browser made; the owner is told");
  add.status = 201;
  router.add(std::move(add), [&](Call& call, const MadePasskey& made) { return own.add(call, made); });
  router.add(route(Method::patch, path + "/{passkey_id}", rules.signed_in, Audited::nothing(), "Names a passkey"),
             [&](Call& call, const PasskeyName& wanted) { own.rename(call, wanted); });
  router.add(route(Method::del, path + "/{passkey_id}", rules.freshly, Audited::by_verb(Action::factor_removed),
                   "Removes a passkey; the owner is told"),
             [&](Call& call) { own.remove(call); });
  router.add(route(Method::put, root + "/account/passkey-offer", rules.signed_in, Audited::nothing(),
                   "The offer to make a passkey was seen, and is not made again"),
             [&](Call& call) { own.offered(call); });
}

// `Sessions` hands over what a step-up renewed.
template <class Sessions>
void add_step_up(http::Router& router, const std::string& root, const Rules& rules, OwnPasskeys& own,
                 Sessions& sessions) {
  const std::string path = root + "/session/step-up/passkey";
  router.add(route(Method::post, path + "/challenge", rules.signed_in, Audited::nothing(),
                   "What the browser needs to show a passkey instead of password and code"),
             [&](Call& call) { return own.ask_for_step_up(call); });
  router.add(route(Method::post, path, rules.signed_in, Audited::by_verb(Action::proof_renewed),
                   "One's own passkey instead of password and code; the session goes on under a new cookie"),
             [&](Call& call, const ShownPasskey& shown) { return sessions.renewed(call, own.step_up(call, shown)); });
}

template <class Login>
void add_login(http::Router& router, const std::string& root, Login& login, Action started) {
  router.add(route(Method::post, root + "/login/passkey/challenge", http::Public{}, Audited::nothing(),
                   "What the browser needs to show a passkey"),
             [&](Call& call) { return login.ask(call); });
  router.add(route(Method::post, root + "/login/passkey", http::Public{}, Audited::by_verb(started),
                   "Signs in with a passkey, which is both factors; nothing else is asked for"),
             [&](Call& call, const ShownPasskey& shown) { return login.sign_in(call, shown); });
}

}  // namespace

void add_passkey_routes(http::Router& router, Verbs& verbs) {
  const std::string portal = "/api/portal/{suffix}";
  const Rules patients{identity::SignedIn{}, identity::Freshly{}};
  add_login(router, portal, verbs.passkey_login, Action::session_started);
  add_own(router, portal, patients, verbs.passkeys);
  add_step_up(router, portal, patients, verbs.passkeys, verbs.sessions);

  const std::string console = "/api/console";
  const Rules staff{identity::StaffSignedIn{}, identity::StaffFreshly{}};
  add_login(router, console, verbs.staff_passkey_login, Action::staff_session_started);
  add_own(router, console, staff, verbs.staff_passkeys);
  add_step_up(router, console, staff, verbs.staff_passkeys, verbs.staff_sessions);
}

}  // namespace portico::access
