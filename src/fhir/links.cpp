#include "fhir/links.hpp"

#include "fhir/store.hpp"

namespace portico::fhir {
namespace {

std::string identifier_key(std::string_view type, const Identifier& identifier) {
  return std::string{type} + "|" + identifier.system + "|" + identifier.value;
}

}  // namespace

void Links::add(const std::string& resource_key, Uuid local_id) { by_id_[resource_key] = local_id; }

void Links::add(db::Transaction& transaction, std::string_view type, const Identifier& identifier, Uuid local_id) {
  by_identifier_[identifier_key(type, identifier)] = local_id;
  nowhere_.clear();
  store::put_identifier(transaction, organization_, source_, type, identifier, local_id);
}

std::optional<Uuid> Links::find(db::Transaction& transaction, const Reference& reference, std::string_view type) {
  if (reference.empty() || (!reference.type.empty() && reference.type != type)) return std::nullopt;
  if (!reference.id.empty()) {
    const auto key = resource_key(type, reference.id);
    if (const auto met = by_id_.find(key); met != by_id_.end()) return met->second;
    return known_.local_id(key);
  }
  const Identifier identifier{reference.identifier_system, reference.identifier_value};
  const auto key = identifier_key(type, identifier);
  if (const auto known = by_identifier_.find(key); known != by_identifier_.end()) return known->second;
  if (nowhere_.contains(key)) return std::nullopt;
  const auto stored =
      store::by_identifier(transaction, organization_, source_, type, identifier.system, identifier.value);
  if (stored)
    by_identifier_.emplace(key, *stored);
  else
    nowhere_.insert(key);
  return stored;
}

}  // namespace portico::fhir
