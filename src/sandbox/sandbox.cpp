#include "sandbox/sandbox.hpp"

#include <system_error>

#include "base/refused.hpp"
#include "base/text.hpp"
#include "sandbox/child.hpp"
#include "sandbox/gate.hpp"
#include "sandbox/reply.hpp"

namespace portico::sandbox {
namespace {

namespace fs = std::filesystem;

constexpr int waiting_per_place = 16;
constexpr int widest_page = 2'000;
constexpr std::size_t most_text = 256u << 10;
constexpr seconds probe_again{30};

fs::path find_programs() {
  const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
  for (const fs::path& folder : {here, here / "bin", here / "../bin", here / "../libexec/portico"})
    if (fs::exists(folder / "portico-inspector")) return folder;
  return here;
}

bool is_png(BytesView bytes, int width) {
  constexpr std::array<std::uint8_t, 16> start{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                               0,    0,   0,   13,  'I',  'H',  'D',  'R'};
  if (bytes.size() < 24 || !std::equal(start.begin(), start.end(), bytes.begin())) return false;
  return (bytes[16] << 24 | bytes[17] << 16 | bytes[18] << 8 | bytes[19]) == width;
}

// pdftotext may be stopped in the middle of a character.
std::string whole_characters(std::string text) {
  for (int cut = 0; cut < 4 && !text.empty() && !is_utf8(text); ++cut) text.pop_back();
  return is_utf8(text) ? text : std::string{};
}

Refused unavailable(std::string why) {
  return Refused{Reason::unavailable, "SANDBOX_UNAVAILABLE"}.because(std::move(why));
}
Refused not_drawable() { return {Reason::unprocessable, "PAGE_NOT_DRAWABLE"}; }

}  // namespace

struct Sandbox::State {
  State(int parallel, Limits wanted, fs::path folder)
      : limits{wanted},
        programs{folder.empty() ? find_programs() : std::move(folder)},
        gate{parallel, parallel * waiting_per_place, wanted.wait} {}

  // Runs a job where the protections are known to hold. A child that finds at its start that they do not is no verdict
  // on the file.
  Outcome run(const char* program, const std::vector<std::string>& words, BytesView bytes, const Limits& wanted) {
    if (const auto why = why_unavailable()) throw unavailable(*why);
    const Gate::Pass pass{gate};
    Outcome outcome = start(program, words, bytes, wanted);
    if (const auto why = why_not_caged(outcome)) throw unavailable(*why);
    return outcome;
  }

  std::optional<std::string> why_unavailable() {
    const std::lock_guard lock{mutex};
    const auto now = std::chrono::steady_clock::now();
    if (!tried_at || (reason && now - *tried_at > probe_again)) {
      tried_at = now;
      reason = probe();
    }
    return reason;
  }

  std::optional<std::string> probe() try {
    for (const char* program : {"portico-inspector", "portico-poppler"}) {
      const Outcome outcome = start(program, {"probe", "-", "-"}, {}, limits);
      if (const auto why = why_not_caged(outcome)) return why;
      if (!outcome.is_success()) return std::string{program} + " does not run to its end";
    }
    return std::nullopt;
  } catch (const Refused& refused) {
    return refused.inward();
  }

  Outcome start(const char* program, const std::vector<std::string>& words, BytesView bytes, const Limits& wanted) try {
    return run_child(programs / program, words, bytes, wanted);
  } catch (const std::system_error& error) {
    throw unavailable((programs / program).string() + ": " + error.what());
  }

  static std::optional<std::string> why_not_caged(const Outcome& outcome) {
    if (outcome.end != Outcome::End::exited || outcome.status != status_not_caged) return std::nullopt;
    return std::string{as_text(outcome.output).substr(0, 200)};
  }

  // The reply of portico-inspector, or FILE_CHECK_FAILED for a child that gave none.
  Reply inspect(const std::vector<std::string>& words, BytesView bytes) {
    const Outcome outcome = run("portico-inspector", words, bytes, limits);
    auto reply = outcome.is_success() ? decode_reply(outcome.output) : std::nullopt;
    if (reply) return std::move(*reply);
    Reply failed;
    failed.verdict.code = "FILE_CHECK_FAILED";
    return failed;
  }

  const Limits limits;
  const fs::path programs;
  Gate gate;
  std::mutex mutex;
  std::optional<std::chrono::steady_clock::time_point> tried_at;
  std::optional<std::string> reason;
};

Sandbox::Sandbox(int parallel, Limits limits, fs::path programs)
    : state_{std::make_unique<State>(parallel, limits, std::move(programs))} {}
Sandbox::~Sandbox() = default;

std::optional<std::string> Sandbox::why_unavailable() const { return state_->why_unavailable(); }

Verdict Sandbox::inspect(BytesView bytes, std::string_view claimed, Bytes* clean) {
  Reply reply = state_->inspect({"inspect", std::string{claimed}, "-"}, bytes);
  if (clean != nullptr) *clean = reply.verdict.accepted ? std::move(reply.clean) : Bytes{};
  return std::move(reply.verdict);
}

Bytes Sandbox::render_page(BytesView bytes, std::string_view media_type, int number, int width) {
  if (number < 1 || width < 1 || width > widest_page) throw not_drawable();
  if (media_type != "application/pdf") {
    Reply reply = state_->inspect({"draw", std::to_string(width), "-"}, bytes);
    if (number != 1 || !reply.verdict.accepted || !is_png(reply.clean, width)) throw not_drawable();
    return std::move(reply.clean);
  }
  Outcome outcome =
      state_->run("portico-poppler", {"page", std::to_string(number), std::to_string(width)}, bytes, state_->limits);
  if (!outcome.is_success() || !is_png(outcome.output, width)) throw not_drawable();
  return std::move(outcome.output);
}

Bytes Sandbox::reencode_logo(BytesView bytes, int side) {
  Reply reply = state_->inspect({"shrink", std::to_string(side), "-"}, bytes);
  if (!reply.verdict.accepted) throw Refused{Reason::unprocessable, reply.verdict.code};
  return std::move(reply.clean);
}

std::string Sandbox::text_of(BytesView pdf) {
  Limits limits = state_->limits;
  limits.output_bytes = most_text;
  const Outcome outcome = state_->run("portico-poppler", {"text", "-", "-"}, pdf, limits);
  return whole_characters(std::string{as_text(outcome.output)});
}

BusyTimes Sandbox::busy_times(BytesView calendar, const BusyWindow& window) {
  const Outcome outcome =
      state_->run("portico-inspector", {"busy", std::to_string(window.from), std::to_string(window.until)}, calendar,
                  state_->limits);
  auto busy = outcome.is_success() ? decode_busy(outcome.output) : std::nullopt;
  return busy ? *std::move(busy) : BusyTimes{"CALENDAR_UNREADABLE", {}};
}

}  // namespace portico::sandbox
