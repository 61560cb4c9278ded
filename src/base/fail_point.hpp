#pragma once

namespace portico {

// A named step at which crash tests kill the process: PORTICO_FAIL=<name>:kill. Does nothing in builds without tests.
void fail_point(const char* name);

}  // namespace portico
