#include "access/handouts.hpp"

#include "access/qr.hpp"
#include "access/subjects.hpp"
#include "organization/store.hpp"
#include "pdf/sheet.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

// "https://portal.example.org/p/duna/" as people type it.
std::string typed(std::string url) {
  if (const auto scheme = url.find("://"); scheme != std::string::npos) url.erase(0, scheme + 3);
  if (url.ends_with('/')) url.pop_back();
  return url;
}

http::Stream stream_of(Bytes bytes, std::string name) {
  const auto length = bytes.size();
  return {.media_type = "application/pdf",
          .length = length,
          .download_name = std::move(name),
          .next = [bytes = std::move(bytes)]() mutable { return std::exchange(bytes, {}); }};
}

class Writing {
 public:
  Writing(const Services& services, const organization::Organization& contract, Language language)
      : language_{language},
        url_{portal_url(services, contract)},
        facts_{{"clinic", contract.name}, {"contact", contact_of(contract)}},
        identification_{contract.identification},
        sheet_{.language = language,
               .clinic = contract.name,
               .headline = {},
               .lead = {},
               .qr = qr_code(url_).rows,
               .scan = say("HANDOUT_SCAN"),
               .address = typed(url_),
               .footer = contract.name,
               .created = services.clock.now()} {}

  pdf::Sheet poster() {
    sheet_.size = pdf::Sheet::Size::wall;
    sheet_.headline = say("POSTER_HEADLINE");
    sheet_.lead = say("POSTER_LEAD");
    sheet_.notes = {say("POSTER_HOW")};
    return std::move(sheet_);
  }
  pdf::Sheet leaflet() {
    sheet_.size = pdf::Sheet::Size::hand;
    sheet_.headline = say("LEAFLET_HEADLINE");
    sheet_.lead = say("LEAFLET_LEAD");
    const bool by_email = identification_ == organization::Identification::email;
    sheet_.steps = {say("LEAFLET_STEP_CODE"), say("LEAFLET_STEP_OPEN"),
                    say(by_email ? "LEAFLET_STEP_KEYS_EMAIL" : "LEAFLET_STEP_KEYS_ID"), say("LEAFLET_STEP_SMS"),
                    say("LEAFLET_STEP_PASSWORD")};
    sheet_.notes = {say("LEAFLET_SAFE"), say("LEAFLET_FAMILY"), say("LEAFLET_CONTACT")};
    return std::move(sheet_);
  }

 private:
  std::string say(std::string_view key) const { return texts::text(language_, key, facts_); }

  Language language_;
  std::string url_;
  Facts facts_;
  organization::Identification identification_;
  pdf::Sheet sheet_;
};

organization::Organization contract_of(const Services& services, OrganizationId id) {
  auto contract =
      services.database.read([&](db::Transaction& transaction) { return organization::store::by_id(transaction, id); });
  if (!contract) throw Refused::not_found();
  return std::move(*contract);
}

}  // namespace

http::Stream Handouts::poster(OrganizationId organization, const HandoutQuery& query) {
  const auto contract = contract_of(services_, organization);
  const auto sheet = Writing{services_, contract, query.language.value_or(contract.language)}.poster();
  return stream_of(pdf::write_sheet(sheet).bytes, contract.suffix + "-poster.pdf");
}

http::Stream Handouts::leaflet(OrganizationId organization, const HandoutQuery& query) {
  const auto contract = contract_of(services_, organization);
  const auto sheet = Writing{services_, contract, query.language.value_or(contract.language)}.leaflet();
  return stream_of(pdf::write_sheet(sheet).bytes, contract.suffix + "-leaflet.pdf");
}

}  // namespace portico::access
