#include "files/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "base/digest.hpp"
#include "base/refused.hpp"
#include "support/fake_clock.hpp"
#include "support/test_database.hpp"

namespace portico::files {
namespace {

using testing::IsEmpty;

Bytes pattern(std::size_t size) {
  Bytes out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(i * 31 + i / 251);
  return out;
}

class StoreTest : public support::EachEngine {
 protected:
  StoreTest() {
    struct stat status {};
    ::stat(folder_.path().c_str(), &status);
    clock_.set({status.st_mtim.tv_sec * 1'000'000});
    ring_->organization_key(clinic_, keys::Purpose::file_key);  // made before anything forks
  }

  std::filesystem::path root() const { return folder_.path() / "files"; }
  std::filesystem::path path_of(FileId id) const {
    return root() / to_hex(BytesView{id.value.bytes}.last(1)) / id.text();
  }

  StoredFile keep(const Bytes& content) {
    const auto writer = store_.create(clinic_);
    writer->write(content);
    return writer->keep("application/pdf");
  }
  StoredFile keep_recorded(const Bytes& content) {
    const StoredFile file = keep(content);
    database().write([&](db::Transaction& t) { store_.record(t, clinic_, file); });
    return file;
  }
  Bytes read(FileId id) { return read(clinic_, id); }
  Bytes read(OrganizationId organization, FileId id) {
    return database().read([&](db::Transaction& t) { return store_.read_all(t, organization, id); });
  }
  std::size_t count_files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root()}) count += entry.is_regular_file();
    return count;
  }

 private:
  support::TempDir folder_;

 protected:
  support::FakeClock clock_;
  const OrganizationId clinic_ = OrganizationId::make();
  std::unique_ptr<keys::KeyRing> ring_ = keys::KeyRing::open(folder_.path() / "portico.key", database(), true);
  Store store_{root(), *ring_, clock_};
};
PORTICO_EACH_ENGINE(StoreTest);

TEST_P(StoreTest, GivesBackWhatItWasGiven) {
  for (const std::size_t size : {0, 1, 65'535, 65'536, 65'537, 131'072, 3'000'001}) {
    const Bytes content = pattern(size);
    const StoredFile file = keep_recorded(content);
    EXPECT_EQ(file.size, static_cast<std::int64_t>(size));
    EXPECT_EQ(file.sha256, sha256(content));
    EXPECT_TRUE(read(file.id) == content) << size;
  }
}

TEST_P(StoreTest, TakesBytesInPiecesOfAnySize) {
  const Bytes content = pattern(400'000);
  for (const std::size_t piece : {1'000, 65'535, 65'536, 65'537, 200'000}) {
    const auto writer = store_.create(clinic_);
    for (std::size_t at = 0; at < content.size(); at += piece)
      writer->write(BytesView{content}.subspan(at, std::min(piece, content.size() - at)));
    const StoredFile file = writer->keep("text/plain");
    database().write([&](db::Transaction& t) { store_.record(t, clinic_, file); });
    EXPECT_TRUE(read(file.id) == content) << piece;
  }
}

TEST_P(StoreTest, RemembersTheRow) {
  const StoredFile file = keep_recorded(pattern(10));
  const auto found = database().read([&](db::Transaction& t) { return store_.find(t, clinic_, file.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->media_type, "application/pdf");
  EXPECT_EQ(found->sha256, file.sha256);
  EXPECT_EQ(found->wrapped_key, file.wrapped_key);
}

TEST_P(StoreTest, HasNoFileWithoutARowAndNoneForOthers) {
  const StoredFile unrecorded = keep(pattern(10));
  EXPECT_THROW(read(unrecorded.id), Refused);
  const StoredFile file = keep_recorded(pattern(10));
  EXPECT_THROW(read(OrganizationId::make(), file.id), Refused);
  EXPECT_THROW(read(FileId::make()), Refused);
}

TEST_P(StoreTest, LeavesNothingReadableOnTheDisk) {
  const std::string secret = "Kőszegi Ármány, 673457015";
  const StoredFile file = keep_recorded(to_bytes(secret));
  std::ifstream in{path_of(file.id), std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  EXPECT_EQ(bytes.find("673457015"), std::string::npos);
  struct stat status {};
  ASSERT_EQ(::stat(path_of(file.id).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_P(StoreTest, NeverGivesAShortenedFile) {
  const StoredFile file = keep_recorded(pattern(200'000));
  const auto whole = static_cast<std::int64_t>(std::filesystem::file_size(path_of(file.id)));
  for (std::int64_t size = whole - 1; size >= 0; size -= size > 131'000 ? 4'999 : 9'973) {
    std::filesystem::resize_file(path_of(file.id), static_cast<std::uintmax_t>(size));
    EXPECT_THROW(read(file.id), Corrupt) << size;
  }
  std::filesystem::resize_file(path_of(file.id), 0);
  EXPECT_THROW(read(file.id), Corrupt);
  std::filesystem::remove(path_of(file.id));
  EXPECT_THROW(read(file.id), Corrupt);
}

TEST_P(StoreTest, NeverGivesALongerOrChangedFile) {
  const StoredFile file = keep_recorded(pattern(70'000));
  std::ofstream{path_of(file.id), std::ios::app | std::ios::binary} << 'x';
  EXPECT_THROW(read(file.id), Corrupt);
  std::filesystem::resize_file(path_of(file.id), std::filesystem::file_size(path_of(file.id)) - 1);
  EXPECT_EQ(read(file.id), pattern(70'000));
  for (const std::streamoff at : {0, 8, 15, 16, 39, 40, 60'000, 65'600, 70'000}) {
    std::fstream bytes{path_of(file.id), std::ios::in | std::ios::out | std::ios::binary};
    const auto flip = [&] {
      bytes.seekg(at);
      const int byte = bytes.get();
      bytes.seekp(at);
      bytes.put(static_cast<char>(byte ^ 4));
      bytes.flush();
    };
    flip();
    EXPECT_THROW(read(file.id), Corrupt) << at;
    flip();
  }
  EXPECT_EQ(read(file.id), pattern(70'000));
}

TEST_P(StoreTest, NoticesFilesThatWereSwapped) {
  const StoredFile one = keep_recorded(pattern(100));
  const StoredFile other = keep_recorded(Bytes(100, 1));
  std::filesystem::rename(path_of(one.id), root() / "aside");
  std::filesystem::rename(path_of(other.id), path_of(one.id));
  std::filesystem::rename(root() / "aside", path_of(other.id));
  EXPECT_THROW(read(one.id), Corrupt);
  EXPECT_THROW(read(other.id), Corrupt);
}

constexpr db::Sql swap_keys{"update file set wrapped_key = $3 where organization = $1 and id = $2"};

TEST_P(StoreTest, OpensUnderItsOwnWrappedKeyOnly) {
  const StoredFile one = keep_recorded(pattern(100));
  const StoredFile other = keep_recorded(pattern(100));
  database().write([&](db::Transaction& t) { t.run(swap_keys, clinic_, one.id, other.wrapped_key); });
  EXPECT_THROW(read(one.id), std::runtime_error);
  EXPECT_EQ(store_.verify(database()).size(), 1U);
}

TEST_P(StoreTest, CanBeLookedAtBeforeItIsRecordedAndThrownAway) {
  const StoredFile file = keep(pattern(100));
  EXPECT_EQ(store_.open_kept(clinic_, file)->next(), pattern(100));
  store_.discard(clinic_, file);
  EXPECT_EQ(count_files(), 0U);
}

TEST_P(StoreTest, SettlesManyFilesAtOnce) {
  const auto writer = store_.create(clinic_);
  writer->write(pattern(100));
  const StoredFile file = writer->keep("text/plain", Sync::later);
  store_.settle();
  database().write([&](db::Transaction& t) { store_.record(t, clinic_, file); });
  EXPECT_EQ(read(file.id), pattern(100));
}

TEST_P(StoreTest, LeavesNothingOfADroppedWriter) {
  store_.create(clinic_)->write(pattern(200'000));
  EXPECT_EQ(count_files(), 0U);
}

TEST_P(StoreTest, SweepsWhatIsOlderThanAnHourAndHasNoRow) {
  const StoredFile recorded = keep_recorded(pattern(10));
  keep(pattern(10));
  std::ofstream{root() / "unfinished" / FileId::make().text()} << "left over";
  EXPECT_EQ(store_.sweep(database()), 0);
  clock_.advance(hours{2});
  EXPECT_EQ(store_.sweep(database()), 2);
  EXPECT_EQ(store_.sweep(database()), 0);
  EXPECT_EQ(count_files(), 1U);
  EXPECT_EQ(read(recorded.id), pattern(10));
}

TEST_P(StoreTest, RemovesWhatIsForgottenWithTheCommitOnly) {
  const StoredFile one = keep_recorded(pattern(10));
  const StoredFile other = keep_recorded(pattern(20));
  const auto forget_and_change_mind = [&](db::Transaction& t) {
    store_.forget(t, clinic_, one.id);
    throw std::runtime_error{"something else went wrong"};
  };
  EXPECT_THROW(database().write(forget_and_change_mind), std::runtime_error);
  EXPECT_EQ(read(one.id), pattern(10));
  database().write([&](db::Transaction& t) { store_.forget(t, OrganizationId::make(), other.id); });
  database().write([&](db::Transaction& t) { store_.forget(t, clinic_, one.id); });
  EXPECT_THROW(read(one.id), Refused);
  EXPECT_EQ(count_files(), 1U);
  EXPECT_EQ(read(other.id), pattern(20)) << "another organization has no such file";
}

constexpr db::Sql delete_row{"delete from file where organization = $1 and id = $2"};

TEST_P(StoreTest, SweepsWhatACrashLeftOfAForgottenFile) {
  const StoredFile file = keep_recorded(pattern(10));
  clock_.advance(hours{2});
  EXPECT_EQ(store_.sweep(database()), 0);
  database().write([&](db::Transaction& t) { t.run(delete_row, clinic_, file.id); });
  Store next_process{root(), *ring_, clock_};
  EXPECT_EQ(next_process.sweep(database()), 1);
  EXPECT_EQ(count_files(), 0U);
}

TEST_P(StoreTest, VerifiesEveryFile) {
  std::vector<StoredFile> files;
  for (std::size_t i = 0; i < 5; ++i) files.push_back(keep_recorded(pattern(1'000 * i)));
  EXPECT_THAT(store_.verify(database()), IsEmpty());
  std::filesystem::resize_file(path_of(files[3].id), 50);
  std::filesystem::remove(path_of(files[1].id));
  std::set<FileId> faulty;
  for (const auto& [id, reason] : store_.verify(database())) faulty.insert(id);
  EXPECT_EQ(faulty, (std::set<FileId>{files[1].id, files[3].id}));
}

constexpr db::Sql change_hash{"update file set sha256 = $2 where organization = $1"};

TEST_P(StoreTest, VerifiesTheHashToo) {
  keep_recorded(pattern(10));
  database().write([&](db::Transaction& t) { t.run(change_hash, clinic_, Bytes(32)); });
  EXPECT_EQ(store_.verify(database()).size(), 1U);
}

using StoreDeathTest = StoreTest;
PORTICO_EACH_ENGINE(StoreDeathTest);

TEST_P(StoreDeathTest, LeavesNothingVisibleWhenItIsKilled) {
  for (const char* step : {"file.before_sync", "file.before_rename", "file.after_rename", "file.kept"})
    EXPECT_EXIT(
        {
          ::setenv("PORTICO_FAIL", (std::string{step} + ":kill").c_str(), 1);
          keep(pattern(100'000));
        },
        testing::KilledBySignal(SIGKILL), "");
  EXPECT_EQ(count_files(), 4U);
  EXPECT_THAT(store_.verify(database()), IsEmpty());
  clock_.advance(hours{2});
  EXPECT_EQ(store_.sweep(database()), 4);
  EXPECT_EQ(count_files(), 0U);
}

// A limit on a file's size stands for a full disk: both end in the same refusal.
TEST_P(StoreDeathTest, SaysThatTheDiskIsFullAndLeavesNothing) {
  const auto fill_up = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      keep(pattern(300'000));
    } catch (const Refused& refused) {
      ::_exit(refused.code() == "STORAGE_FULL" && count_files() == 0 ? 7 : 1);
    }
  };
  EXPECT_EXIT(fill_up(), testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace portico::files
