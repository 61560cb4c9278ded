#pragma once
#include <functional>
#include <variant>

#include "access/login_guard.hpp"
#include "access/passkey_shapes.hpp"
#include "access/services.hpp"

namespace portico::access {

// What a passkey's owner is told of: copied, when its counter went back.
enum class PasskeyEvent { added, removed, copied };
using TellOwner = std::function<void(db::Transaction& transaction, const identity::Holder& holder, PasskeyEvent event)>;

// A passkey shown at the door or inside a session of either side, with the limits on tries, the journal and the word to
// the owner around it. All in the caller's transaction, which is to be committed whatever comes out.
class PasskeyProof {
 public:
  PasskeyProof(Services& services, TellOwner tell) : services_{services}, tell_{std::move(tell)}, guard_{services} {}

  // Refused when one address asks too often.
  std::variant<PasskeyToShow, Refused> ask(db::Transaction& transaction, const Caller& caller, identity::PasskeyUse use,
                                           const identity::Holder& holder);
  // The account whose passkey it was.
  std::variant<Uuid, Refused> judge(db::Transaction& transaction, const Caller& caller, identity::PasskeyUse use,
                                    const identity::Holder& holder, const identity::PasskeyAssertion& shown);
  // The journal's row about a login by passkey.
  void note(db::Transaction& transaction, const Caller& caller, identity::PasskeyUse use,
            const identity::Holder& holder, const std::string& outcome);

 private:
  Services& services_;
  TellOwner tell_;
  LoginGuard guard_;
};

}  // namespace portico::access
