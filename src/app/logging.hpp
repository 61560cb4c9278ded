#pragma once
#include <string>

namespace portico::app {

// One JSON object a line on standard error. `level`: debug, info, warn, error.
void start_logging(const std::string& level);

}  // namespace portico::app
