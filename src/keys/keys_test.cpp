#include "keys/keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "support/test_database.hpp"

namespace portico::keys {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

class KeyRingTest : public support::EachEngine {
 protected:
  std::filesystem::path file() const { return folder_.path() / "portico.key"; }
  std::unique_ptr<KeyRing> open(bool create = true) { return KeyRing::open(file(), database(), create); }
  void write_file(const std::string& bytes, mode_t mode) {
    std::ofstream{file(), std::ios::binary} << bytes;
    ::chmod(file().c_str(), mode);
  }

  const OrganizationId clinic_ = OrganizationId::make();
  const Uuid row_ = Uuid::make();

 private:
  support::TempDir folder_;
};
PORTICO_EACH_ENGINE(KeyRingTest);

TEST_P(KeyRingTest, MakesAFileThatOnlyItsOwnerReads) {
  open();
  struct stat status {};
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0400U);
  EXPECT_EQ(status.st_size, 32);
}

TEST_P(KeyRingTest, SaysWhatToDoWithoutItsFile) {
  EXPECT_THAT([&] { open(false); }, ThrowsMessage<std::runtime_error>(HasSubstr("is missing. Make one")));
  open();
  std::filesystem::remove(file());
  EXPECT_THAT([&] { open(); }, ThrowsMessage<std::runtime_error>(HasSubstr("Put it back")));
}

TEST_P(KeyRingTest, RefusesAFileThatIsNoKey) {
  write_file(std::string(32, 'x'), 0440);
  EXPECT_THAT([&] { open(); }, ThrowsMessage<std::runtime_error>(HasSubstr("chmod 0400")));
  write_file(std::string(33, 'x'), 0600);
  EXPECT_THAT([&] { open(); }, ThrowsMessage<std::runtime_error>(HasSubstr("has 33 bytes")));
}

TEST_P(KeyRingTest, KnowsAnotherInstallationsFile) {
  open();
  std::filesystem::remove(file());
  write_file(std::string(32, 'x'), 0400);
  EXPECT_THAT([&] { open(); }, ThrowsMessage<std::runtime_error>(HasSubstr("not the one")));
}

TEST_P(KeyRingTest, DerivesTheSameKeysAgain) {
  const auto first = open();
  const auto second = open();
  EXPECT_EQ(first->installation_key(Purpose::csrf), second->installation_key(Purpose::csrf));
  EXPECT_EQ(first->organization_key(clinic_, Purpose::throttle), second->organization_key(clinic_, Purpose::throttle));
  EXPECT_EQ(first->blind_index(clinic_, "taj", "673457015"), second->blind_index(clinic_, "taj", "673457015"));
}

TEST_P(KeyRingTest, KeepsPurposesAndOrganizationsApart) {
  const auto keys = open();
  const OrganizationId other = OrganizationId::make();
  const std::set<Bytes> all{keys->installation_key(Purpose::csrf), keys->installation_key(Purpose::audit_mac),
                            keys->organization_key(clinic_, Purpose::csrf),
                            keys->organization_key(other, Purpose::csrf),
                            keys->organization_key(installation, Purpose::csrf)};
  EXPECT_EQ(all.size(), 5U);
  EXPECT_NE(keys->blind_index(clinic_, "taj", "1"), keys->blind_index(other, "taj", "1"));
  EXPECT_NE(keys->blind_index(clinic_, "taj", "1"), keys->blind_index(clinic_, "phone", "1"));
  EXPECT_EQ(keys->blind_index(clinic_, "taj", "1").size(), 16U);
}

TEST_P(KeyRingTest, OpensAFieldInItsOwnPlaceOnly) {
  const auto keys = open();
  const Bytes sealed = keys->seal_field(clinic_, "patient.phone", row_, "+36301234567");
  EXPECT_EQ(open()->open_field(clinic_, "patient.phone", row_, sealed), "+36301234567");
  EXPECT_THROW(keys->open_field(clinic_, "patient.email", row_, sealed), std::runtime_error);
  EXPECT_THROW(keys->open_field(clinic_, "patient.phone", Uuid::make(), sealed), std::runtime_error);
  EXPECT_THROW(keys->open_field(OrganizationId::make(), "patient.phone", row_, sealed), std::runtime_error);
}

TEST_P(KeyRingTest, SealsTheSameTextDifferentlyEachTime) {
  const auto keys = open();
  EXPECT_NE(keys->seal_field(clinic_, "a.b", row_, "x"), keys->seal_field(clinic_, "a.b", row_, "x"));
  EXPECT_EQ(keys->open_field(clinic_, "a.b", row_, keys->seal_field(clinic_, "a.b", row_, "")), "");
}

TEST_P(KeyRingTest, NoticesEveryFlippedByteAndEveryCut) {
  const auto keys = open();
  const Bytes sealed = keys->seal_field(clinic_, "a.b", row_, "secret");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Bytes changed = sealed;
    changed[i] ^= 1;
    EXPECT_THROW(keys->open_field(clinic_, "a.b", row_, changed), std::runtime_error) << i;
    EXPECT_THROW(keys->open_field(clinic_, "a.b", row_, BytesView{sealed}.first(i)), std::runtime_error) << i;
  }
}

TEST_P(KeyRingTest, MakesOneDataKeyForManyThreadsAndProcesses) {
  const auto other_database = test_database().open_another();
  const auto mine = open();
  const auto theirs = KeyRing::open(file(), *other_database, false);
  std::mutex mutex;
  std::set<Bytes> seen;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&, i] {
        const Bytes key = (i % 2 == 0 ? mine : theirs)->organization_key(clinic_, Purpose::field);
        const std::lock_guard lock{mutex};
        seen.insert(key);
      });
  }
  EXPECT_EQ(seen.size(), 1U);
}

constexpr db::Sql count_keys{"select count(*) from data_key where organization = $1"};

TEST_P(KeyRingTest, MakesADataKeyInsideATransactionAndWithIt) {
  const auto keys = open();
  EXPECT_THROW(database().write([&](db::Transaction&) {
    keys->seal_field(clinic_, "a.b", row_, "lost");
    throw std::runtime_error{"rolled back"};
  }),
               std::runtime_error);
  const auto count = [&](db::Transaction& t) { return t.one<std::int64_t>(count_keys, clinic_); };
  EXPECT_EQ(database().read(count), 0);
  const Bytes sealed =
      database().write([&](db::Transaction&) { return keys->seal_field(clinic_, "a.b", row_, "kept"); });
  EXPECT_EQ(database().read(count), 1);
  EXPECT_EQ(open()->open_field(clinic_, "a.b", row_, sealed), "kept");
}

TEST_P(KeyRingTest, ForgetsADataKeyWhoseTransactionIsRolledBackHoweverOftenItWasUsed) {
  const auto ring = open();
  EXPECT_THROW(database().write([&](db::Transaction&) {
    ring->seal_field(clinic_, "a.b", row_, "first");
    ring->seal_field(clinic_, "a.b", row_, "again");
    throw std::runtime_error{"no"};
  }),
               std::runtime_error);
  const auto sealed = ring->seal_field(clinic_, "a.b", row_, "kept");
  EXPECT_EQ(open()->open_field(clinic_, "a.b", row_, sealed), "kept") << "sealed under a key that was never stored";
}

TEST_P(KeyRingTest, MakesADataKeyInTheMidstOfReading) {
  const auto keys = open();
  const Bytes index = database().snapshot([&](db::Transaction&) { return keys->blind_index(clinic_, "taj", "1"); });
  EXPECT_EQ(open()->blind_index(clinic_, "taj", "1"), index);
}

}  // namespace
}  // namespace portico::keys
