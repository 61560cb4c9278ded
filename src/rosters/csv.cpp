#include "rosters/csv.hpp"

#include <csv.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

#include "base/refused.hpp"
#include "base/text.hpp"

namespace portico::rosters {
namespace {

struct CloseConverter {
  void operator()(::UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<::UConverter, CloseConverter>;

Converter open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter{ucnv_open(encoding.c_str(), &status)};
  if (U_FAILURE(status)) throw std::runtime_error{"no converter for " + encoding};
  return converter;
}

// The characters of a piece that are complete; the rest waits in the converter. False: something was no character.
bool convert(::UConverter* converter, const Bytes& piece, bool last, icu::UnicodeString& into) {
  const auto* source = reinterpret_cast<const char*>(piece.data());
  const auto* end = source + piece.size();
  bool clean = true;
  for (;;) {
    char16_t buffer[4096];
    char16_t* target = buffer;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, buffer + std::size(buffer), &source, end, nullptr, last, &status);
    into.append(buffer, static_cast<std::int32_t>(target - buffer));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return clean;
    clean = false;
    ucnv_resetToUnicode(converter);
    if (source == end) return clean;
  }
}

std::string legacy_encoding(Language language) { return language == Language::hu ? "windows-1250" : "windows-1252"; }

bool starts_with(const Bytes& bytes, std::initializer_list<std::uint8_t> mark) {
  return bytes.size() >= mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
}

std::optional<std::string> marked_encoding(const Bytes& first) {
  if (starts_with(first, {0xEF, 0xBB, 0xBF})) return "UTF-8";
  if (starts_with(first, {0xFF, 0xFE})) return "UTF-16LE";
  if (starts_with(first, {0xFE, 0xFF})) return "UTF-16BE";
  return std::nullopt;
}

bool is_all_utf8(Bytes piece, const Pieces& pieces) {
  const auto converter = open_converter("UTF-8");
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  for (; !piece.empty(); piece = pieces()) {
    icu::UnicodeString text;
    if (!convert(converter.get(), piece, false, text)) return false;
  }
  icu::UnicodeString rest;
  return convert(converter.get(), {}, true, rest);
}

std::string delimiter_of(const Bytes& first, const std::string& encoding) {
  const auto converter = open_converter(encoding);
  icu::UnicodeString text;
  convert(converter.get(), first, false, text);
  int counts[3] = {};
  constexpr std::string_view candidates = ";,\t";
  bool quoted = false;
  for (std::int32_t i = 0; i < text.length() && (quoted || text[i] != u'\n'); ++i) {
    if (text[i] == u'"') quoted = !quoted;
    const auto place = quoted || text[i] > 127 ? candidates.npos : candidates.find(static_cast<char>(text[i]));
    if (place != candidates.npos) ++counts[place];
  }
  return std::string{candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts)]};
}

}  // namespace

CsvForm form_of(const Pieces& pieces, Language language) {
  const Bytes first = pieces();
  const auto marked = marked_encoding(first);
  const auto encoding = marked ? *marked : is_all_utf8(first, pieces) ? "UTF-8" : legacy_encoding(language);
  return {encoding, delimiter_of(first, encoding)};
}

struct CsvReader::Parser {
  Parser(Pieces source, const CsvForm& form) : pieces{std::move(source)}, converter{open_converter(form.encoding)} {
    if (csv_init(&parser, CSV_APPEND_NULL) != 0) throw std::bad_alloc{};
    csv_set_delim(&parser, static_cast<unsigned char>(form.delimiter.at(0)));
  }
  ~Parser() { csv_free(&parser); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  static void take_cell(void* bytes, std::size_t size, void* self) {
    static_cast<Parser*>(self)->cell({static_cast<const char*>(bytes), size});
  }
  static void take_row(int, void* self) {
    auto& reader = *static_cast<Parser*>(self);
    reader.rows.push_back(std::move(reader.cells));
    reader.cells.clear();
    ++reader.row;
  }

  // Called from C: a fault waits until the call has returned.
  void cell(std::string_view text) {
    const auto fault = [&](const char* code) {
      if (!refused) refused = Refused::field("file", code, {{"row", row}});
    };
    if (text.find('\0') != text.npos) return fault("CSV_NO_TEXT");
    if (text.size() > longest_cell) return fault("CSV_CELL_TOO_LONG");
    if (cells.size() == most_columns) return fault("CSV_TOO_MANY_COLUMNS");
    cells.push_back(tidy(text));
  }

  void read_on() {
    const auto piece = pieces();
    ended = piece.empty();
    icu::UnicodeString characters;
    convert(converter.get(), piece, ended, characters);
    if (at_start && characters.startsWith(icu::UnicodeString{char16_t{0xFEFF}})) characters.remove(0, 1);
    at_start = false;
    std::string text;
    characters.toUTF8String(text);
    csv_parse(&parser, text.data(), text.size(), take_cell, take_row, this);
    if (ended) csv_fini(&parser, take_cell, take_row, this);
    // A quote that is never closed would swallow the rest of the file.
    if (!refused && parser.entry_pos > longest_cell)
      refused = Refused::field("file", "CSV_CELL_TOO_LONG", {{"row", row}});
    if (refused) throw *refused;
  }

  Pieces pieces;
  Converter converter;
  ::csv_parser parser{};
  std::deque<Cells> rows;
  Cells cells;
  std::int64_t row = 1;
  std::optional<Refused> refused;
  bool at_start = true;
  bool ended = false;
};

CsvReader::CsvReader(Pieces pieces, const CsvForm& form) : parser_{std::make_unique<Parser>(std::move(pieces), form)} {}
CsvReader::~CsvReader() = default;

std::optional<Cells> CsvReader::next() {
  while (parser_->rows.empty() && !parser_->ended) parser_->read_on();
  if (parser_->rows.empty()) return std::nullopt;
  auto cells = std::move(parser_->rows.front());
  parser_->rows.pop_front();
  return cells;
}

}  // namespace portico::rosters
