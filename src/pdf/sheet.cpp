#include "pdf/sheet.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <stdexcept>

#include "pdf/paper.hpp"

namespace portico::pdf {
namespace {

struct Look {
  Style clinic, headline, body, address;
  double code;  // width of the QR code, in points
  double gap;
};

// The largest first: what does not fit on its page is set smaller.
constexpr std::array wall{
    Look{{"DejaVu Sans Bold 20"}, {"DejaVu Sans Bold 40"}, {"DejaVu Sans 18"}, {"DejaVu Sans Bold 20"}, 250, 15},
    Look{{"DejaVu Sans Bold 18"}, {"DejaVu Sans Bold 34"}, {"DejaVu Sans 16"}, {"DejaVu Sans Bold 16"}, 220, 17},
    Look{{"DejaVu Sans Bold 14"}, {"DejaVu Sans Bold 24"}, {"DejaVu Sans 13"}, {"DejaVu Sans Bold 13"}, 180, 12}};
constexpr std::array hand{
    Look{{"DejaVu Sans Bold 13"}, {"DejaVu Sans Bold 20"}, {"DejaVu Sans 12"}, {"DejaVu Sans Bold 13"}, 130, 12},
    Look{{"DejaVu Sans Bold 11"}, {"DejaVu Sans Bold 16"}, {"DejaVu Sans 10"}, {"DejaVu Sans Bold 11"}, 110, 9}};
constexpr double number_width = 26;

void line(Paper& paper, std::string_view text, const Style& style, double gap) {
  paper.row({{text, style, 0, Paper::width()}});
  paper.gap(gap);
}

void draw(Paper& paper, const Sheet& sheet, const Look& look) {
  line(paper, sheet.clinic, look.clinic, look.gap);
  line(paper, sheet.headline, look.headline, look.gap);
  line(paper, sheet.lead, look.body, look.gap * 1.5);
  paper.squares(sheet.qr, look.code);
  paper.gap(look.gap);
  line(paper, sheet.scan, look.body, look.gap / 2);
  line(paper, sheet.address, look.address, look.gap * 1.5);
  int number = 0;
  for (const auto& step : sheet.steps) {
    const auto label = fmt::format("{}.", ++number);
    paper.row({{label, look.address, 0, number_width}, {step, look.body, number_width, Paper::width() - number_width}});
    paper.gap(look.gap / 2);
  }
  if (!sheet.steps.empty()) paper.gap(look.gap);
  for (const auto& note : sheet.notes) line(paper, note, look.body, look.gap / 2);
}

}  // namespace

Written write_sheet(const Sheet& sheet) {
  const auto looks = sheet.size == Sheet::Size::wall ? std::span<const Look>{wall} : std::span<const Look>{hand};
  for (const Look& look : looks) {
    Paper paper{{sheet.footer, sheet.headline, sheet.language, sheet.created}, 1};
    draw(paper, sheet, look);
    if (paper.pages() == 1) return {paper.finish(), 1};
  }
  throw std::length_error{"a sheet of more than one page"};
}

}  // namespace portico::pdf
