#pragma once
#include <string>
#include <vector>

#include "app/services.hpp"
#include "http/assets.hpp"

namespace portico::app {

// The two web apps as they were built, and which addresses show them.
http::Assets pages(Mode mode);

// The one <style> that a library of the web apps adds by itself (React Aria: touch-action of pressable elements),
// allowed by its hash.
std::vector<std::string> style_hashes();

}  // namespace portico::app
