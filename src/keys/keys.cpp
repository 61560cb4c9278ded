#include "keys/keys.hpp"

#include <future>
#include <map>
#include <shared_mutex>

#include "base/clock.hpp"
#include "base/digest.hpp"
#include "keys/key_file.hpp"
#include "keys/secret.hpp"
#include "keys/store.hpp"

namespace portico::keys {
namespace {

// Families of derived keys: what is derived in one can be derived in no other.
constexpr char wrapping[] = "PorticoW";
constexpr char checking[] = "PorticoC";
constexpr char of_installation[] = "PorticoI";
constexpr char of_organization[] = "PorticoO";

constexpr std::size_t version_size = 4;

using Versions = std::map<std::uint32_t, Key>;
using SharedVersions = std::shared_ptr<const Versions>;

Bytes big_endian(std::uint32_t number) {
  return {static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
          static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

Bytes joined(BytesView a, BytesView b) {
  Bytes out{a.begin(), a.end()};
  out.insert(out.end(), b.begin(), b.end());
  return out;
}

// "patient.phone", a zero, the row's id.
Bytes bound_to(std::string_view place, Uuid row) {
  Bytes bound = to_bytes(place);
  bound.push_back(0);
  return joined(bound, row.bytes);
}

class FileKeyRing : public KeyRing {
 public:
  FileKeyRing(Key master, db::Database& database) : master_{std::move(master)}, database_{database} {}

  Bytes installation_key(Purpose purpose) const override {
    return as_result(master_.derive(static_cast<std::uint64_t>(purpose), of_installation));
  }

  Bytes organization_key(OrganizationId organization, Purpose purpose) override {
    return as_result(derived(versions(organization)->begin()->second, purpose));
  }

  Bytes seal(OrganizationId organization, Purpose purpose, BytesView bound, BytesView plain) override {
    const auto keys = versions(organization);
    const auto& [version, key] = *keys->rbegin();
    return encrypt(derived(key, purpose), bound, plain, big_endian(version));
  }

  Bytes unseal(OrganizationId organization, Purpose purpose, BytesView bound, BytesView sealed) override {
    const Key key = version_of(organization, sealed_version(sealed));
    return decrypt(derived(key, purpose), bound, sealed.subspan(version_size));
  }

  Bytes seal_field(OrganizationId organization, std::string_view place, Uuid row, std::string_view plain) override {
    return seal(organization, Purpose::field, bound_to(place, row), as_bytes(plain));
  }

  std::string open_field(OrganizationId organization, std::string_view place, Uuid row, BytesView sealed) override {
    return std::string{as_text(unseal(organization, Purpose::field, bound_to(place, row), sealed))};
  }

  Bytes blind_index(OrganizationId organization, std::string_view kind, std::string_view value) override {
    const std::string text = std::string{kind} + ":" + std::string{value};
    Bytes index = hmac_sha256(organization_key(organization, Purpose::blind_index), as_bytes(text));
    index.resize(16);
    return index;
  }

  // Throws when the database was encrypted under another key file.
  void check(const std::filesystem::path& key_file) {
    const std::string mine = to_hex(master_.derive(1, checking).view());
    const auto before = database_.read([](db::Transaction& t) { return store::key_check(t); });
    const std::string known = before ? *before : database_.write([&](db::Transaction& t) {
      store::add_key_check(t, mine);
      return store::key_check(t).value_or("");
    });
    if (known == mine) return;
    throw std::runtime_error{"The key file " + key_file.string() +
                             " is not the one that this database was encrypted with. Put that one back from your "
                             "backup of it, or point to the right database."};
  }

 private:
  static Bytes as_result(const Key& key) { return {key.view().begin(), key.view().end()}; }
  static Key derived(const Key& data_key, Purpose purpose) {
    return data_key.derive(static_cast<std::uint64_t>(purpose), of_organization);
  }

  SharedVersions versions(OrganizationId organization) {
    if (auto cached = in_cache(organization)) return cached;
    auto found = read(organization);
    if (found->empty()) return make(organization);
    return found;
  }

  Key version_of(OrganizationId organization, std::uint32_t version) {
    const auto known = versions(organization);
    if (const auto found = known->find(version); found != known->end()) return found->second;
    // Another process may have made a newer one.
    const auto fresh = read(organization);
    const auto found = fresh->find(version);
    if (found == fresh->end()) throw std::runtime_error{"sealed bytes name a data key that does not exist"};
    return found->second;
  }

  // Inside a transaction that may write, the key comes with it and is remembered once it is committed. Anywhere else it
  // is made in a thread of its own, since the caller may be in the midst of reading.
  SharedVersions make(OrganizationId organization) {
    if (database_.is_writing())
      return database_.read([&](db::Transaction& t) {
        const auto made = add(t, organization);
        keep_once_certain(t, organization, made);
        return made;
      });
    const auto made = std::async(std::launch::async, [&] {
                        return database_.write([&](db::Transaction& t) { return add(t, organization); });
                      }).get();
    keep(organization, made);
    return made;
  }

  SharedVersions read(OrganizationId organization) {
    return database_.read([&](db::Transaction& t) {
      const auto found = load(t, organization);
      if (!found->empty()) keep_once_certain(t, organization, found);
      return found;
    });
  }

  // What a transaction that may still be rolled back has read may never come to be: everything sealed with a key that
  // was remembered but not stored would be lost.
  void keep_once_certain(db::Transaction& transaction, OrganizationId organization, const SharedVersions& keys) {
    if (database_.is_writing())
      transaction.after_commit([this, organization, keys] { keep(organization, keys); });
    else
      keep(organization, keys);
  }

  SharedVersions add(db::Transaction& transaction, OrganizationId organization) {
    const Bytes key = random_bytes(Key::size);
    const Bytes wrapped = encrypt(wrapping_key(), bound_to_key(organization, 1), key);
    store::add_data_key(transaction, organization, {1, wrapped}, SystemClock{}.now());
    return load(transaction, organization);
  }

  SharedVersions load(db::Transaction& transaction, OrganizationId organization) const {
    auto out = std::make_shared<Versions>();
    for (const auto& [version, wrapped] : store::data_keys(transaction, organization)) {
      const auto number = static_cast<std::uint32_t>(version);
      out->emplace(number, Key{decrypt(wrapping_key(), bound_to_key(organization, number), wrapped)});
    }
    return out;
  }

  Key wrapping_key() const { return master_.derive(1, wrapping); }
  static Bytes bound_to_key(OrganizationId organization, std::uint32_t version) {
    return joined(organization.value.bytes, big_endian(version));
  }

  SharedVersions in_cache(OrganizationId organization) const {
    const std::shared_lock lock{mutex_};
    const auto found = cache_.find(organization);
    return found == cache_.end() ? nullptr : found->second;
  }

  void keep(OrganizationId organization, const SharedVersions& keys) {
    const std::unique_lock lock{mutex_};
    cache_[organization] = keys;
  }

  const Key master_;
  db::Database& database_;
  mutable std::shared_mutex mutex_;
  std::map<OrganizationId, SharedVersions> cache_;
};

}  // namespace

std::uint32_t sealed_version(BytesView sealed) {
  if (sealed.size() < version_size) throw std::runtime_error{"sealed bytes are too short"};
  std::uint32_t version = 0;
  for (std::size_t i = 0; i < version_size; ++i) version = version << 8 | sealed[i];
  return version;
}

std::unique_ptr<KeyRing> KeyRing::open(const std::filesystem::path& key_file, db::Database& database, bool create) {
  if (!key_file_exists(key_file)) {
    const bool encrypted = database.read([](db::Transaction& t) { return store::key_check(t); }).has_value();
    if (encrypted)
      throw std::runtime_error{"The key file " + key_file.string() +
                               " is missing, and this database was encrypted with one. Put it back from your backup of "
                               "it: without it nothing in the database can be read."};
    if (!create)
      throw std::runtime_error{
          "The key file " + key_file.string() +
          " is missing. Make one and keep a copy outside this machine: head -c 32 /dev/urandom > " + key_file.string() +
          " && chmod 0400 " + key_file.string()};
    make_key_file(key_file);
  }
  auto ring = std::make_unique<FileKeyRing>(read_key_file(key_file), database);
  ring->check(key_file);
  return ring;
}

}  // namespace portico::keys
