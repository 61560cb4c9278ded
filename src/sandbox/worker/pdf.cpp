#include "sandbox/worker/pdf.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

#include <algorithm>
#include <new>
#include <string_view>

#include "sandbox/worker/objection.hpp"
#include "sandbox/worker/pdf_objects.hpp"
#include "sandbox/worker/pdf_streams.hpp"
#include "sandbox/worker/sniff.hpp"

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_pages = 2'000;
constexpr std::size_t most_objects = 500'000;
constexpr std::size_t longest_tail = 1'024;  // after the last %%EOF; what Acrobat bears

// Comments before the first object are the one place where a browser that guesses would look.
void refuse_markup_at_front(BytesView bytes) {
  const std::string_view front = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 4'096)));
  if (has_markup(bytes.first(std::min(front.find(" obj"), front.size())))) throw objections::polyglot;
}

void refuse_strange_tail(BytesView bytes) {
  const std::string_view text = as_text(bytes);
  const auto end = text.rfind("%%EOF");
  if (end == text.npos) return;  // for qpdf to judge
  const BytesView tail = bytes.subspan(end + 5);
  const auto is_blank = [](std::uint8_t c) { return c == 0 || c == ' ' || (c >= '\t' && c <= '\r'); };
  const auto begin = std::find_if_not(tail.begin(), tail.end(), is_blank);
  const BytesView rest = tail.subspan(static_cast<std::size_t>(begin - tail.begin()));
  if (holds_other_format(rest)) throw objections::polyglot;
  if (rest.size() > longest_tail) throw objections::damaged;
}

// Slips of writing programs that leave no doubt about what an object is.
bool is_mild(const QPDFExc& warning) {
  const std::string& said = warning.getMessageDetail();
  for (const auto slip : {"expected endobj"sv, "expected endstream"sv, "attempting to recover stream length"sv,
                          "recovered stream length"sv, "stream keyword followed by"sv, "/Type key should be"sv})
    if (said.find(slip) != said.npos) return true;
  return false;
}

class Look {
 public:
  explicit Look(BytesView bytes) : bytes_{bytes} {}

  PdfFacts run() {
    open();
    if (pdf_.isEncrypted() || pdf_.getTrailer().hasKey("/Encrypt")) throw objections::encrypted;
    look_at_objects();
    if (contents_.active) throw objections::active;
    if (contents_.attachment) throw objections::attachment;
    look_at_streams();
    if (is_also_something_else(bytes_)) throw objections::polyglot;
    refuse_markup_at_front(bytes_);
    refuse_strange_tail(bytes_);
    count_pages();
    if (structure_damaged_) throw objections::damaged;
    if (contents_.form) facts_.notes.push_back("acroform");
    if (picture_damaged_) facts_.notes.push_back("damaged_page");
    return std::move(facts_);
  }

 private:
  void open() {
    pdf_.setSuppressWarnings(true);
    try {
      pdf_.processMemoryFile("upload", reinterpret_cast<const char*>(bytes_.data()), bytes_.size());
    } catch (const QPDFExc& error) {
      // With an encryption it does not know qpdf says "unsupported", not "password".
      const bool is_locked = error.getErrorCode() == qpdf_e_password || error.getErrorCode() == qpdf_e_unsupported;
      throw is_locked ? objections::encrypted : objections::damaged;
    }
  }

  void look_at_objects() {
    objects_ = pdf_.getAllObjects();
    if (objects_.size() > most_objects) throw objections::too_large;
    look_at_object(pdf_.getTrailer(), contents_);
    for (const QPDFObjectHandle& object : objects_) look_at_object(object, contents_);
    note_warnings(structure_damaged_);
  }

  // A picture that does not unpack spoils its place on a page; text or a font that does not, spoils what the page says.
  void look_at_streams() {
    StreamCheck check;
    for (QPDFObjectHandle& object : objects_) {
      if (!object.isStream()) continue;
      bool& damaged = is_image(object) ? picture_damaged_ : structure_damaged_;
      if (!check.unpacks(object)) damaged = true;
      note_warnings(damaged);
    }
  }

  void count_pages() {
    const std::size_t pages = pdf_.getAllPages().size();
    if (pages == 0) throw objections::damaged;
    if (pages > most_pages) throw objections::too_large;
    facts_.pages = static_cast<int>(pages);
    note_warnings(structure_damaged_);
  }

  void note_warnings(bool& damaged) {
    const auto warnings = pdf_.getWarnings();
    if (!std::all_of(warnings.begin(), warnings.end(), is_mild)) damaged = true;
  }

  BytesView bytes_;
  QPDF pdf_;
  std::vector<QPDFObjectHandle> objects_;
  PdfContents contents_;
  PdfFacts facts_;
  bool structure_damaged_ = false;
  bool picture_damaged_ = false;
};

}  // namespace

PdfFacts check_pdf(BytesView bytes) {
  try {
    return Look{bytes}.run();
  } catch (const std::bad_alloc&) {
    throw objections::too_large;
  } catch (const std::exception&) {
    throw objections::damaged;
  }
}

}  // namespace portico::sandbox
