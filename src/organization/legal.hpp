#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "base/clock.hpp"
#include "base/language.hpp"
#include "db/database.hpp"
#include "json/text.hpp"

namespace portico::organization {

// One language of a version. Plain text: paragraphs by empty lines, no markup.
struct LegalText {
  Language language = Language::en;
  Text<1, 40'000> privacy;
  Text<1, 40'000> terms;
};
BOOST_DESCRIBE_STRUCT(LegalText, (), (language, privacy, terms))

// What is in force: version 0 and no texts where the clinic has published none; nothing is asked for then.
struct Legal {
  std::int64_t version = 0;
  std::optional<Instant> published_at;
  std::vector<LegalText> texts;
};
BOOST_DESCRIBE_STRUCT(Legal, (), (version, published_at, texts))

struct NewLegal {
  std::int64_t version = 0;  // the one that is replaced, as it was read
  std::vector<LegalText> texts;
};
BOOST_DESCRIBE_STRUCT(NewLegal, (), (version, texts))

// The version in force; 0 when there is none.
std::int64_t legal_version(db::Transaction& transaction, OrganizationId organization);

// Whether that version can be read in that language.
bool has_legal_text(db::Transaction& transaction, OrganizationId organization, std::int64_t version, Language language);

// Privacy notice and terms of a contract, table legal_text. Versions are only added: what somebody has accepted can
// always be read again.
class LegalTexts {
 public:
  LegalTexts(db::Database& database, audit::Journal& journal, const Clock& clock)
      : database_{database}, journal_{journal}, clock_{clock} {}

  Legal current(OrganizationId organization);
  Legal current_at(std::string_view suffix);
  // A new version, asked of everybody at the next login. VERSION_CHANGED when another was published meanwhile,
  // LEGAL_LANGUAGES when a language stands twice or none at all.
  Legal publish(const Caller& caller, OrganizationId organization, const NewLegal& wanted);

 private:
  db::Database& database_;
  audit::Journal& journal_;
  const Clock& clock_;
};

}  // namespace portico::organization
