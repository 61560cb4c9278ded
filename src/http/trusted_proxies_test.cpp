#include "http/trusted_proxies.hpp"

#include <gtest/gtest.h>

#include "http/call.hpp"

namespace portico::http {
namespace {

std::string address(const std::string& peer, std::vector<std::string> forwarded) {
  const TrustedProxies proxies{{"10.0.0.0/8", "192.0.2.7", "2001:db8::/32"}};
  Request request;
  for (auto& line : forwarded) request.headers.emplace("x-forwarded-for", std::move(line));
  proxies.apply(request, peer);
  return request.address;
}

TEST(TrustedProxies, KnowsItsNetworks) {
  const TrustedProxies proxies{{"10.0.0.0/8", "192.0.2.128/25", "2001:db8::/33", "::1"}};
  EXPECT_TRUE(proxies.contains("10.255.0.1"));
  EXPECT_TRUE(proxies.contains("::ffff:10.1.1.1"));
  EXPECT_FALSE(proxies.contains("11.0.0.1"));
  EXPECT_TRUE(proxies.contains("192.0.2.128"));
  EXPECT_FALSE(proxies.contains("192.0.2.127"));
  EXPECT_TRUE(proxies.contains("2001:db8:7fff::1"));
  EXPECT_FALSE(proxies.contains("2001:db8:8000::1"));
  EXPECT_FALSE(proxies.contains("nonsense"));
  EXPECT_FALSE(TrustedProxies{}.contains("127.0.0.1"));
}

TEST(TrustedProxies, TakesTheLastAddressThatIsNoProxy) {
  EXPECT_EQ(address("10.0.0.1", {"198.51.100.1"}), "198.51.100.1");
  EXPECT_EQ(address("10.0.0.1", {"6.6.6.6, 198.51.100.1, 10.9.9.9"}), "198.51.100.1");
  EXPECT_EQ(address("10.0.0.1", {"6.6.6.6", "198.51.100.1"}), "198.51.100.1");
  EXPECT_EQ(address("10.0.0.1", {"6.6.6.6, rubbish, 192.0.2.7"}), "192.0.2.7");
  EXPECT_EQ(address("10.0.0.1", {"10.0.0.5"}), "10.0.0.5");
  EXPECT_EQ(address("10.0.0.1", {}), "10.0.0.1");
  EXPECT_EQ(address("2001:db8::1", {"2001:4860::8"}), "2001:4860::8");
}

TEST(TrustedProxies, BelievesNobodyElse) { EXPECT_EQ(address("198.51.100.9", {"6.6.6.6"}), "198.51.100.9"); }

TEST(TrustedProxies, NamesWhatIsWrong) {
  for (const auto* fault : {"10.0.0.0/33", "10.0.0/8", "host", "::1/129", "10.0.0.0/", "10.0.0.0/8x"})
    EXPECT_THROW(TrustedProxies{{fault}}, std::invalid_argument) << fault;
}

}  // namespace
}  // namespace portico::http
