#include "organization/sign_in.hpp"

#include <algorithm>

#include "base/refused.hpp"
#include "base/spelling.hpp"

namespace portico::organization {
namespace {

struct PolicyRow {
  std::int64_t version = 1;
  std::string second_factors;
  bool passkeys = false;
  PasswordMode password_mode = PasswordMode::classes;
  bool recovery_by_sms_alone = false;
};
BOOST_DESCRIBE_STRUCT(PolicyRow, (), (version, second_factors, passkeys, password_mode, recovery_by_sms_alone))

constexpr db::Sql select_policy{
    "select version, second_factors, passkeys, password_mode, recovery_by_sms_alone from organization where id = $1"};
constexpr db::Sql update_policy{
    "update organization set second_factors = $3, passkeys = $4, password_mode = $5, recovery_by_sms_alone = $6, "
    "version = version + 1 where id = $1 and version = $2"};

std::vector<SecondFactor> split(std::string_view text) {
  std::vector<SecondFactor> factors;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (const auto factor = from_spelling<SecondFactor>(text.substr(0, comma))) factors.push_back(*factor);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return factors;
}

// Each once, in the order of the enum.
std::string joined(std::vector<SecondFactor> factors) {
  std::ranges::sort(factors);
  factors.erase(std::ranges::unique(factors).begin(), factors.end());
  std::string text;
  for (const auto factor : factors) text += (text.empty() ? "" : ",") + std::string{spelling(factor)};
  return text;
}

}  // namespace

bool SignInPolicy::allows(SecondFactor factor) const {
  return std::ranges::find(second_factors, factor) != second_factors.end();
}

SignInPolicy sign_in_policy(db::Transaction& transaction, OrganizationId organization) {
  const auto row = transaction.maybe<PolicyRow>(select_policy, organization);
  if (!row) return {};
  return {row->version, split(row->second_factors), row->passkeys, row->password_mode, row->recovery_by_sms_alone};
}

SignInPolicy SignInPolicies::view(OrganizationId organization) {
  return database_.read([&](db::Transaction& transaction) { return sign_in_policy(transaction, organization); });
}

SignInPolicy SignInPolicies::change(const Caller& caller, OrganizationId organization, const SignInPolicy& wanted) {
  if (!wanted.allows(SecondFactor::sms)) throw Refused::field("second_factors", "SECOND_FACTOR_NEEDED");
  return database_.write([&](db::Transaction& transaction) {
    const auto changed = transaction.run(update_policy, organization, wanted.version, joined(wanted.second_factors),
                                         wanted.passkeys, wanted.password_mode, wanted.recovery_by_sms_alone);
    if (changed != 1) throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal_.write(transaction, caller,
                   {.action = audit::Action::settings_changed,
                    .entity_type = "Organization",
                    .entity = organization.value,
                    .detail = R"({"fields":["sign_in"]})"});
    return sign_in_policy(transaction, organization);
  });
}

}  // namespace portico::organization
