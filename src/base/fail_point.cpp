#include "base/fail_point.hpp"

#include <csignal>
#include <cstdlib>
#include <string>

namespace portico {

void fail_point([[maybe_unused]] const char* name) {
#ifdef PORTICO_FAIL_POINTS
  const char* wanted = std::getenv("PORTICO_FAIL");
  if (wanted != nullptr && wanted == std::string{name} + ":kill") std::raise(SIGKILL);
#endif
}

}  // namespace portico
