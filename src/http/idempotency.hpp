#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "db/database.hpp"
#include "http/dispatcher.hpp"
#include "keys/keys.hpp"

namespace portico::http {

// Who sent which key, with which request.
struct IdempotencyKey {
  OrganizationId organization;
  Uuid actor;
  Bytes key_hash;
  Bytes body_hash;

  auto who() const { return std::tie(organization, actor, key_hash); }
};

struct KeptReply {
  int status;
  std::string body;
};

// Answers of creating POSTs, sealed, 24 hours (table idempotent_reply). A row with status 0 is a claim: its request
// still runs.
class IdempotencyStore {
 public:
  IdempotencyStore(db::Database& database, keys::KeyRing& keys, const Clock& clock)
      : database_{database}, keys_{keys}, clock_{clock} {}

  struct Claimed {};
  struct Running {};   // in another process, or in one that died less than two minutes ago
  struct Mismatch {};  // the same key with another body
  std::variant<Claimed, Running, Mismatch, KeptReply> claim(const IdempotencyKey& key);
  void keep(const IdempotencyKey& key, const KeptReply& reply);
  void release(const IdempotencyKey& key);  // it was refused: nothing happened
  void forget(Instant before);

 private:
  db::Database& database_;
  keys::KeyRing& keys_;
  const Clock& clock_;
};

// Runs a request that carries an Idempotency-Key at most once; its repetitions wait for the first without a worker and
// get its answer. Refusals are not kept: they changed nothing.
class Idempotency {
 public:
  explicit Idempotency(IdempotencyStore& store) : store_{store} {}

  // Nothing when the header is absent or the route is no creating POST of someone signed in. Throws Refused for a key
  // that is empty or longer than 255 bytes.
  static std::optional<IdempotencyKey> key_of(const Call& call, const Route& route);

  using Work = std::function<void(const Done&)>;
  using Post = std::function<void(std::function<void()>)>;
  // On a worker.
  void once(const IdempotencyKey& key, Language language, const Done& done, const Work& work, const Post& post);

 private:
  using Who = std::tuple<OrganizationId, Uuid, Bytes>;
  bool enter(const IdempotencyKey& key, std::function<void()> when_left);
  void leave(const IdempotencyKey& key, const Post& post);
  void run_first(const IdempotencyKey& key, Language language, const Done& done, const Work& work, const Post& post);
  void settle(const IdempotencyKey& key, const Response& response);

  IdempotencyStore& store_;
  std::mutex mutex_;
  std::map<Who, std::vector<std::function<void()>>> running_;  // who waits for whom
};

}  // namespace portico::http
