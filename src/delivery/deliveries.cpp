#include "delivery/deliveries.hpp"

#include <algorithm>

#include "delivery/store.hpp"

namespace portico::delivery {
namespace {

constexpr days kept_for{90};
// A job that was claimed just before its end may be with two gateways for ten seconds each.
constexpr seconds underway{30};

}  // namespace

std::optional<Delivery> Deliveries::find(db::Transaction& transaction, OrganizationId organization,
                                         std::string_view idempotency_key) const {
  const auto row = store::delivery_by_key(transaction, organization, idempotency_key);
  return row ? std::optional{as_of_now(row->delivery(), row->expires_at)} : std::nullopt;
}

std::optional<Delivery> Deliveries::find(db::Transaction& transaction, OrganizationId organization, Uuid id) const {
  const auto row = store::delivery_by_id(transaction, organization, id);
  return row ? std::optional{as_of_now(row->delivery(), row->expires_at)} : std::nullopt;
}

std::vector<Delivery> Deliveries::recent(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                                         std::span<const Bytes> addresses, std::size_t most) const {
  auto rows = store::deliveries_of_patient(transaction, organization, patient, most);
  for (const auto& address : addresses)
    for (auto& row : store::deliveries_to(transaction, organization, address, most)) rows.push_back(std::move(row));
  std::ranges::sort(rows, [](const auto& a, const auto& b) {
    return std::pair{b.created_at, b.id} < std::pair{a.created_at, a.id};
  });
  if (rows.size() > most) rows.resize(most);
  std::vector<Delivery> result;
  for (auto& row : rows) result.push_back(as_of_now(row.delivery(), row.expires_at));
  return result;
}

std::optional<SentCode> Deliveries::newest_code(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                                                const Bytes& phone) const {
  const auto row = store::newest_code(transaction, organization, patient, phone);
  if (!row) return std::nullopt;
  SentCode code;
  static_cast<Delivery&>(code) = as_of_now(row->delivery(), row->expires_at);
  code.left_at = row->left_at;
  return code;
}

// Most calls are for nobody, or say what is known: they cost one look.
void Deliveries::receive(db::Database& database, std::string_view key, const std::string& gateway,
                         const Receipt& receipt) const {
  const Bytes hash = store::hash_of_receipt_key(key);
  const auto row = database.read([&](db::Transaction& transaction) { return store::addressee(transaction, hash); });
  if (!row) return;
  // What another gateway, which did not answer in time, says later: only good news is to be believed.
  const bool is_another = !row->gateway.empty() && row->gateway != gateway;
  if (is_another && receipt.state != DeliveryState::delivered) return;
  database.write([&](db::Transaction& transaction) {
    const auto now = store::addressee(transaction, hash);
    if (!now) return;
    const auto state = further(now->state, receipt.state, static_cast<int>(now->segments));
    if (state == now->state && now->left_at) return;
    store::note_receipt(transaction, hash, state, state == now->state ? "" : receipt.error_code, clock_.now());
  });
}

void Deliveries::sweep(db::Transaction& transaction) const {
  store::forget_deliveries(transaction, clock_.now() - kept_for);
}

Delivery Deliveries::as_of_now(Delivery delivery, std::optional<Instant> expires_at) const {
  const bool is_late = expires_at && *expires_at + underway <= clock_.now();
  if (delivery.state != DeliveryState::queued || !is_late) return delivery;
  delivery.state = DeliveryState::expired;
  delivery.state_at = *expires_at;
  return delivery;
}

}  // namespace portico::delivery
