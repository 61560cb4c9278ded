#include "feeds/fetch.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <string>

#include "delivery/testing/far_end.hpp"

namespace portico::feeds {
namespace {

using delivery::testing::Asked;
using delivery::testing::FarEnd;

bool is_public_text(const std::string& text) {
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  if (inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1) return is_public(reinterpret_cast<const sockaddr&>(six));
  sockaddr_in four{};
  four.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &four.sin_addr), 1) << text;
  return is_public(reinterpret_cast<const sockaddr&>(four));
}

TEST(Fetch, OnlyThePublicInternetIsConnectedTo) {
  for (const auto* text : {"8.8.8.8", "93.184.216.34", "172.32.0.1", "172.15.255.255", "100.63.0.1", "192.0.1.1",
                           "223.255.255.255", "2a00:1450:4001::200e", "2606:4700::1111", "2001:4860:4860::8888"})
    EXPECT_TRUE(is_public_text(text)) << text;
  for (const auto* text : {"0.0.0.0",
                           "10.1.2.3",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "192.0.0.8",
                           "192.0.2.1",
                           "198.18.0.1",
                           "198.51.100.7",
                           "203.0.113.9",
                           "100.64.0.1",
                           "224.0.0.1",
                           "239.1.1.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:8.8.8.8",
                           "fe80::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "ff02::1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::1",
                           "2001::1",
                           "2001:db8::1"})
    EXPECT_FALSE(is_public_text(text)) << text;
}

TEST(Fetch, AnAddressIsHttpsAndNothingElse) {
  EXPECT_EQ(fetchable("https://cal.example/a/b.ics?k=1", false), "https://cal.example/a/b.ics?k=1");
  EXPECT_EQ(fetchable("webcal://cal.example/a.ics", false), "https://cal.example/a.ics");
  EXPECT_EQ(fetchable("webcals://cal.example/a.ics#x", false), "https://cal.example/a.ics");
  for (const auto* text : {"", "cal", "http://cal.example/a.ics", "ftp://cal.example/a.ics", "file:///etc/passwd",
                           "https://", "https://name:secret@cal.example/a.ics", "http://127.0.0.1:1/a.ics"})
    EXPECT_FALSE(fetchable(text, false)) << text;
  EXPECT_TRUE(fetchable("http://127.0.0.1:1/a.ics", true));
  EXPECT_FALSE(fetchable("http://cal.example/a.ics", true));
  EXPECT_EQ(host_of("https://cal.example:8443/secret.ics"), "cal.example");
}

FetchLimits limits() { return {.connect = milliseconds{2'000}, .total = milliseconds{2'000}, .local = true}; }

TEST(Fetch, WhatStillStandsIsNotSentAgain) {
  const FarEnd far_end{[](const Asked& asked, FarEnd::Line& line) {
    if (asked.header("if-none-match") == "\"7\"") return line.answer(304, "");
    line.answer(200, "BEGIN:VCALENDAR", "ETag: \"7\"\r\nLast-Modified: Mon, 02 Mar 2026 08:00:00 GMT\r\n");
  }};
  const auto first = fetch(far_end.url("/a.ics"), {}, limits());
  EXPECT_EQ(first.fault, "");
  EXPECT_EQ(first.body, "BEGIN:VCALENDAR");
  EXPECT_EQ(first.known.etag, "\"7\"");
  const auto again = fetch(far_end.url("/a.ics"), first.known, limits());
  EXPECT_TRUE(again.unchanged);
  EXPECT_EQ(again.known.last_modified, "Mon, 02 Mar 2026 08:00:00 GMT");
}

TEST(Fetch, ThisMachineIsNotConnectedTo) {
  const FarEnd far_end{FarEnd::says(200, "BEGIN:VCALENDAR")};
  auto of_production = limits();
  of_production.local = false;
  const auto https = "https://127.0.0.1:" + std::to_string(far_end.port()) + "/a.ics";
  EXPECT_EQ(fetch(https, {}, of_production).fault, "CALENDAR_ADDRESS");
  EXPECT_EQ(fetch("https://localhost:" + std::to_string(far_end.port()), {}, of_production).fault, "CALENDAR_ADDRESS");
  EXPECT_EQ(fetch(far_end.url("/a.ics"), {}, of_production).fault, "CALENDAR_ADDRESS");
  EXPECT_TRUE(far_end.asked().empty());
}

TEST(Fetch, ARedirectLeadsToNoNetworkAroundUs) {
  for (const auto* target : {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/",
                             "http://[::ffff:10.0.0.1]/", "file:///etc/passwd", "ftp://10.0.0.1/a"}) {
    const FarEnd far_end{FarEnd::says(302, "", std::string{"Location: "} + target + "\r\n")};
    EXPECT_EQ(fetch(far_end.url("/a.ics"), {}, limits()).fault, "CALENDAR_ADDRESS") << target;
  }
}

TEST(Fetch, RedirectsEnd) {
  const FarEnd around{FarEnd::says(302, "", "Location: /again\r\n")};
  EXPECT_EQ(fetch(around.url("/a.ics"), {}, limits()).fault, "CALENDAR_ANSWER");
  EXPECT_EQ(around.asked().size(), 4u);
}

TEST(Fetch, SaysWhatWentWrong) {
  auto small = limits();
  small.size = 100;
  const FarEnd large{FarEnd::says(200, std::string(101, 'x'))};
  EXPECT_EQ(fetch(large.url("/"), {}, small).fault, "CALENDAR_TOO_LARGE");
  const FarEnd gone{FarEnd::says(404, "")};
  EXPECT_EQ(fetch(gone.url("/"), {}, limits()).fault, "CALENDAR_DENIED");
  const FarEnd broken{FarEnd::says(500, "")};
  EXPECT_EQ(fetch(broken.url("/"), {}, limits()).fault, "CALENDAR_ANSWER");
  auto hasty = limits();
  hasty.total = milliseconds{200};
  const FarEnd silent{[](const Asked&, FarEnd::Line& line) { line.wait(); }};
  EXPECT_EQ(fetch(silent.url("/"), {}, hasty).fault, "CALENDAR_UNREACHABLE");
}

}  // namespace
}  // namespace portico::feeds
