#pragma once
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace portico::sandbox {

struct PdfFacts {
  int pages = 0;
  std::vector<std::string> notes;
};

// Reads every object and every stream of a PDF. Throws Objection with the gravest finding: encrypted, active,
// attachment, too_large, polyglot, damaged, in this order.
PdfFacts check_pdf(BytesView bytes);

}  // namespace portico::sandbox
