#include "app/pages.hpp"

#include <sodium.h>

#include "base/digest.hpp"
#include "embedded/console_files.hpp"
#include "embedded/portal_files.hpp"

namespace portico::app {
namespace {

// What react-aria's usePress puts into the page's head, letter for letter (react-aria/src/interactions/usePress.ts).
constexpr std::string_view touch_action_style = R"(@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
})";

// Files below assets/ are found there; the page itself under the app's name.
void add_app(http::Assets& assets, const std::string& name, std::span<const embedded::File> files) {
  std::vector<embedded::File> hashed, pages;
  for (const auto& file : files) (file.path.starts_with("assets/") ? hashed : pages).push_back(file);
  assets.add("/", hashed);
  assets.add("/" + name + "/", pages);
}

}  // namespace

http::Assets pages(Mode mode) {
  http::Assets assets;
  add_app(assets, "portal", embedded::portal_files());
  add_app(assets, "console", embedded::console_files());
  assets.show("/", "/portal/index.html");
  assets.show("/p/", "/portal/index.html");
  assets.show("/console", "/console/index.html");
  assets.show("/console/", "/console/index.html");
  if (mode == Mode::demo) assets.show("/demo/messages", "/portal/index.html");
  return assets;
}

std::vector<std::string> style_hashes() {
  const auto hash = sha256(as_bytes(touch_action_style));
  std::string text(sodium_base64_encoded_len(hash.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating zero
  return {"sha256-" + text};
}

}  // namespace portico::app
