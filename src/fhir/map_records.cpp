#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "fhir/mapping.hpp"
#include "fhir/resource.hpp"

namespace portico::fhir {
namespace {

namespace json = boost::json;

// http://hl7.org/fhir/R4/valueset-encounter-status.html
constexpr std::string_view encounter_statuses[] = {
    "planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled", "entered-in-error", "unknown"};
constexpr std::string_view document_statuses[] = {"current", "superseded", "entered-in-error"};

template <std::size_t N>
bool one_of(const std::string_view (&list)[N], std::string_view value) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

// LOINC document codes that say which of our types a document is; others are reports.
std::string type_of(const json::object& body) {
  static const std::map<std::string_view, std::string_view> by_loinc{
      {"34117-2", "ambulatory_sheet"},  {"34133-9", "ambulatory_sheet"},  {"11506-3", "ambulatory_sheet"},
      {"34109-9", "ambulatory_sheet"},  {"51847-2", "ambulatory_sheet"},  {"11488-4", "report"},
      {"18842-5", "discharge_summary"}, {"28655-9", "discharge_summary"}, {"11502-2", "lab_report"},
      {"26436-6", "lab_report"},        {"57133-1", "referral"},          {"18748-4", "imaging"},
      {"18726-0", "imaging"},           {"11369-6", "vaccination"},       {"57833-6", "prescription"},
      {"59284-0", "consent"},           {"18776-5", "treatment_plan"},    {"64295-9", "certificate"}};
  if (const auto* type = object_at(body, "type"))
    if (const auto* codings = array_at(*type, "coding"))
      for (const auto& item : *codings)
        if (const auto* coding = item.if_object())
          if (const auto found = by_loinc.find(text_at(*coding, "code")); found != by_loinc.end())
            return std::string{found->second};
  return "report";
}

std::string media_type_of(const json::object& attachment) {
  auto type = text_at(attachment, "contentType");
  type = type.substr(0, type.find(';'));
  std::string lower{type};
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  while (!lower.empty() && lower.back() == ' ') lower.pop_back();
  return lower == "image/jpg" ? "image/jpeg" : lower;
}

// Of several formats of one document, the one that prints best; 9: none of ours.
int rank(const std::string& media_type) {
  if (media_type == "application/pdf") return 0;
  if (media_type == "image/jpeg" || media_type == "image/png") return 1;
  if (media_type == "text/plain") return 2;
  return 9;
}

// attachment.hash is the SHA-1 of the data (R4, Attachment).
bool hash_differs(const json::object& attachment, const Bytes& content) {
  const auto wanted = from_base64(text_at(attachment, "hash"));
  if (!wanted || wanted->size() != 20) return false;
  std::array<std::uint8_t, 20> actual{};
  EVP_Digest(content.data(), content.size(), actual.data(), nullptr, EVP_sha1(), nullptr);
  return !std::equal(actual.begin(), actual.end(), wanted->begin());
}

// Empty when the content was taken.
std::string take_content(const json::object& attachment, DocumentIn& document) {
  document.media_type = media_type_of(attachment);
  document.file_name = text_at(attachment, "title");
  if (rank(document.media_type) == 9) return document.media_type.empty() ? "ATTACHMENT_MISSING" : "ATTACHMENT_TYPE";
  if (const auto data = text_at(attachment, "data"); !data.empty()) {
    auto content = from_base64(data);
    if (!content) return "ATTACHMENT_NOT_BASE64";
    if (hash_differs(attachment, *content)) return "ATTACHMENT_HASH";
    document.content = std::move(*content);
    return {};
  }
  const auto url = text_at(attachment, "url");
  if (url.empty()) return "ATTACHMENT_MISSING";
  const json::object reference{{"reference", url}};
  document.binary = reference_of(&reference);
  const bool here = !document.binary.id.empty() && (document.binary.type.empty() || document.binary.type == "Binary");
  return here ? "" : "ATTACHMENT_ELSEWHERE";
}

// The attachment to take among all contents.
const json::object* best_attachment(const json::object& body, bool& others) {
  const auto* contents = array_at(body, "content");
  if (!contents) return nullptr;
  const json::object* best = nullptr;
  for (const auto& item : *contents) {
    const auto* content = item.if_object();
    const auto* attachment = content ? object_at(*content, "attachment") : nullptr;
    if (!attachment) continue;
    if (best) others = true;
    if (!best || rank(media_type_of(*attachment)) < rank(media_type_of(*best))) best = attachment;
  }
  return best;
}

std::optional<Date> document_date(const json::object& body) {
  if (const auto* context = object_at(body, "context"))
    if (const auto* period = object_at(*context, "period"))
      if (const auto day = day_of(text_at(*period, "start"))) return day;
  return day_of(text_at(body, "date"));
}

}  // namespace

Mapped<EncounterIn> map_encounter(const json::object& body) {
  EncounterIn encounter;
  encounter.subject = reference_of(object_at(body, "subject"));
  if (encounter.subject.empty()) return Untaken{"SUBJECT_MISSING"};
  encounter.status = text_at(body, "status");
  if (!one_of(encounter_statuses, encounter.status)) return Untaken{"STATUS_INVALID"};
  if (const auto* coding = object_at(body, "class")) encounter.class_code = text_at(*coding, "code");
  encounter.title = tidy(words_of(first_at(body, "type")));
  encounter.reason = tidy(words_of(first_at(body, "reasonCode")));
  if (const auto* period = object_at(body, "period")) {
    const auto start = text_at(*period, "start"), end = text_at(*period, "end");
    encounter.started_at = instant_of(start);
    encounter.ended_at = instant_of(end);
    const bool backwards = encounter.started_at && encounter.ended_at && *encounter.ended_at < *encounter.started_at;
    if ((start.size() >= 10 && !encounter.started_at) || (end.size() >= 10 && !encounter.ended_at) || backwards)
      return Untaken{"PERIOD_INVALID"};
  }
  if (const auto* participant = first_at(body, "participant"))
    encounter.practitioner = reference_of(object_at(*participant, "individual"));
  if (const auto* location = first_at(body, "location"))
    encounter.location = reference_of(object_at(*location, "location"));
  if (encounter.location.display.empty())
    if (const auto* provider = object_at(body, "serviceProvider"))
      encounter.location.display = text_at(*provider, "display");
  return encounter;
}

Mapped<DocumentIn> map_document(const json::object& body) {
  DocumentIn document;
  document.subject = reference_of(object_at(body, "subject"));
  if (document.subject.empty()) return Untaken{"SUBJECT_MISSING"};
  document.status = text_at(body, "status");
  if (!one_of(document_statuses, document.status)) return Untaken{"STATUS_INVALID"};
  const auto* attachment = best_attachment(body, document.has_other_formats);
  if (!attachment) return Untaken{"ATTACHMENT_MISSING"};
  if (auto reason = take_content(*attachment, document); !reason.empty()) return Untaken{std::move(reason)};

  document.type = type_of(body);
  document.title = tidy(text_at(body, "description"));
  if (document.title.empty()) document.title = tidy(words_of(object_at(body, "type")));
  if (document.title.empty()) document.title = tidy(document.file_name);
  document.date = document_date(body);
  document.author = reference_of(first_at(body, "author"));
  if (const auto* context = object_at(body, "context"))
    document.encounter = reference_of(first_at(*context, "encounter"));
  return document;
}

}  // namespace portico::fhir
