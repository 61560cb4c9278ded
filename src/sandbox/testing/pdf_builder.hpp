#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"

namespace portico::sandbox::testing {

// A PDF of one page made by hand, object by object: 1 catalog, 2 pages, 3 page, 4 its content, then what is added.
class PdfBuilder {
 public:
  PdfBuilder& catalog(std::string_view more) { return catalog_ += more, *this; }
  PdfBuilder& page(std::string_view more) { return page_ += more, *this; }
  PdfBuilder& trailer(std::string_view more) { return trailer_ += more, *this; }
  PdfBuilder& kids(std::string_view text) { return kids_ = text, *this; }
  // Becomes object 5, 6, …
  PdfBuilder& object(std::string body);
  PdfBuilder& stream(std::string_view dictionary, std::string_view data);

  std::string text() const;
  Bytes bytes() const { return to_bytes(text()); }

 private:
  std::string catalog_, page_, trailer_, kids_ = "[3 0 R]";
  std::vector<std::string> more_;
};

// The same document as QPDF writes it.
enum class Written { object_streams, linearized, encrypted_without_password, encrypted_with_password, encrypted_rc4 };
Bytes rewritten(BytesView pdf, Written how);

// `pdf` with a new version of object `number` at its end, as editors save.
std::string updated(std::string pdf, int number, std::string_view body);

}  // namespace portico::sandbox::testing
