#pragma once
#include <boost/describe.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/language.hpp"

namespace portico::rosters {

// The next piece of a file; empty at its end.
using Pieces = std::function<Bytes()>;
using Cells = std::vector<std::string>;

// How a table's text is to be read.
struct CsvForm {
  std::string encoding;   // as ICU calls it
  std::string delimiter;  // one character
};
BOOST_DESCRIBE_STRUCT(CsvForm, (), (encoding, delimiter))

// By its mark UTF-8 or UTF-16; without one UTF-8 when all of it is, and otherwise what programs of the language write
// (Windows-1250 or 1252). Of semicolon, comma and tab the one that the first line has most of.
CsvForm form_of(const Pieces& pieces, Language language);

inline constexpr std::size_t most_columns = 100;
inline constexpr std::size_t longest_cell = 1000;  // bytes

// Rows in order, quoted (RFC 4180) or not, each cell tidied. A row of blanks is handed out, a line without anything is
// not. Holds no more than a piece's rows. What is no letter in the encoding becomes U+FFFD.
class CsvReader {
 public:
  CsvReader(Pieces pieces, const CsvForm& form);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  // Nothing at the end. Throws Refused "file": CSV_TOO_MANY_COLUMNS, CSV_CELL_TOO_LONG with the row, CSV_NO_TEXT for
  // bytes that are no text at all.
  std::optional<Cells> next();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace portico::rosters
