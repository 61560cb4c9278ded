#pragma once
#include <qpdf/QPDFObjectHandle.hh>

namespace portico::sandbox {

// What the objects of a PDF ask a viewer to do.
struct PdfContents {
  bool active = false;      // runs, launches, sends, plays, or fetches from elsewhere
  bool attachment = false;  // carries other files
  bool form = false;
};

// Adds what `object` and its direct parts hold; parts that are references are objects of their own.
void look_at_object(QPDFObjectHandle object, PdfContents& contents);
// What happens on opening may only be a jump within the document.
bool is_harmless_on_opening(QPDFObjectHandle action);

}  // namespace portico::sandbox
