#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "sandbox/busy.hpp"

namespace portico::sandbox {

// What a careful look at an upload says.
struct Verdict {
  bool accepted = false;
  std::string code;  // empty when accepted; else stable: FILE_EMPTY, FILE_TYPE_MISMATCH, FILE_ENCRYPTED,
                     // FILE_ACTIVE_CONTENT, FILE_ATTACHMENT_INSIDE, FILE_DAMAGED, FILE_TOO_LARGE_INSIDE, FILE_POLYGLOT,
                     // FILE_TYPE_UNKNOWN, FILE_CHECK_FAILED
  std::string media_type;  // what it is, by its bytes
  int pages = 0;
  std::vector<std::string> notes;  // policy remarks of accepted files: acroform, animated, gps_removed, damaged_page
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (accepted, code, media_type, pages, notes))

struct Limits {
  std::size_t memory_bytes = 512u << 20;
  seconds cpu{10};
  seconds wall{20};
  std::size_t output_bytes = 64u << 20;
  milliseconds wait{10'000};  // for a free place
};

// Looks at untrusted bytes in a child process: rlimits, seccomp, Landlock, no network, no files beyond its pipes; a new
// child for each file. Killed, hung or exploding, it costs that one file. Never fails open: where the kernel refuses a
// protection, `why_unavailable()` says so and every call throws Refused unavailable SANDBOX_UNAVAILABLE. Thread-safe;
// at most `parallel` children at once, the others wait as long as the limits say and are then refused with
// SANDBOX_BUSY.
class Sandbox {
 public:
  // `programs` is the folder of portico-inspector and portico-poppler; without one they are looked for beside the
  // running program, in bin/ there, in ../bin and in ../libexec/portico.
  explicit Sandbox(int parallel = 2, Limits limits = {}, std::filesystem::path programs = {});
  ~Sandbox();

  // Tries both programs with all protections the first time, and again while it fails (not more often than every half
  // minute).
  std::optional<std::string> why_unavailable() const;

  // `claimed` is the Content-Type given with the upload. Images come back re-encoded without metadata (upright, GPS
  // gone) in `clean`; for PDFs `clean` stays empty: the original is served.
  Verdict inspect(BytesView bytes, std::string_view claimed, Bytes* clean);
  // Page `number` (from 1) as a PNG `width` pixels wide (at most 2,000). Throws Refused unprocessable PAGE_NOT_DRAWABLE
  // when it cannot be drawn.
  Bytes render_page(BytesView bytes, std::string_view media_type, int number, int width);
  // A logo or favicon: decoded and encoded anew as PNG, at most `side` pixels in each direction. Throws Refused
  // unprocessable with one of the codes above.
  Bytes reencode_logo(BytesView bytes, int side);
  // Text of a PDF, for search; at most 256 KiB, and what was read so far when reading fails.
  std::string text_of(BytesView pdf);
  // When a calendar file says that its owner is busy. CALENDAR_UNREADABLE too for what the child did not survive.
  BusyTimes busy_times(BytesView calendar, const BusyWindow& window);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portico::sandbox
