#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "keys/keys.hpp"
#include "rosters/roster.hpp"

namespace portico::rosters {

// A fault as it is kept: its text is made in the language of whoever reads it.
struct KeptFault {
  std::string field;
  std::string code;
  std::map<std::string, std::string> texts;
  std::map<std::string, std::int64_t> numbers;

  static KeptFault of(const FieldError& error);
  Fault said(Language language) const;
};
BOOST_DESCRIBE_STRUCT(KeptFault, (), (field, code, texts, numbers))

struct RowContent {
  std::vector<std::string> cells;
  std::string name;
  std::vector<KeptFault> faults;
  std::vector<Change> changes;
};
BOOST_DESCRIBE_STRUCT(RowContent, (), (cells, name, faults, changes))

// What taking a row did: without `before` it made the record.
struct TakenRow {
  std::optional<patients::Patient> before;
  patients::Patient after;
};
BOOST_DESCRIBE_STRUCT(TakenRow, (), (before, after))

// Rows are health data of strangers to the database: they are kept sealed, each to its place.
class Sealing {
 public:
  explicit Sealing(keys::KeyRing& keys) : keys_{keys} {}

  Bytes seal(OrganizationId organization, RosterId roster, std::int64_t number, const RowContent& content) const;
  Bytes seal(OrganizationId organization, RosterId roster, std::int64_t number, const TakenRow& taken) const;
  RowContent content(OrganizationId organization, RosterId roster, std::int64_t number, BytesView sealed) const;
  TakenRow taken(OrganizationId organization, RosterId roster, std::int64_t number, BytesView sealed) const;

 private:
  keys::KeyRing& keys_;
};

}  // namespace portico::rosters
