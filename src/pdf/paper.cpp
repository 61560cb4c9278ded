#include "pdf/paper.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

#include "texts/texts.hpp"

namespace portico::pdf {
namespace {

constexpr double page_width = 595.276, page_height = 841.89;
constexpr double margin = 56, bottom_margin = 64, footer_top = page_height - 44;
constexpr int most_pages = 2'000;
constexpr double kept_together = 200;
constexpr Style footer_style{"DejaVu Sans 7.5", 0.4};

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref<PangoLayout>>;

// What Pango takes: UTF-8 without control characters but line ends and tabs.
std::string printable(std::string_view text) {
  const auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  icu::UnicodeString kept;
  for (int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
    const UChar32 point = units.char32At(at);
    if (point == '\n' || point == '\t' || (point >= ' ' && point != 0x7f)) kept.append(point);
  }
  std::string result;
  kept.toUTF8String(result);
  return result;
}

struct Line {
  PangoLayoutLine* text;
  double x, top, baseline, bottom;
};

std::vector<Line> lines_of(PangoLayout* layout) {
  std::vector<Line> lines;
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(at, nullptr, &box);
    const double top = pango_units_to_double(box.y);
    lines.push_back({pango_layout_iter_get_line_readonly(at), pango_units_to_double(box.x), top,
                     pango_units_to_double(pango_layout_iter_get_baseline(at)),
                     top + pango_units_to_double(box.height)});
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
  return lines;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  auto& all = *static_cast<Bytes*>(bytes);
  all.insert(all.end(), data, data + size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Paper::State {
  State(Frame frame_, int pages_)
      : frame{frame_},
        planned{pages_},
        surface{cairo_pdf_surface_create_for_stream(append, &bytes, page_width, page_height)},
        canvas{cairo_create(surface)},
        fonts{pango_cairo_font_map_new()},
        context{pango_font_map_create_context(fonts.get())} {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, printable(frame.title).c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, frame.created.rfc3339().c_str());
    pango_cairo_update_context(canvas, context.get());
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    cairo_destroy(canvas);
    cairo_surface_destroy(surface);
  }

  Layout layout(std::string_view text, const Style& style, double width) const {
    Layout result{pango_layout_new(context.get())};
    PangoFontDescription* font = pango_font_description_from_string(style.font);
    pango_layout_set_font_description(result.get(), font);
    pango_font_description_free(font);
    const std::string clean = printable(text);
    pango_layout_set_text(result.get(), clean.data(), static_cast<int>(clean.size()));
    pango_layout_set_wrap(result.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(result.get(), width < 0 ? -1 : pango_units_from_double(width));
    return result;
  }

  void show(const Line& text, double left, double baseline, double gray) {
    cairo_set_source_rgb(canvas, gray, gray, gray);
    cairo_move_to(canvas, left + text.x, baseline);
    pango_cairo_show_layout_line(canvas, text.text);
  }

  void end_page() {
    const Facts facts{{"page", std::int64_t{page}}, {"pages", std::int64_t{planned}}};
    const Layout number = layout(texts::text(frame.language, "PDF_PAGE_OF", facts), footer_style, -1);
    const Layout left = layout(frame.footer, footer_style, Paper::width() - 120);
    int number_width = 0;
    pango_layout_get_size(number.get(), &number_width, nullptr);
    show(lines_of(left.get()).front(), margin, footer_top, footer_style.gray);
    show(lines_of(number.get()).front(), page_width - margin - pango_units_to_double(number_width), footer_top,
         footer_style.gray);
    cairo_show_page(canvas);
  }

  Frame frame;
  int planned;
  int page = 1;
  double y = margin;
  Bytes bytes;
  cairo_surface_t* surface;
  cairo_t* canvas;
  // One for each document: Pango's own is per thread and keeps what it loaded.
  std::unique_ptr<PangoFontMap, Unref<PangoFontMap>> fonts;
  std::unique_ptr<PangoContext, Unref<PangoContext>> context;
};

Paper::Paper(Frame frame, int pages) : state_{std::make_unique<State>(frame, pages)} {}
Paper::~Paper() = default;

double Paper::width() { return page_width - 2 * margin; }
double Paper::room() const { return page_height - bottom_margin - state_->y; }
bool Paper::is_fresh() const { return state_->y <= margin; }
int Paper::pages() const { return state_->page; }

double Paper::natural_width(std::string_view text, const Style& style) const {
  int size = 0;
  pango_layout_get_size(state_->layout(text, style, -1).get(), &size, nullptr);
  return pango_units_to_double(size);
}

double Paper::height_of(const std::vector<Cell>& row) const {
  double tallest = 0;
  for (const Cell& cell : row) {
    int size = 0;
    pango_layout_get_size(state_->layout(cell.text, cell.style, cell.width).get(), nullptr, &size);
    tallest = std::max(tallest, pango_units_to_double(size));
  }
  return tallest;
}

void Paper::row(const std::vector<Cell>& cells) {
  struct Column {
    const Cell* cell;
    Layout layout;
    std::vector<Line> lines;
    std::size_t next = 0;
  };
  std::vector<Column> columns;
  double height = 0;
  for (const Cell& cell : cells) {
    Layout layout = state_->layout(cell.text, cell.style, cell.width);
    auto lines = lines_of(layout.get());
    height = std::max(height, lines.back().bottom);
    columns.push_back({&cell, std::move(layout), std::move(lines)});
  }
  if (height > room() && height < kept_together && !is_fresh()) new_page();
  while (true) {
    double lowest = 0;
    bool is_left = false;
    for (Column& column : columns) {
      const double offset = column.next < column.lines.size() ? column.lines[column.next].top : 0;
      for (; column.next < column.lines.size(); ++column.next) {
        const Line& line = column.lines[column.next];
        if (line.bottom - offset > room() && !(is_fresh() && line.top <= offset)) break;
        state_->show(line, margin + column.cell->left, state_->y + line.baseline - offset, column.cell->style.gray);
        lowest = std::max(lowest, line.bottom - offset);
      }
      is_left = is_left || column.next < column.lines.size();
    }
    state_->y += lowest;
    if (!is_left) return;
    new_page();
  }
}

void Paper::squares(const std::vector<std::string>& rows, double side) {
  if (rows.empty()) return;
  if (side > room() && !is_fresh()) new_page();
  const double module = side / static_cast<double>(rows.size());
  cairo_set_source_rgb(state_->canvas, 0, 0, 0);
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t column = 0; column < rows[row].size(); ++column)
      if (rows[row][column] == '1')
        cairo_rectangle(state_->canvas, margin + module * static_cast<double>(column),
                        state_->y + module * static_cast<double>(row), module, module);
  cairo_fill(state_->canvas);
  state_->y += side;
}

void Paper::gap(double height) {
  if (!is_fresh()) state_->y += height;
}

void Paper::line(double gray) {
  cairo_set_source_rgb(state_->canvas, gray, gray, gray);
  cairo_set_line_width(state_->canvas, 0.5);
  cairo_move_to(state_->canvas, margin, state_->y);
  cairo_line_to(state_->canvas, page_width - margin, state_->y);
  cairo_stroke(state_->canvas);
}

void Paper::begin(Frame frame, int pages) {
  state_->end_page();
  state_->frame = frame;
  state_->planned = pages;
  state_->page = 1;
  state_->y = margin;
}

void Paper::new_page() {
  state_->end_page();
  if (++state_->page > most_pages) throw std::length_error{"a PDF of more than 2,000 pages"};
  state_->y = margin;
}

Bytes Paper::finish() {
  state_->end_page();
  cairo_surface_finish(state_->surface);
  if (cairo_surface_status(state_->surface) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error{cairo_status_to_string(cairo_surface_status(state_->surface))};
  return std::move(state_->bytes);
}

}  // namespace portico::pdf
