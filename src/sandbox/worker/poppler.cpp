// portico-poppler: closes the cage and becomes pdftoppm or pdftotext, which read standard input and write standard
// output. Started by the sandbox, never by hand.
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "sandbox/worker/cage.hpp"
#include "sandbox/worker/job.hpp"

namespace {

using namespace portico::sandbox;

std::vector<std::string> command(const JobRequest& job) {
  if (job.task == "page")
    return {"/usr/bin/pdftoppm", "-q",          "-png",     "-cropbox",    "-singlefile", "-f", job.first, "-l",
            job.first,           "-scale-to-x", job.second, "-scale-to-y", "-1",          "-"};
  if (job.task == "text") return {"/usr/bin/pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"};
  return {"/usr/bin/pdftotext", "-v"};  // "probe"
}

void become(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<char*, 3> environment{const_cast<char*>("LC_ALL=C.UTF-8"), const_cast<char*>("MALLOC_ARENA_MAX=1"),
                                   nullptr};
  execve(arguments[0], arguments.data(), environment.data());
}

}  // namespace

int main(int argc, char** argv) try {
  const JobRequest job = read_request(argc, argv);
  try {
    close_cage(Profile::poppler, job.limits, job.parent);
    lock_cage(Profile::poppler);
  } catch (const std::exception& refused) {
    return not_caged(refused.what());
  }
  become(command(job));
  return not_caged("pdftoppm and pdftotext cannot be started: is poppler-utils installed?");
} catch (const std::exception&) {
  return 1;
}
