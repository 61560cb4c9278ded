#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "base/refused.hpp"
#include "sandbox/child.hpp"
#include "sandbox/gate.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/testing/pdf_builder.hpp"

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;
using End = Outcome::End;

const std::filesystem::path probes = PORTICO_SANDBOX_PROBES;

Outcome probe(const char* program, std::string_view wish, Limits limits = {}) {
  return run_child(probes / program, {"probe", "-", "-"}, as_bytes(wish), limits);
}

bool is_stopped(const Outcome& outcome) {
  if (outcome.end == End::killed_by_signal) return outcome.status == SIGSYS || outcome.status == SIGXFSZ;
  return outcome.is_success() && as_text(outcome.output) == "denied";
}

constexpr std::array attacks{"read a file"sv,
                             "read its own memory"sv,
                             "write a file"sv,
                             "write beside libraries"sv,
                             "remove a file"sv,
                             "list a folder"sv,
                             "open a socket"sv,
                             "open a local socket"sv,
                             "fork"sv,
                             "clone"sv,
                             "execute a shell"sv,
                             "trace its parent"sv,
                             "signal its parent"sv,
                             "raise its limits"sv,
                             "change its input"sv,
                             "use a descriptor of the server"sv,
                             "read the server's environment"sv,
                             "make a namespace"sv,
                             "become root"sv,
                             "make a memory file"sv};

class Cage : public ::testing::TestWithParam<std::string_view> {};

TEST_P(Cage, StopsTheInspector) { EXPECT_TRUE(is_stopped(probe("portico-inspector", GetParam()))); }
TEST_P(Cage, StopsPoppler) { EXPECT_TRUE(is_stopped(probe("portico-poppler", GetParam()))); }

std::string name_of(const ::testing::TestParamInfo<std::string_view>& attack) {
  std::string name;
  for (const char c : attack.param)
    if (c != '\'') name += c == ' ' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(Attack, Cage, ::testing::ValuesIn(attacks), name_of);

TEST(CageOnce, TheInspectorRunsNoCodeItMade) {
  EXPECT_TRUE(is_stopped(probe("portico-inspector", "run code it made")));
}

TEST(CageOnce, NothingOfTheServerComesAlong) {
  setenv("PORTICO_PROBE_SECRET", "secret", 1);
  const int open_file = open("/etc/passwd", O_RDONLY);
  EXPECT_EQ(as_text(probe("portico-inspector", "use a descriptor of the server").output), "denied");
  EXPECT_EQ(as_text(probe("portico-inspector", "read the server's environment").output), "denied");
  close(open_file);
  unsetenv("PORTICO_PROBE_SECRET");
}

TEST(Child, MisbehaviourEndsWithTheChild) {
  EXPECT_EQ(probe("portico-inspector", "hang", {.wall = seconds{1}}).end, End::out_of_time);
  EXPECT_EQ(probe("portico-inspector", "hang silently", {.wall = seconds{1}}).end, End::out_of_time);
  EXPECT_EQ(probe("portico-inspector", "spin", {.cpu = seconds{1}}).end, End::killed_by_signal);
  EXPECT_FALSE(probe("portico-inspector", "eat memory", {.memory_bytes = 128u << 20}).is_success());
  EXPECT_FALSE(probe("portico-inspector", "crash").is_success());
  const Outcome talker = probe("portico-inspector", "talk too much", {.output_bytes = 1u << 20});
  EXPECT_EQ(talker.end, End::out_of_output);
  EXPECT_EQ(talker.output.size(), 1u << 20);
}

TEST(Sandbox, OneBadFileCostsOneFile) {
  Sandbox sandbox{
      1, {.memory_bytes = 256u << 20, .cpu = seconds{1}, .wall = seconds{2}, .output_bytes = 1u << 20}, probes};
  for (const auto wish : {"spin"sv, "eat memory"sv, "talk too much"sv, "crash"sv, "answer nothing"sv}) {
    Bytes clean{1};
    const Verdict verdict = sandbox.inspect(as_bytes(wish), "application/pdf", &clean);
    EXPECT_FALSE(verdict.accepted) << wish;
    EXPECT_EQ(verdict.code, "FILE_CHECK_FAILED") << wish;
    EXPECT_TRUE(clean.empty());
    EXPECT_THROW(sandbox.render_page(as_bytes(wish), "application/pdf", 1, 100), Refused) << wish;
    EXPECT_THROW(sandbox.render_page(as_bytes(wish), "image/png", 1, 100), Refused) << wish;
  }
  EXPECT_EQ(sandbox.why_unavailable(), std::nullopt);
}

TEST(Sandbox, IsClosedWhereAProtectionIsMissing) {
  Sandbox sandbox{1, {}, probes};
  try {
    sandbox.inspect(as_bytes("not a cage"), "application/pdf", nullptr);
    FAIL() << "a verdict without a cage";
  } catch (const Refused& refused) {
    EXPECT_EQ(refused.reason(), Reason::unavailable);
    EXPECT_EQ(refused.code(), "SANDBOX_UNAVAILABLE");
    EXPECT_EQ(refused.inward(), "no protection here");
  }
}

TEST(Sandbox, IsClosedWithoutItsPrograms) {
  Sandbox sandbox{1, {}, "/nonexistent"};
  ASSERT_TRUE(sandbox.why_unavailable());
  EXPECT_NE(sandbox.why_unavailable()->find("/nonexistent/portico-inspector"), std::string::npos);
  EXPECT_THROW(sandbox.inspect(as_bytes("x"), "image/png", nullptr), Refused);
  EXPECT_THROW(sandbox.render_page(as_bytes("x"), "image/png", 1, 10), Refused);
  EXPECT_THROW(sandbox.text_of(as_bytes("x")), Refused);
}

TEST(Gate, RefusesWhoWaitsTooLongOrWithTooMany) {
  Gate gate{1, 1, milliseconds{20}};
  {
    const Gate::Pass inside{gate};
    EXPECT_THROW(Gate::Pass{gate}, Refused);
  }
  EXPECT_NO_THROW(Gate::Pass{gate});
  Gate full{1, 0, hours{1}};
  const Gate::Pass inside{full};
  EXPECT_THROW(Gate::Pass{full}, Refused);
}

}  // namespace
}  // namespace portico::sandbox
