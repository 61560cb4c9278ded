#include "delivery/sms_budget.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/json.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::delivery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Why = SmsRefusal::Why;

const OrganizationId clinic = OrganizationId::make(), other_clinic = OrganizationId::make();

// A Hungarian mobile of the given block of numbers.
std::string phone(int block, int number = 0) { return fmt::format("+3630{:03}{:04}", 200 + block, number); }

class SmsBudgetTest : public support::EachEngine {
 protected:
  explicit SmsBudgetTest(SmsLimits limits = {.day = 40, .hour = 20}) : budget{keys, queue, clock, std::move(limits)} {
    queue.handle(sms_alarm_job, [this](const jobs::Job& job) {
      const auto alarm = json::decode<SmsAlarm>(job.payload);
      alarms.push_back(fmt::format("{} {}", alarm.what, alarm.percent));
    });
  }
  std::optional<SmsRefusal> admit(const std::string& to, SmsUse use, OrganizationId organization = clinic,
                                  std::string_view country = "HU") {
    return database().write([&](db::Transaction& t) { return budget.admit(t, organization, country, to, use); });
  }
  // How many of `tries` were admitted, each to another block of numbers.
  int admitted(int tries, SmsUse use) {
    int count = 0;
    for (int i = 0; i < tries; ++i) count += admit(phone(next_block++ % 700), use) ? 0 : 1;
    return count;
  }
  void enter(const std::string& to) {
    database().write([&](db::Transaction& t) { budget.entered(t, to); });
  }
  std::vector<std::string> raised() {
    queue.run_due();
    return std::exchange(alarms, {});
  }

  support::FakeClock clock;
  support::FakeKeyRing keys;
  jobs::Queue queue{database(), keys, clock};
  SmsBudget budget;
  std::vector<std::string> alarms;
  int next_block = 0;
};
PORTICO_EACH_ENGINE(SmsBudgetTest);

TEST_P(SmsBudgetTest, DefaultsAreThoseOfThePlan) {
  const SmsLimits limits;
  EXPECT_EQ(limits.day, 1000);
  EXPECT_EQ(limits.hour, 200);
  EXPECT_EQ(limits.prefix_hour, 20);
}

TEST_P(SmsBudgetTest, ReservesAShareForKnownDevices) {
  EXPECT_EQ(admitted(30, SmsUse::code), 14) << "70 % of the hour's 20";
  EXPECT_EQ(admitted(5, SmsUse::recovery), 0);
  EXPECT_EQ(admitted(30, SmsUse::code_known_device), 6) << "the rest";
  const auto refused = admit(phone(1), SmsUse::code_known_device);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->why, Why::hour);
  EXPECT_GT(refused->until, clock.now());
  EXPECT_LE(*refused->until, clock.now() + hours{1} + minutes{20});
}

TEST_P(SmsBudgetTest, NoticesLeaveRoomForCodes) {
  EXPECT_EQ(admitted(30, SmsUse::notice), 10);
  EXPECT_EQ(admitted(30, SmsUse::code), 4);
}

TEST_P(SmsBudgetTest, TheDayIsSlidingAndEndsToo) {
  EXPECT_EQ(admitted(30, SmsUse::code_known_device), 20);
  clock.advance(hours{2});
  EXPECT_EQ(admitted(30, SmsUse::code_known_device), 20);
  clock.advance(hours{2});
  const auto refused = admit(phone(1), SmsUse::code_known_device);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->why, Why::day);
  clock.set(*refused->until);
  EXPECT_FALSE(admit(phone(1), SmsUse::code_known_device));
}

TEST_P(SmsBudgetTest, EachContractHasItsOwn) {
  admitted(30, SmsUse::code_known_device);
  EXPECT_FALSE(admit(phone(1), SmsUse::code, other_clinic));
}

TEST_P(SmsBudgetTest, AlarmsOnceADayEach) {
  EXPECT_EQ(admitted(9, SmsUse::code_known_device), 9);
  EXPECT_THAT(raised(), IsEmpty());
  EXPECT_EQ(admitted(1, SmsUse::code_known_device), 1);
  EXPECT_THAT(raised(), ElementsAre("hour 50"));
  EXPECT_EQ(admitted(30, SmsUse::code_known_device), 10);
  EXPECT_THAT(raised(), ::testing::UnorderedElementsAre("hour 80", "hour 100", "hour 0", "day 50"));
  clock.advance(hours{2});
  admitted(30, SmsUse::code_known_device);
  EXPECT_THAT(raised(), ::testing::UnorderedElementsAre("day 80", "day 100"));
  clock.advance(hours{25});
  admitted(10, SmsUse::code_known_device);
  EXPECT_THAT(raised(), ElementsAre("hour 50"));
}

TEST_P(SmsBudgetTest, TellsWhatIsUsed) {
  admitted(3, SmsUse::code);
  admitted(2, SmsUse::code_known_device);
  const auto usage = database().read([&](db::Transaction& t) { return budget.usage(t, clinic); });
  EXPECT_EQ(usage.day, 5);
  EXPECT_EQ(usage.hour, 5);
  EXPECT_EQ(usage.day_limit, 40);
  EXPECT_EQ(usage.hour_limit, 20);
}

TEST_P(SmsBudgetTest, CountriesAreTheContractsOwnUnlessListed) {
  EXPECT_EQ(admit("+50661234567", SmsUse::code)->why, Why::country);
  EXPECT_EQ(admit("+36901234567", SmsUse::code)->why, Why::country) << "premium rate";
  EXPECT_EQ(admit("+3612345678", SmsUse::code)->why, Why::country) << "a landline";
  EXPECT_FALSE(admit("+50661234567", SmsUse::code, other_clinic, "CR"));
  const SmsBudget both{keys, queue, clock, {.countries = {"HU", "CR"}}};
  const auto try_both = [&](const std::string& to) {
    return database().write([&](db::Transaction& t) { return both.admit(t, clinic, "HU", to, SmsUse::code); });
  };
  EXPECT_FALSE(try_both("+50661234567"));
  EXPECT_TRUE(try_both("+4915112345678"));
}

class SmsPrefixTest : public SmsBudgetTest {
 protected:
  SmsPrefixTest() : SmsBudgetTest{{.day = 100'000, .hour = 100'000}} {}
};
PORTICO_EACH_ENGINE(SmsPrefixTest);

TEST_P(SmsPrefixTest, TwentyAnHourForABlockOfNumbersOfAllContracts) {
  for (int i = 0; i < 20; ++i) ASSERT_FALSE(admit(phone(1, i), SmsUse::code, i % 2 == 0 ? clinic : other_clinic));
  const auto refused = admit(phone(1, 99), SmsUse::recovery);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->why, Why::prefix);
  EXPECT_THAT(raised(), ElementsAre("prefix 0"));
  EXPECT_FALSE(admit(phone(2, 99), SmsUse::code)) << "the next block is free";
  EXPECT_FALSE(admit(phone(1, 99), SmsUse::code_known_device)) << "a known device is nobody's pump";
  EXPECT_FALSE(admit(phone(1, 99), SmsUse::notice));
  clock.set(*refused->until);
  EXPECT_FALSE(admit(phone(1, 99), SmsUse::code));
}

// Ten an hour, so that only the share of entered codes decides.
TEST_P(SmsPrefixTest, ABlockWhoseCodesNobodyEntersIsClosedForAnHour) {
  const auto fifty = [&](int block, int entered) {
    for (int i = 0; i < 50; ++i) {
      if (i % 10 == 0) clock.advance(hours{2});
      ASSERT_FALSE(admit(phone(block, i), SmsUse::code));
      if (i < entered) enter(phone(block, i));
    }
  };
  fifty(2, 10);
  EXPECT_FALSE(admit(phone(2, 1), SmsUse::code)) << "20 % is enough";
  fifty(3, 9);
  const auto refused = admit(phone(3, 1), SmsUse::code);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->why, Why::suspicious);
  EXPECT_EQ(refused->until, clock.now() + hours{1});
  EXPECT_THAT(raised(), ElementsAre("suspicious 0"));
  EXPECT_EQ(admit(phone(3, 2), SmsUse::recovery)->why, Why::suspicious);
  EXPECT_FALSE(admit(phone(3, 1), SmsUse::code_known_device));
  clock.advance(hours{1});
  EXPECT_FALSE(admit(phone(3, 1), SmsUse::code));
}

}  // namespace
}  // namespace portico::delivery
