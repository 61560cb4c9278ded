#include "identity/agent.hpp"

#include <array>

namespace portico::identity {
namespace {

struct Mark {
  std::string_view found;  // in the header
  std::string_view key;
  std::string_view name;
};

// Browsers name each other in their headers: the first that fits is the one.
constexpr std::array browsers{
    Mark{"Firefox/", "firefox", "Firefox"},
    Mark{"FxiOS/", "webkit", "Firefox"},
    Mark{"EdgA/", "chromium", "Edge"},
    Mark{"EdgiOS/", "webkit", "Edge"},
    Mark{"Edg/", "chromium", "Edge"},
    Mark{"SamsungBrowser/", "chromium", "Samsung Internet"},
    Mark{"OPR/", "chromium", "Opera"},
    Mark{"CriOS/", "webkit", "Chrome"},
    Mark{"HeadlessChrome/", "chromium", "Chrome"},
    Mark{"Chrome/", "chromium", "Chrome"},
    Mark{"Safari/", "webkit", "Safari"},
};
constexpr std::array systems{
    Mark{"Android", "android", "Android"}, Mark{"iPhone", "ios", "iPhone"}, Mark{"iPad", "ios", "iPad"},
    Mark{"Windows", "windows", "Windows"}, Mark{"Mac OS X", "mac", "Mac"},  Mark{"CrOS", "chromeos", "ChromeOS"},
    Mark{"Linux", "linux", "Linux"},
};

template <std::size_t N>
const Mark* first_of(const std::array<Mark, N>& marks, std::string_view header) {
  for (const Mark& mark : marks)
    if (header.find(mark.found) != std::string_view::npos) return &mark;
  return nullptr;
}

}  // namespace

std::string agent_class(std::string_view user_agent) {
  const Mark* browser = first_of(browsers, user_agent);
  const Mark* system = first_of(systems, user_agent);
  return std::string{browser ? browser->key : "other"} + '/' + std::string{system ? system->key : "other"};
}

std::string agent_name(std::string_view user_agent) {
  const Mark* browser = first_of(browsers, user_agent);
  const Mark* system = first_of(systems, user_agent);
  if (!browser) return system ? std::string{system->name} : std::string{};
  return system ? std::string{browser->name} + ", " + std::string{system->name} : std::string{browser->name};
}

}  // namespace portico::identity
