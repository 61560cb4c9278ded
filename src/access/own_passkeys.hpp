#pragma once
#include <functional>

#include "access/passkey_proof.hpp"
#include "http/call.hpp"

namespace portico::access {

// Somebody of either side and his own passkeys: making, naming and removing them, and showing one instead of password
// and code where a step-up is asked for. None of it takes password and code away, so that a lost passkey strands
// nobody.
class OwnPasskeys {
 public:
  struct Owner {
    identity::Holder holder;
    std::string service;  // under what the browser files the passkey
    std::string name;     // whom it shows beside it
    bool allowed = false;
  };
  using OwnerOf = std::function<Owner(db::Transaction& transaction, const http::Call& call)>;

  OwnPasskeys(Services& services, OwnerOf owner_of, TellOwner tell)
      : services_{services}, owner_of_{std::move(owner_of)}, tell_{tell}, proof_{services, std::move(tell)} {}

  PasskeyToMake begin(http::Call& call);
  PasskeyRow add(http::Call& call, const MadePasskey& made);
  // By the id in the call's path. What is not the holder's is not found.
  void rename(http::Call& call, const PasskeyName& wanted);
  void remove(http::Call& call);
  // The offer was seen; it is not made again.
  void offered(http::Call& call);

  PasskeyToShow ask_for_step_up(http::Call& call);
  // For the side to hand over: it has a new token.
  identity::StartedSession step_up(http::Call& call, const ShownPasskey& shown);

 private:
  Owner owner(db::Transaction& transaction, const http::Call& call) const;

  Services& services_;
  OwnerOf owner_of_;
  TellOwner tell_;
  PasskeyProof proof_;
};

// Throws Refused PASSKEYS_OFF where `allowed` is not.
void require_passkeys(bool allowed);

}  // namespace portico::access
