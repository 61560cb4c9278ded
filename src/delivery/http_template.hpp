#pragma once
#include <boost/describe.hpp>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "delivery/http_call.hpp"

namespace portico::delivery {

enum class BodyKind { query, form, json };
BOOST_DESCRIBE_ENUM(BodyKind, query, form, json)

// What may stand in braces: {to} +36301234567, {to_digits} 36301234567, {text}, {sender}, {key} (our own for this
// message), {callback_url}, {secret} (from the configuration).
using Placeholders = std::map<std::string, std::string, std::less<>>;

struct HttpTemplateSettings {
  std::string method = "POST";
  std::string url;
  std::string headers{};  // a line each: "Accept: application/json"
  BodyKind body_kind = BodyKind::form;
  std::string body;  // query and form: a line each, "name=value"; json: a document
};

// A request as the configuration writes it. Values are put in after the structure is known, so no text can leave its
// place: fields of a form or query are escaped each, values of JSON are put into its strings before it is written out.
class HttpTemplate {
 public:
  // Throws std::invalid_argument that says what is wrong.
  explicit HttpTemplate(const HttpTemplateSettings& settings);

  HttpCall filled(const Placeholders& values) const;

 private:
  std::string method_;
  std::string url_;
  std::vector<std::string> headers_;
  BodyKind body_kind_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::string json_;
};

// The lines of a setting without those that are empty, blanks around them cut.
std::vector<std::string> lines_of(std::string_view text);
// "name=value", blanks around both cut. Throws std::invalid_argument without "=".
std::pair<std::string, std::string> pair_of(std::string_view line);

}  // namespace portico::delivery
