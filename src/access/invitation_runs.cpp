#include "access/invitation_runs.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <span>

#include "access/run_fitness.hpp"
#include "access/subject_store.hpp"
#include "base/page.hpp"
#include "base/text.hpp"
#include "calendar/zone.hpp"
#include "organization/store.hpp"
#include "texts/texts.hpp"

namespace portico::access {

// One who meets the criteria; `why` stands in the way.
struct InvitationRuns::Candidate {
  patients::PatientId id;
  std::string name;
  std::string sort_key;
  std::optional<Date> birth_date;
  std::optional<Blocker> why;
  InvitationChannel channel = InvitationChannel::email;

  ChosenPatient shown() const { return {id, name, birth_date}; }
};

struct InvitationRuns::Chosen {
  std::vector<Candidate> candidates;  // in the order of names
  std::int64_t activated = 0;
};

namespace {

constexpr std::int64_t judged_at_once = 500;
constexpr std::size_t shown_of_invitable = 200;
constexpr std::size_t shown_of_left_out = 50;
constexpr std::int64_t runs_at_once = 50;
constexpr int oldest_age = 130;

organization::Organization contract_of(db::Transaction& transaction, OrganizationId organization) {
  auto contract = organization::store::by_id(transaction, organization);
  if (!contract) throw Refused::not_found();
  return std::move(*contract);
}

// The first day in whose course somebody of that age can have been born, or the last one.
Date years_before(Date today, std::int64_t years) {
  const auto text = fmt::format("{:04}{}", today.year() - years, today.text().substr(4));
  if (const auto day = Date::parse(text)) return *day;
  return *Date::parse(fmt::format("{:04}-02-28", today.year() - years));  // 29 February
}

std::optional<std::int64_t> age(const char* field, std::optional<std::int64_t> years) {
  if (years && (*years < 0 || *years > oldest_age)) throw Refused::field(field, "FORMAT_AGE");
  return years;
}

patients::Choice choice_of(const RunCriteria& criteria, const organization::Organization& contract, Instant now) {
  const Date today = date_in_zone(now, contract.time_zone);
  patients::Choice choice;
  choice.language = criteria.language;
  choice.practitioner = criteria.practitioner_id;
  choice.location = criteria.location_id;
  if (const auto until = age("age_until", criteria.age_until))
    choice.born_from = years_before(today, *until + 1).plus_days(1);
  if (const auto from = age("age_from", criteria.age_from)) choice.born_until = years_before(today, *from);
  if (criteria.visited_since)
    choice.visited_since = calendar::Zone{contract.time_zone}.start_at(*criteria.visited_since, 0);
  return choice;
}

std::int64_t position_in(const std::string& cursor) {
  std::int64_t position = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), position);
  if (error != std::errc{} || end != cursor.data() + cursor.size()) throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  return position;
}

Caller on_behalf_of(OrganizationId organization, Uuid staff) {
  Caller caller;
  caller.kind = Caller::Kind::system;
  caller.actor = staff;
  caller.organization = organization;
  caller.request_id = "invitation_run";
  return caller;
}

}  // namespace

InvitationRuns::Chosen InvitationRuns::choose(db::Transaction& transaction, const organization::Organization& contract,
                                              const RunCriteria& criteria, RunChannel channel) const {
  const Instant now = services_.clock.now();
  const auto choice = criteria.patients ? patients::Choice{} : choice_of(criteria, contract, now);
  std::set<patients::PatientId> listed;
  if (criteria.patients) listed.insert(criteria.patients->begin(), criteria.patients->end());
  const auto busy = store::being_invited(transaction, contract.id, now);
  const std::set<patients::PatientId> invited(busy.begin(), busy.end());

  Chosen chosen;
  patients::PatientId after;
  std::vector<Judged> page;
  do {
    page = judge_chosen(services_, transaction, contract, choice, after, judged_at_once);
    for (const auto& judged : page) {
      const auto& patient = judged.patient;
      if (criteria.patients && !listed.contains(patient.id)) continue;
      if (judged.activated()) {
        ++chosen.activated;
        continue;
      }
      auto [way, standing] = way_to(judged, contract, channel);
      auto why = unfit_for_many(judged, contract);
      if (!why) why = std::move(standing);
      if (!why && invited.contains(patient.id)) why = Blocker{"INVITED_ALREADY"};
      chosen.candidates.push_back({patient.id, patient.name, sort_key(patient.name, contract.language),
                                   patient.birth_date, std::move(why), way});
    }
    if (!page.empty()) after = page.back().patient.id;
  } while (static_cast<std::int64_t>(page.size()) == judged_at_once);
  std::ranges::sort(chosen.candidates, {}, [](const Candidate& one) { return std::tie(one.sort_key, one.id); });
  return chosen;
}

RunPreview InvitationRuns::preview(OrganizationId organization, Language language, const PreviewRun& wanted) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto chosen = choose(transaction, contract, wanted.criteria, wanted.channel);
    RunPreview preview{.activated = chosen.activated, .patients = {}, .left_out = {}};
    std::map<std::string, LeftOut> left_out;
    for (const auto& one : chosen.candidates) {
      if (one.why) {
        auto& group = left_out[one.why->code];
        if (++group.count == 1) group.code = one.why->code;
        if (group.patients.size() < shown_of_left_out) group.patients.push_back(one.shown());
        continue;
      }
      ++preview.invitable;
      ++(one.channel == InvitationChannel::email    ? preview.by_email
         : one.channel == InvitationChannel::letter ? preview.by_letter
                                                    : preview.by_sms);
      if (preview.patients.size() < shown_of_invitable) preview.patients.push_back(one.shown());
    }
    for (auto& [code, group] : left_out) {
      group.detail = texts::text(language, "LEFT_OUT_" + code);
      preview.left_out.push_back(std::move(group));
    }
    std::ranges::stable_sort(preview.left_out, std::ranges::greater{}, &LeftOut::count);
    return preview;
  });
}

InvitationRun InvitationRuns::start(const Caller& caller, OrganizationId organization, const NewRun& wanted) {
  const auto most = wanted.channel == RunChannel::letter ? most_letters_at_once : most_per_day;
  if (wanted.per_day < 1 || wanted.per_day > most) throw Refused::field("per_day", "FORMAT_PER_DAY").with("most", most);
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto chosen = choose(transaction, contract, wanted.criteria, wanted.channel);
    if (std::ranges::none_of(chosen.candidates, [](const auto& one) { return !one.why; }))
      throw Refused{Reason::unprocessable, "RUN_EMPTY"};
    if (static_cast<std::int64_t>(chosen.candidates.size()) > most_in_run)
      throw Refused{Reason::unprocessable, "RUN_TOO_LARGE"}.with("most", most_in_run);
    const Instant now = services_.clock.now();
    const store::Run run{.id = RunId::make(),
                         .channel = wanted.channel,
                         .per_day = wanted.per_day,
                         .state = RunState::running,
                         .started_by = caller.actor,
                         .created_at = now,
                         .ended_at = {},
                         .next_at = wanted.channel == RunChannel::letter ? std::nullopt : std::optional{now}};
    store::insert_run(transaction, organization, run);
    std::int64_t position = 0;
    for (const bool left_out : {false, true})
      for (const auto& one : chosen.candidates)
        if (one.why.has_value() == left_out)
          store::insert_run_patient(transaction, organization, run.id, ++position, one.id,
                                    one.why ? one.why->code : "");
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::patient_invited,
                             .entity_type = "Group",
                             .entity = run.id.value,
                             .detail = fmt::format(R"({{"state":"running","patients":{}}})", position)});
    return view(transaction, organization, run.id);
  });
}

InvitationRun InvitationRuns::stop(const Caller& caller, OrganizationId organization, RunId run,
                                   const StopRun& wanted) {
  return services_.database.write([&](db::Transaction& transaction) {
    const Instant now = services_.clock.now();
    const auto found = store::run(transaction, organization, run);
    if (!found) throw Refused::not_found();
    const bool stopped = store::end_run(transaction, organization, run, RunState::stopped, now);
    if (!stopped && !wanted.revoke) throw Refused{Reason::conflict, "RUN_ENDED"};
    if (wanted.revoke) store::revoke_of_run(transaction, organization, run, now);
    services_.journal.write(
        transaction, caller,
        {.action = audit::Action::invitation_revoked,
         .entity_type = "Group",
         .entity = run.value,
         .detail = wanted.revoke ? R"({"state":"stopped","revoked":true})" : R"({"state":"stopped"})"});
    return view(transaction, organization, run);
  });
}

InvitationRun InvitationRuns::view(db::Transaction& transaction, OrganizationId organization, RunId run) const {
  const auto found = store::run(transaction, organization, run);
  if (!found) throw Refused::not_found();
  InvitationRun view{.id = found->id,
                     .channel = found->channel,
                     .per_day = found->per_day,
                     .state = found->state,
                     .created_at = found->created_at,
                     .ended_at = found->ended_at,
                     .next_at = found->next_at,
                     .counts = {}};
  const auto at = found->created_at;
  for (const auto& one : store::run_counts(transaction, organization, at, at, services_.clock.now()))
    if (one.run == run) view.counts.push_back({one.state, one.count});
  return view;
}

InvitationRun InvitationRuns::view(OrganizationId organization, RunId run) {
  return services_.database.read([&](db::Transaction& transaction) { return view(transaction, organization, run); });
}

InvitationRunPage InvitationRuns::list(OrganizationId organization, const ListRuns& wanted) {
  const int size = page_size(wanted.limit);
  return services_.database.snapshot([&](db::Transaction& transaction) {
    std::optional<RunId> before;
    if (wanted.cursor) before = RunId{Cursor::parse(*wanted.cursor).id};
    const auto found = store::runs(transaction, organization, before, size + 1);
    InvitationRunPage page;
    for (const auto& run : std::span{found}.first(std::min<std::size_t>(found.size(), size)))
      page.items.push_back({.id = run.id,
                            .channel = run.channel,
                            .per_day = run.per_day,
                            .state = run.state,
                            .created_at = run.created_at,
                            .ended_at = run.ended_at,
                            .next_at = run.next_at,
                            .counts = {}});
    if (page.items.empty()) return page;
    for (const auto& one : store::run_counts(transaction, organization, page.items.back().created_at,
                                             page.items.front().created_at, services_.clock.now()))
      if (const auto of = std::ranges::find(page.items, one.run, &InvitationRun::id); of != page.items.end())
        of->counts.push_back({one.state, one.count});
    if (found.size() > page.items.size()) page.next_cursor = Cursor{{}, page.items.back().id.value}.text();
    return page;
  });
}

RunPatientPage InvitationRuns::patients(OrganizationId organization, Language language, RunId run,
                                        const ListRunPatients& wanted) {
  const int size = page_size(wanted.limit);
  return services_.database.snapshot([&](db::Transaction& transaction) {
    if (!store::run(transaction, organization, run)) throw Refused::not_found();
    const auto after = wanted.cursor ? position_in(Cursor::parse(*wanted.cursor).key) : 0;
    const auto found = store::run_patients(transaction, organization, run, wanted.state.value_or(""), after, size + 1,
                                           services_.clock.now());
    RunPatientPage page;
    for (const auto& one : std::span{found}.first(std::min<std::size_t>(found.size(), size)))
      page.items.push_back(
          {.patient_id = one.patient,
           .name = one.name,
           .birth_date = one.birth_date,
           .state = one.state,
           .state_at = one.state_at,
           .channel = one.channel,
           .sent_to = one.sent_to.value_or(""),
           .detail = one.why.empty() ? std::nullopt : std::optional{texts::text(language, "LEFT_OUT_" + one.why)}});
    if (found.size() > page.items.size())
      page.next_cursor =
          Cursor{std::to_string(found[page.items.size() - 1].position), page.items.back().patient_id.value}.text();
    return page;
  });
}

void InvitationRuns::go_on() {
  const Instant now = services_.clock.now();
  const auto due = services_.database.read(
      [&](db::Transaction& transaction) { return store::due_runs(transaction, now, runs_at_once); });
  for (const auto& one : due) try {
      while (services_.database.write(
          [&](db::Transaction& transaction) { return invite_next(transaction, one.organization, one.id); })) {
      }
    } catch (const Refused&) {  // no SMS may leave now
      services_.database.write(
          [&](db::Transaction& transaction) { store::put_off(transaction, one.organization, one.id, now + hours{1}); });
    }
}

// One patient a transaction: whatever dies in between, nobody is invited twice or forgotten. False when there is
// nothing to do before `next_at`.
bool InvitationRuns::invite_next(db::Transaction& transaction, OrganizationId organization, RunId id) {
  const Instant now = services_.clock.now();
  const auto contract = organization::store::by_id(transaction, organization);
  const auto run = store::run(transaction, organization, id);
  if (!contract || !run || run->state != RunState::running) return false;
  const auto put_off = [&](Instant until) {
    store::put_off(transaction, organization, id, until);
    return false;
  };
  if (const auto wait = until_waking(now, contract->time_zone); wait > minutes{0}) return put_off(now + wait);
  const auto next = store::next_waiting(transaction, organization, id);
  if (!next) {
    store::end_run(transaction, organization, id, RunState::done, now);
    return false;
  }
  if (const auto why = hindrance(services_, transaction, *contract, run->channel, next->patient))
    return store::note_skipped(transaction, organization, id, next->position, why->code);
  if (!store::take_share(transaction, organization, id, date_in_zone(now, contract->time_zone).text()))
    return put_off(now + until_next_morning(now, contract->time_zone));
  const auto judged = judge(services_, transaction, *contract, next->patient);
  const auto issued = invitations_.issue(transaction, on_behalf_of(organization, run->started_by), *contract,
                                         next->patient, way_to(*judged, *contract, run->channel).first);
  if (!store::note_invited(transaction, organization, id, next->position, issued.id))
    throw db::Retryable{"another process was quicker"};
  return true;
}

}  // namespace portico::access
