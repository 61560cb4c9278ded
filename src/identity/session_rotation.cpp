#include "identity/session_rotation.hpp"

#include "base/refused.hpp"
#include "identity/codes.hpp"

namespace portico::identity {
namespace {

constexpr db::Sql put_token{"update session set token_hash = $2 where id = $1"};

}  // namespace

std::string rotate(db::Transaction& transaction, Uuid session) {
  auto token = make_token();
  if (transaction.run(put_token, session, token.hash) != 1) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  return std::move(token.text);
}

}  // namespace portico::identity
