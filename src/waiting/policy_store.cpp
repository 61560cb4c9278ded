#include <algorithm>

#include "waiting/store.hpp"

namespace portico::waiting {

WaitingMode WaitingPolicy::of(HealthcareServiceId service) const {
  const auto own = std::ranges::find(services, service, &ServiceMode::service_id);
  return own == services.end() ? mode : own->mode;
}

namespace store {
namespace {

struct Stored {
  WaitingMode mode = WaitingMode::one_by_one;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Stored, (), (mode, version))

}  // namespace

constexpr db::Sql select_policy{"select mode, version from waiting_policy where organization = $1"};
constexpr db::Sql select_modes{
    "select service as service_id, mode from waiting_service_policy where organization = $1 order by service"};
WaitingPolicy policy(db::Transaction& transaction, OrganizationId organization) {
  const auto stored = transaction.maybe<Stored>(select_policy, organization).value_or(Stored{});
  return {stored.mode, transaction.all<ServiceMode>(select_modes, organization), stored.version};
}

constexpr db::Sql insert_policy{
    "insert into waiting_policy (organization, mode, version, updated_at) values ($1, $2, 1, $3) on conflict "
    "(organization) do nothing"};
constexpr db::Sql update_policy{
    "update waiting_policy set mode = $2, updated_at = $3, version = version + 1 where organization = $1 and version = "
    "$4"};
constexpr db::Sql delete_modes{"delete from waiting_service_policy where organization = $1"};
constexpr db::Sql insert_mode{"insert into waiting_service_policy (organization, service, mode) values ($1, $2, $3)"};
bool set_policy(db::Transaction& transaction, OrganizationId organization, const WaitingPolicy& policy, Instant now) {
  const auto changed = policy.version == 0
                           ? transaction.run(insert_policy, organization, policy.mode, now)
                           : transaction.run(update_policy, organization, policy.mode, now, policy.version);
  if (changed == 0) return false;
  transaction.run(delete_modes, organization);
  for (const auto& one : policy.services) transaction.run(insert_mode, organization, one.service_id, one.mode);
  return true;
}

}  // namespace store
}  // namespace portico::waiting
