#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/language.hpp"

// PDFs the server writes itself: A4, DejaVu Sans, text that can be searched and copied. The same document gives the
// same bytes.
namespace portico::pdf {

struct Letterhead {
  std::string name;
  std::vector<std::string> lines;  // address, phone…
};

struct Heading {
  std::string text;
};
struct Paragraph {
  std::string text;  // line ends are kept
};
// "Name: Anna Kovács" one below another, values aligned.
struct KeyValues {
  struct Row {
    std::string label;
    std::string value;
  };
  std::vector<Row> rows;
};
// Columns are as wide as what they hold needs; the header comes again on each page.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
// Lines that were aligned with spaces: lab reports of old systems. A form feed begins a page.
struct Preformatted {
  std::string text;
};
// A QR code: a row a string, a dark square a "1". About four centimetres.
struct Squares {
  std::vector<std::string> rows;
};
using Block = std::variant<Heading, Paragraph, KeyValues, Table, Preformatted, Squares>;

struct Document {
  Language language = Language::en;  // of the page numbers
  Letterhead letterhead;
  std::string title;
  std::vector<Block> blocks;
  std::string footer;  // left of the page number
  Instant created;     // the only date in the file
};

struct Written {
  Bytes bytes;
  int pages = 0;
};

// Text is UTF-8; bytes that are not become U+FFFD, control characters vanish. Throws std::length_error beyond 2,000
// pages.
Written write(const Document& document);

// Many in one file, to be printed in one go: each begins on a page of its own and counts its own pages. `letters` has
// at least one.
Written write_letters(const std::vector<Document>& letters);

// A text/plain attachment as a document.
Written from_text(std::string_view title, std::string_view text, Language language, Instant created);

}  // namespace portico::pdf
