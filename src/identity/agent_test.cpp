#include "identity/agent.hpp"

#include <gtest/gtest.h>

namespace portico::identity {
namespace {

struct Named {
  const char* header;
  const char* name;
  const char* kind;
};
const Named agents[] = {
    {"Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile "
     "Safari/537.36",
     "Chrome, Android", "chromium/android"},
    {"Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0 Mobile "
     "Safari/537.36",
     "Samsung Internet, Android", "chromium/android"},
    {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 "
     "Mobile/15E148 Safari/604.1",
     "Safari, iPhone", "webkit/ios"},
    {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 "
     "Mobile/15E148 Safari/604.1",
     "Chrome, iPhone", "webkit/ios"},
    {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 "
     "Edg/130.0.0.0",
     "Edge, Windows", "chromium/windows"},
    {"Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox, Linux", "firefox/linux"},
    {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 "
     "Safari/605.1.15",
     "Safari, Mac", "webkit/mac"},
    {"curl/7.88.1", "", "other/other"},
    {"", "", "other/other"},
};

TEST(Agent, IsNamedForPeopleAndClassedForFlows) {
  for (const auto& agent : agents) {
    EXPECT_EQ(agent_name(agent.header), agent.name) << agent.header;
    EXPECT_EQ(agent_class(agent.header), agent.kind) << agent.header;
  }
}

TEST(Agent, ClassOutlivesAnUpdate) {
  EXPECT_EQ(agent_class("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"),
            agent_class("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"));
}

}  // namespace
}  // namespace portico::identity
