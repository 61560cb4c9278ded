#include "sandbox/worker/pdf_objects.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;

// ISO 32000-2, 12.6.4: actions that stay within the document, and /URI, which a viewer asks about.
constexpr std::array harmless_actions{"/GoTo"sv,        "/GoToDp"sv, "/URI"sv,   "/Named"sv,    "/Hide"sv,
                                      "/SetOCGState"sv, "/Thread"sv, "/Trans"sv, "/ResetForm"sv};
constexpr std::array known_actions{
    "/JavaScript"sv, "/Launch"sv, "/SubmitForm"sv, "/ImportData"sv,       "/GoToE"sv,
    "/Rendition"sv,  "/Movie"sv,  "/Sound"sv,      "/RichMediaExecute"sv, "/GoTo3DView"sv};
constexpr std::array active_annotations{"/RichMedia"sv, "/Screen"sv, "/Movie"sv, "/Sound"sv, "/3D"sv};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string name_at(QPDFObjectHandle dictionary, const char* key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  return value.isName() ? value.getName() : std::string{};
}

bool has(QPDFObjectHandle dictionary, const char* key) { return !dictionary.getKey(key).isNull(); }

bool is_empty(QPDFObjectHandle value) {
  if (value.isDictionary()) return value.getKeys().empty();
  if (value.isArray()) return value.getArrayNItems() == 0;
  return value.isNull();
}

// A link that runs a script, or makes the reader's computer greet another one.
bool is_active_uri(QPDFObjectHandle value) {
  if (!value.isString()) return !value.isNull();
  std::string text;
  for (const char c : value.getUTF8Value())
    if (static_cast<unsigned char>(c) > ' ') text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const auto scheme : {"javascript:"sv, "vbscript:"sv, "data:"sv, "file:"sv, "\\\\"sv})
    if (text.starts_with(scheme)) return true;
  return false;
}

// A document beside this one is a link that may lead nowhere; anything else (a share, a drive, an address) is reached
// for.
bool is_elsewhere(QPDFObjectHandle file) {
  if (file.isDictionary()) return is_elsewhere(file.hasKey("/UF") ? file.getKey("/UF") : file.getKey("/F"));
  if (!file.isString()) return true;
  const std::string name = file.getUTF8Value();
  return name.starts_with('/') || name.find_first_of("\\:") != name.npos || name.find("//") != name.npos ||
         name.find("..") != name.npos;
}

bool is_active_action(QPDFObjectHandle dictionary) {
  const std::string kind = name_at(dictionary, "/S");
  if (is_one_of(known_actions, kind)) return true;
  if (kind == "/URI") return is_active_uri(dictionary.getKey("/URI"));
  if (kind == "/GoToR") return is_elsewhere(dictionary.getKey("/F"));
  return name_at(dictionary, "/Type") == "/Action" && !kind.empty() && !is_one_of(harmless_actions, kind);
}

void look_at_dictionary(QPDFObjectHandle dictionary, PdfContents& contents) {
  const std::string kind = name_at(dictionary, "/Subtype");
  const std::string type = name_at(dictionary, "/Type");
  if (is_active_action(dictionary) || is_one_of(active_annotations, kind) || has(dictionary, "/JS") ||
      !is_empty(dictionary.getKey("/JavaScript")) || !is_empty(dictionary.getKey("/AA")) ||
      !is_empty(dictionary.getKey("/XFA")) || type == "/3D" || has(dictionary, "/RichMediaContent") ||
      has(dictionary, "/RichMediaSettings"))
    contents.active = true;
  if (has(dictionary, "/OpenAction") && !is_harmless_on_opening(dictionary.getKey("/OpenAction")))
    contents.active = true;
  if (kind == "/FileAttachment" || type == "/EmbeddedFile" || !is_empty(dictionary.getKey("/EmbeddedFiles")) ||
      !is_empty(dictionary.getKey("/EF")) || (type == "/Catalog" && has(dictionary, "/Collection")))
    contents.attachment = true;
  if (has(dictionary, "/AcroForm")) contents.form = true;
}

// Bytes from outside the file, PostScript, or pages of another document.
void look_at_stream(QPDFObjectHandle dictionary, PdfContents& contents) {
  const std::string kind = name_at(dictionary, "/Subtype");
  if (has(dictionary, "/F") || kind == "/PS" || name_at(dictionary, "/Subtype2") == "/PS" || has(dictionary, "/Ref"))
    contents.active = true;
}

}  // namespace

bool is_harmless_on_opening(QPDFObjectHandle action) {
  if (action.isArray() || action.isName() || action.isString() || action.isNull()) return true;
  return action.isDictionary() && (name_at(action, "/S") == "/GoTo" || (!has(action, "/S") && has(action, "/D"))) &&
         !has(action, "/Next");
}

void look_at_object(QPDFObjectHandle object, PdfContents& contents) {
  std::vector<QPDFObjectHandle> open{object};
  for (bool is_root = true; !open.empty(); is_root = false) {
    QPDFObjectHandle next = open.back();
    open.pop_back();
    if (!is_root && next.isIndirect()) continue;
    if (next.isStream()) {
      next = next.getDict();
      look_at_stream(next, contents);
    }
    if (next.isDictionary()) {
      look_at_dictionary(next, contents);
      for (const auto& [key, value] : next.getDictAsMap()) open.push_back(value);
    } else if (next.isArray()) {
      for (auto& item : next.getArrayAsVector()) open.push_back(item);
    }
  }
}

}  // namespace portico::sandbox
