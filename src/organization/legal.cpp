#include "organization/legal.hpp"

#include <set>

#include "base/refused.hpp"
#include "organization/store.hpp"

namespace portico::organization {
namespace {

constexpr db::Sql newest_version{"select coalesce(max(version), 0) from legal_text where organization = $1"};

struct TextRow {
  Language language = Language::en;
  std::string privacy;
  std::string terms;
  Instant published_at;
};
BOOST_DESCRIBE_STRUCT(TextRow, (), (language, privacy, terms, published_at))
constexpr db::Sql texts_of_version{
    "select language, privacy, terms, published_at from legal_text where organization = $1 and version = $2 order by "
    "language"};

constexpr db::Sql insert_text{
    "insert into legal_text (organization, version, language, privacy, terms, published_at, published_by) values ($1, "
    "$2, $3, $4, $5, $6, $7)"};

Legal read(db::Transaction& transaction, OrganizationId organization) {
  Legal legal{.version = legal_version(transaction, organization), .published_at = {}, .texts = {}};
  for (auto& row : transaction.all<TextRow>(texts_of_version, organization, legal.version)) {
    legal.published_at = row.published_at;
    legal.texts.push_back({row.language, {std::move(row.privacy)}, {std::move(row.terms)}});
  }
  return legal;
}

void refuse_faults(const NewLegal& wanted) {
  std::set<Language> languages;
  for (const auto& text : wanted.texts) languages.insert(text.language);
  if (languages.empty() || languages.size() != wanted.texts.size()) throw Refused::field("texts", "LEGAL_LANGUAGES");
}

}  // namespace

std::int64_t legal_version(db::Transaction& transaction, OrganizationId organization) {
  return transaction.one<std::int64_t>(newest_version, organization);
}

constexpr db::Sql count_text{
    "select count(*) from legal_text where organization = $1 and version = $2 and language = $3"};
bool has_legal_text(db::Transaction& transaction, OrganizationId organization, std::int64_t version,
                    Language language) {
  return transaction.one<std::int64_t>(count_text, organization, version, language) > 0;
}

Legal LegalTexts::current(OrganizationId organization) {
  return database_.snapshot([&](db::Transaction& transaction) { return read(transaction, organization); });
}

Legal LegalTexts::current_at(std::string_view suffix) {
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto contract = store::by_suffix(transaction, suffix);
    if (!contract) throw Refused::not_found();
    return read(transaction, contract->id);
  });
}

Legal LegalTexts::publish(const Caller& caller, OrganizationId organization, const NewLegal& wanted) {
  refuse_faults(wanted);
  return database_.write([&](db::Transaction& transaction) {
    const auto before = legal_version(transaction, organization);
    if (before != wanted.version) throw Refused{Reason::conflict, "VERSION_CHANGED"};
    for (const auto& text : wanted.texts)
      transaction.run(insert_text, organization, before + 1, text.language, text.privacy.value, text.terms.value,
                      clock_.now(), caller.actor);
    journal_.write(
        transaction, caller,
        {.action = audit::Action::legal_published, .entity_type = "Organization", .entity = organization.value});
    return read(transaction, organization);
  });
}

}  // namespace portico::organization
