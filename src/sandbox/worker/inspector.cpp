// portico-inspector: looks at one untrusted file and ends. Started by the sandbox, never by hand.
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "sandbox/reply.hpp"
#include "sandbox/worker/cage.hpp"
#include "sandbox/worker/calendar.hpp"
#include "sandbox/worker/job.hpp"
#include "sandbox/worker/look.hpp"
#include "sandbox/worker/objection.hpp"
#include "sandbox/worker/picture.hpp"
#include "sandbox/worker/sniff.hpp"

namespace {

using namespace portico;
using namespace portico::sandbox;

Verdict accepted_png() { return {.accepted = true, .code = {}, .media_type = "image/png", .pages = 1, .notes = {}}; }

Bytes picture(const JobRequest& job, BytesView bytes) {
  Verdict verdict = accepted_png();
  Bytes png;
  try {
    if (bytes.empty()) throw objections::empty;
    const FileType type = type_of(bytes);
    if (type != FileType::jpeg && type != FileType::png) throw objections::unknown_type;
    const PictureParts parts = check_picture(type, bytes);
    const int size = std::stoi(job.first);
    png = job.task == "draw" ? draw(type, parts, size) : shrink(type, parts, size);
  } catch (const Objection& objection) {
    verdict = {.accepted = false, .code = objection.code, .media_type = {}, .pages = 0, .notes = {}};
  }
  return encode_reply(verdict, png);
}

Bytes answer(const JobRequest& job) {
  const BytesView bytes = map_input();
  if (job.task == "draw" || job.task == "shrink") return picture(job, bytes);
  if (job.task == "busy") return encode_busy(read_busy(bytes, {std::stoll(job.first), std::stoll(job.second)}));
  if (job.task != "inspect") return encode_reply(accepted_png(), {});  // "probe": the cage stands
  Bytes clean;
  const Verdict verdict = look_at(bytes, job.first, &clean);
  return encode_reply(verdict, clean);
}

}  // namespace

int main(int argc, char** argv) try {
  const JobRequest job = read_request(argc, argv);
  try {
    close_cage(Profile::in_process, job.limits, job.parent);
    prepare_pictures();
    lock_cage(Profile::in_process);
  } catch (const std::exception& refused) {
    return not_caged(refused.what());
  }
  const bool told = write_output(answer(job));
  // No destructors: what the bytes made of this process ends here.
  _exit(told ? 0 : 1);
} catch (const std::exception&) {
  return 1;
}
