#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "json/text.hpp"
#include "rosters/columns.hpp"
#include "rosters/judging.hpp"

// What the console's calls about lists of patients take and give.
namespace portico::rosters {

using RosterId = Id<struct RosterTag>;

enum class State { mapping, checking, checked, taking, taken, undoing, undone };
BOOST_DESCRIBE_ENUM(State, mapping, checking, checked, taking, taken, undoing, undone)

// What became of a row. `left`: the database had changed since it was looked at. `kept`: taken, and not undone, since
// somebody has worked with the record.
enum class Outcome { none, created, changed, same, left, undone, kept };
BOOST_DESCRIBE_ENUM(Outcome, none, created, changed, same, left, undone, kept)

struct RosterRow {
  RosterId id;
  std::string file_name;
  State state = State::mapping;
  std::int64_t rows = 0;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(RosterRow, (), (id, file_name, state, rows, created_at))

struct RosterList {
  std::vector<RosterRow> items;
};
BOOST_DESCRIBE_STRUCT(RosterList, (), (items))

struct Roster {
  RosterId id;
  std::string file_name;
  State state = State::mapping;
  std::vector<Column> columns;
  std::int64_t rows = 0;
  std::int64_t done = 0;  // of the work under way
  std::int64_t to_do = 0;
  std::map<std::string, std::int64_t> verdicts;
  std::map<std::string, std::int64_t> outcomes;
  std::int64_t left_out = 0;  // by hand, of additions and changes
  Instant created_at;
  Instant removed_at;  // when it is forgotten, and can no longer be undone
};
BOOST_DESCRIBE_STRUCT(Roster, (),
                      (id, file_name, state, columns, rows, done, to_do, verdicts, outcomes, left_out, created_at,
                       removed_at))

// The field of each column in order; empty leaves it out.
struct ColumnChoice {
  std::vector<Text<0, 40>> fields;
};
BOOST_DESCRIBE_STRUCT(ColumnChoice, (), (fields))

struct RowQuery {
  std::optional<Verdict> verdict;
  std::optional<Outcome> outcome;
  std::optional<int> after;  // a row's number
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(RowQuery, (), (verdict, outcome, after, limit))

struct Fault {
  std::string field;
  std::string code;
  std::string detail;  // in the reader's language
};
BOOST_DESCRIBE_STRUCT(Fault, (), (field, code, detail))

struct Row {
  std::int64_t number = 0;  // in the file, the heading being 1
  Verdict verdict = Verdict::faulty;
  Outcome outcome = Outcome::none;
  bool wanted = true;
  std::optional<Uuid> patient_id;
  std::string name;  // as it is read
  std::vector<std::string> cells;
  std::vector<Fault> faults;
  std::vector<Change> changes;
};
BOOST_DESCRIBE_STRUCT(Row, (), (number, verdict, outcome, wanted, patient_id, name, cells, faults, changes))

struct RowPage {
  std::vector<Row> items;
  std::optional<std::int64_t> next;  // to be given as `after`
};
BOOST_DESCRIBE_STRUCT(RowPage, (), (items, next))

struct RowChoice {
  bool wanted = true;
};
BOOST_DESCRIBE_STRUCT(RowChoice, (), (wanted))

struct VerdictChoice {
  Verdict verdict = Verdict::addition;
  bool wanted = true;
};
BOOST_DESCRIBE_STRUCT(VerdictChoice, (), (verdict, wanted))

}  // namespace portico::rosters
