#include "access/run_letters.hpp"

#include "access/run_fitness.hpp"
#include "calendar/zone.hpp"
#include "organization/store.hpp"

namespace portico::access {

std::vector<pdf::Document> RunLetters::next(db::Transaction& transaction, const Caller& caller,
                                            const organization::Organization& contract, const store::Run& run) {
  std::vector<pdf::Document> letters;
  while (std::ssize(letters) < run.per_day) {
    const auto waiting = store::next_waiting(transaction, contract.id, run.id);
    if (!waiting) break;
    if (const auto why = hindrance(services_, transaction, contract, run.channel, waiting->patient)) {
      store::note_skipped(transaction, contract.id, run.id, waiting->position, why->code);
      continue;
    }
    auto issued = invitations_.issue(transaction, caller, contract, waiting->patient, InvitationChannel::letter);
    if (!store::note_invited(transaction, contract.id, run.id, waiting->position, issued.id))
      throw db::Retryable{"somebody else prints them too"};
    letters.push_back(*std::move(issued.letter));
  }
  if (!store::next_waiting(transaction, contract.id, run.id))
    store::end_run(transaction, contract.id, run.id, RunState::done, services_.clock.now());
  return letters;
}

std::vector<pdf::Document> RunLetters::again(db::Transaction& transaction, const Caller& caller,
                                             const organization::Organization& contract, const store::Run& run) {
  const Date today = date_in_zone(services_.clock.now(), contract.time_zone);
  std::vector<pdf::Document> letters;
  for (const auto& one :
       store::printed_since(transaction, contract.id, run.id, calendar::Zone{contract.time_zone}.start_at(today, 0))) {
    const auto judged = judge(services_, transaction, contract, one.patient);
    if (!judged || !invitation_blockers(*judged, contract, InvitationChannel::letter).empty()) continue;
    auto issued = invitations_.issue(transaction, caller, contract, one.patient, InvitationChannel::letter);
    store::note_printed_again(transaction, contract.id, run.id, one.position, issued.id);
    letters.push_back(*std::move(issued.letter));
  }
  return letters;
}

PrintedLetters RunLetters::print(const Caller& caller, OrganizationId organization, RunId id,
                                 const PrintLetters& wanted) {
  std::vector<pdf::Document> letters;
  auto view = services_.database.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, organization);
    const auto run = store::run(transaction, organization, id);
    if (!contract || !run) throw Refused::not_found();
    if (run->channel != RunChannel::letter) throw Refused{Reason::conflict, "RUN_NOT_LETTERS"};
    if (run->state == RunState::stopped) throw Refused{Reason::conflict, "RUN_ENDED"};
    letters = wanted.again ? again(transaction, caller, *contract, *run) : next(transaction, caller, *contract, *run);
    return runs_.view(transaction, organization, id);
  });
  if (letters.empty()) throw Refused{Reason::conflict, "RUN_NOTHING_TO_PRINT"};
  return {std::move(view), std::ssize(letters), to_base64url(pdf::write_letters(letters).bytes)};
}

}  // namespace portico::access
