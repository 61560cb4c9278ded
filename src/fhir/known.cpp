#include "fhir/known.hpp"

#include <sodium.h>

#include "fhir/store.hpp"

namespace portico::fhir {
namespace {

std::string with_hash(const std::string& key, BytesView hash) { return key + ' ' + std::string{as_text(hash)}; }

ContentHash as_hash(const Bytes& bytes) {
  ContentHash hash{};
  if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

}  // namespace

ContentHash content_hash(std::string_view text) {
  ContentHash hash{};
  crypto_generichash(hash.data(), hash.size(), as_bytes(text).data(), text.size(), nullptr, 0);
  return hash;
}

std::string resource_key(std::string_view type, std::string_view id) {
  std::string key;
  key.reserve(type.size() + 1 + id.size());
  return key.append(type).append(1, '/').append(id);
}

Known::Known(db::Database& database, OrganizationId organization, std::string_view source) {
  database.snapshot([&](db::Transaction& transaction) {
    standing_.clear();
    overtaken_.clear();
    for (const auto& one : store::standing(transaction, organization, source))
      standing_.emplace(resource_key(one.type, one.source_id), Standing{one.local_id, as_hash(one.content_hash)});
    for (const auto& one : store::overtaken(transaction, organization, source))
      overtaken_.insert(with_hash(resource_key(one.type, one.source_id), one.content_hash));
  });
}

std::optional<Uuid> Known::local_id(const std::string& key) const {
  const auto found = standing_.find(key);
  return found == standing_.end() ? std::nullopt : std::optional{found->second.local_id};
}

bool Known::has(const std::string& key, const ContentHash& hash) const {
  const auto found = standing_.find(key);
  return found != standing_.end() && (found->second.hash == hash || overtaken_.contains(with_hash(key, hash)));
}

}  // namespace portico::fhir
