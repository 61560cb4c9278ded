#include "access/run_fitness.hpp"

#include <algorithm>

namespace portico::access {
namespace {

bool has_open_invitation(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                         Instant now) {
  const auto newest = store::invitations_of(transaction, organization, patient, 1);
  return !newest.empty() && !newest.front().ended_at && newest.front().expires_at > now;
}

}  // namespace

std::pair<InvitationChannel, std::optional<Blocker>> way_to(const Judged& judged,
                                                            const organization::Organization& contract,
                                                            RunChannel channel) {
  const auto first = channel == RunChannel::sms      ? InvitationChannel::sms
                     : channel == RunChannel::letter ? InvitationChannel::letter
                                                     : InvitationChannel::email;
  auto blockers = invitation_blockers(judged, contract, first);
  if (blockers.empty()) return {first, std::nullopt};
  if (channel == RunChannel::email_or_sms && blockers.front().code == "INVITATION_NO_EMAIL")
    return {InvitationChannel::sms, std::nullopt};
  return {first, std::move(blockers.front())};
}

std::optional<Blocker> unfit_for_many(const Judged& judged, const organization::Organization& contract) {
  auto missing = missing_for_automatic(judged.subject(contract));
  if (missing.empty()) return std::nullopt;
  const auto whole_answer = std::ranges::find(missing, "UNDER_AGE", &Blocker::code);
  return std::move(whole_answer != missing.end() ? *whole_answer : missing.front());
}

std::optional<Blocker> hindrance(Services& services, db::Transaction& transaction,
                                 const organization::Organization& contract, RunChannel channel,
                                 patients::PatientId patient) {
  const auto judged = judge(services, transaction, contract, patient);
  if (!judged) return Blocker{"GONE"};
  if (auto unfit = unfit_for_many(*judged, contract)) return unfit;
  if (has_open_invitation(transaction, contract.id, patient, services.clock.now())) return Blocker{"INVITED_ALREADY"};
  return way_to(*judged, contract, channel).second;
}

}  // namespace portico::access
