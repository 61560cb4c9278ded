#include "pdf/pdf.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "pdf/paper.hpp"

namespace portico::pdf {
namespace {

constexpr Style clinic_style{"DejaVu Sans Bold 12"};
constexpr Style address_style{"DejaVu Sans 8", 0.35};
constexpr Style title_style{"DejaVu Sans Bold 16"};
constexpr Style heading_style{"DejaVu Sans Bold 11"};
constexpr Style body_style{"DejaVu Sans 9.5"};
constexpr Style label_style{"DejaVu Sans 9.5", 0.35};
constexpr Style column_style{"DejaVu Sans Bold 8.5"};
constexpr Style cell_style{"DejaVu Sans 8.5"};
constexpr Style fixed_style{"DejaVu Sans Mono 8"};

constexpr double column_gap = 12, line_gap = 3, most_spare = 45;
constexpr double light_gray = 0.8, dark_gray = 0.4;

Cell whole_line(std::string_view text, const Style& style) { return {text, style, 0, Paper::width()}; }

void draw_letterhead(Paper& paper, const Letterhead& letterhead) {
  if (letterhead.name.empty()) return;
  paper.row({whole_line(letterhead.name, clinic_style)});
  for (const std::string& line : letterhead.lines) paper.row({whole_line(line, address_style)});
  paper.gap(8);
  paper.line(light_gray);
  paper.gap(18);
}

void draw(Paper& paper, const Heading& heading) {
  // Never the last thing on a page.
  if (paper.room() < 60) paper.new_page();
  paper.gap(10);
  paper.row({whole_line(heading.text, heading_style)});
  paper.gap(4);
}

void draw(Paper& paper, const Paragraph& paragraph) {
  paper.row({whole_line(paragraph.text, body_style)});
  paper.gap(7);
}

void draw(Paper& paper, const KeyValues& pairs) {
  double widest = 0;
  for (const auto& row : pairs.rows) widest = std::max(widest, paper.natural_width(row.label, label_style));
  const double label = std::min(widest, Paper::width() * 0.4);
  const double value = label + column_gap;
  for (const auto& row : pairs.rows) {
    paper.row({{row.label, label_style, 0, label}, {row.value, body_style, value, Paper::width() - value}});
    paper.gap(line_gap);
  }
  paper.gap(7);
}

// Each as wide as its longest text where all fit, and a little wider where there is room; else the wide ones share what
// the narrow ones leave.
std::vector<double> column_widths(const Paper& paper, const Table& table) {
  std::vector<double> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    double widest = paper.natural_width(table.columns[column], column_style);
    for (const auto& row : table.rows)
      if (column < row.size()) widest = std::max(widest, paper.natural_width(row[column], cell_style));
    widths.push_back(widest);
  }
  const double room = Paper::width() - column_gap * static_cast<double>(widths.size() - 1);
  std::vector<double> sorted = widths;
  std::ranges::sort(sorted);
  double left = room;
  auto columns_left = static_cast<double>(sorted.size());
  for (const double width : sorted) {
    if (width > left / columns_left) break;
    left -= width;
    --columns_left;
  }
  const bool all_fit = columns_left == 0;
  const double share = all_fit ? room : left / columns_left;
  const double spare = all_fit ? std::min(left / static_cast<double>(widths.size()), most_spare) : 0;
  for (double& width : widths) width = std::min(width, share) + spare;
  return widths;
}

std::vector<Cell> table_row(const std::vector<std::string>& texts, const std::vector<double>& widths,
                            const Style& style) {
  std::vector<Cell> cells;
  double left = 0;
  for (std::size_t column = 0; column < widths.size(); ++column) {
    if (column < texts.size()) cells.push_back({texts[column], style, left, widths[column]});
    left += widths[column] + column_gap;
  }
  return cells;
}

void draw(Paper& paper, const Table& table) {
  if (table.columns.empty()) return;
  const auto widths = column_widths(paper, table);
  const auto header = table_row(table.columns, widths, column_style);
  const auto draw_header = [&] {
    paper.row(header);
    paper.gap(line_gap);
    paper.line(dark_gray);
    paper.gap(line_gap);
  };
  draw_header();
  for (const auto& row : table.rows) {
    const auto cells = table_row(row, widths, cell_style);
    if (paper.height_of(cells) > paper.room()) {
      paper.new_page();
      draw_header();
    }
    paper.row(cells);
    paper.gap(line_gap);
    paper.line(light_gray);
    paper.gap(line_gap);
  }
  paper.gap(7);
}

// In pieces, since Pango's time grows with the square of a layout's lines.
void draw_fixed(Paper& paper, std::string_view text) {
  constexpr int lines_a_piece = 30;
  while (!text.empty()) {
    std::size_t end = 0;
    for (int line = 0; line < lines_a_piece && end != text.npos; ++line)
      end = text.find('\n', end + (line > 0 ? 1 : 0));
    end = std::min(end, text.size());
    paper.row({whole_line(text.substr(0, end), fixed_style)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void draw(Paper& paper, const Preformatted& block) {
  std::string_view text = block.text;
  while (!text.empty()) {
    const auto end = std::min(text.find('\f'), text.size());
    draw_fixed(paper, text.substr(0, end));
    if (end + 1 < text.size()) paper.new_page();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void draw(Paper& paper, const Squares& block) {
  constexpr double side = 120;
  paper.gap(6);
  paper.squares(block.rows, side);
  paper.gap(14);
}

void draw_all(Paper& paper, const Document& document) {
  draw_letterhead(paper, document.letterhead);
  if (!document.title.empty()) {
    paper.row({whole_line(document.title, title_style)});
    paper.gap(12);
  }
  for (const Block& block : document.blocks) std::visit([&](const auto& kind) { draw(paper, kind); }, block);
}

Frame frame_of(const Document& document) {
  return {document.footer, document.title, document.language, document.created};
}

}  // namespace

Written write(const Document& document) {
  const Frame frame = frame_of(document);
  // Each page says how many there are. Most documents have one; the others are drawn again.
  for (int expected = 1;;) {
    Paper paper{frame, expected};
    draw_all(paper, document);
    if (paper.pages() == expected) return {paper.finish(), expected};
    expected = paper.pages();
  }
}

Written write_letters(const std::vector<Document>& letters) {
  int all = 0;
  std::optional<Paper> paper;
  for (const auto& letter : letters) {
    const int pages = write(letter).pages;
    if (paper)
      paper->begin(frame_of(letter), pages);
    else
      paper.emplace(frame_of(letter), pages);
    draw_all(*paper, letter);
    all += pages;
  }
  return {paper->finish(), all};
}

Written from_text(std::string_view title, std::string_view text, Language language, Instant created) {
  return write({.language = language,
                .letterhead = {},
                .title = std::string{title},
                .blocks = {Preformatted{std::string{text}}},
                .footer = std::string{title},
                .created = created});
}

}  // namespace portico::pdf
