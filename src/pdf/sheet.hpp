#pragma once
#include <string>
#include <vector>

#include "pdf/pdf.hpp"

namespace portico::pdf {

// One page of A4 with a QR code: for the wall, read from two metres, or to take home.
struct Sheet {
  enum class Size { wall, hand };
  Size size = Size::wall;
  Language language = Language::en;
  std::string clinic;
  std::string headline;
  std::string lead;
  std::vector<std::string> qr;       // a row a string, a dark square a "1"
  std::string scan;                  // what to do with it
  std::string address;               // the same, to type
  std::vector<std::string> steps{};  // numbered
  std::vector<std::string> notes{};  // after them
  std::string footer;
  Instant created;
};

// As large as fits on its page. Throws std::length_error when nothing does.
Written write_sheet(const Sheet& sheet);

}  // namespace portico::pdf
