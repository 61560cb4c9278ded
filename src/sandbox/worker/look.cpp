#include "sandbox/worker/look.hpp"

#include <new>

#include "sandbox/worker/objection.hpp"
#include "sandbox/worker/pdf.hpp"
#include "sandbox/worker/picture.hpp"
#include "sandbox/worker/sniff.hpp"

namespace portico::sandbox {
namespace {

// "image/jpg" is what some browsers and scanners say; parameters after ";" do not matter.
bool fits_claim(std::string_view claimed, FileType type) {
  std::string said{claimed.substr(0, claimed.find(';'))};
  while (said.ends_with(' ')) said.pop_back();
  for (char& c : said)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  if (said == "image/jpg") said = "image/jpeg";
  return said == media_type_of(type);
}

// Viewers find a PDF that starts later; other programs see what stands before it.
bool hides_pdf(BytesView bytes) {
  return as_text(bytes.first(std::min<std::size_t>(bytes.size(), 1'024))).find("%PDF-") != std::string_view::npos;
}

void look_at_picture(FileType type, BytesView bytes, Verdict& verdict, Bytes* clean) {
  const PictureParts parts = check_picture(type, bytes);
  if (parts.animated) verdict.notes.push_back("animated");
  if (parts.exif.has_gps) verdict.notes.push_back("gps_removed");
  verdict.pages = 1;
  *clean = reencode(type, parts);
}

void look_inside(FileType type, BytesView bytes, Verdict& verdict, Bytes* clean) {
  if (type != FileType::pdf) return look_at_picture(type, bytes, verdict, clean);
  PdfFacts facts = check_pdf(bytes);
  verdict.pages = facts.pages;
  verdict.notes = std::move(facts.notes);
}

}  // namespace

Verdict look_at(BytesView bytes, std::string_view claimed, Bytes* clean) {
  Verdict verdict;
  try {
    if (bytes.empty()) throw objections::empty;
    const FileType type = type_of(bytes);
    if (type == FileType::other) throw hides_pdf(bytes) ? objections::polyglot : objections::unknown_type;
    verdict.media_type = media_type_of(type);
    if (!fits_claim(claimed, type)) throw objections::other_type;
    look_inside(type, bytes, verdict, clean);
    verdict.accepted = true;
  } catch (const Objection& objection) {
    verdict.code = objection.code;
  } catch (const std::bad_alloc&) {
    verdict.code = objections::too_large.code;
  }
  return verdict;
}

}  // namespace portico::sandbox
