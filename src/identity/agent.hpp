#pragma once
#include <string>
#include <string_view>

namespace portico::identity {

// What kind of browser it says it is, coarsely: engine and system ("chromium/android"). An update of the browser does
// not change it, a stolen cookie in another one does.
std::string agent_class(std::string_view user_agent);

// For people, in a list of their devices: "Chrome, Android". Names of products are the same in every language; empty
// when it tells nothing that we know.
std::string agent_name(std::string_view user_agent);

}  // namespace portico::identity
