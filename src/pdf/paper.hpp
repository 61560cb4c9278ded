#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/pdf.hpp"

using PangoLayout = struct _PangoLayout;

namespace portico::pdf {

struct Style {
  const char* font;
  double gray = 0;  // 0 is black
};

// Text beside other text in one row.
struct Cell {
  std::string_view text;
  Style style;
  double left = 0;  // from the left margin, in points
  double width = 0;
};

// What is drawn once on each page.
struct Frame {
  std::string_view footer;
  std::string_view title;  // for the file's properties
  Language language = Language::en;
  Instant created;
};

// Sheets of A4 filled from top to bottom; a new one begins by itself. Text is never lost: a row that does not fit is
// moved, or split between its lines when it is tall.
class Paper {
 public:
  // `pages` is how many there will be, for "page 1 of 3".
  Paper(Frame frame, int pages);
  ~Paper();

  static double width();  // between the margins
  double natural_width(std::string_view text, const Style& style) const;
  double height_of(const std::vector<Cell>& row) const;
  double room() const;

  void row(const std::vector<Cell>& cells);
  // Black where a row has a "1", `side` points wide and high.
  void squares(const std::vector<std::string>& rows, double side);
  void gap(double height);
  void line(double gray);
  void new_page();
  // Ends this page and begins another document, of so many pages, in the same file.
  void begin(Frame frame, int pages);
  bool is_fresh() const;  // nothing on this page yet

  int pages() const;  // of this document, so far
  Bytes finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portico::pdf
