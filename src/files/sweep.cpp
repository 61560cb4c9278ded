#include "files/sweep.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "files/rows.hpp"

namespace portico::files {
namespace {

constexpr hours grace{1};

std::optional<Instant> changed_at(const std::filesystem::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
  return Instant{status.st_mtim.tv_sec * 1'000'000 + status.st_mtim.tv_nsec / 1'000};
}

// Those last changed within [from, before). A folder that is not there holds none.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, Instant from, Instant before) {
  std::vector<std::filesystem::path> found;
  if (!std::filesystem::exists(folder)) return found;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const auto changed = changed_at(entry.path());
    if (changed && *changed >= from && *changed < before) found.push_back(entry.path());
  }
  return found;
}

int remove_all(const std::vector<std::filesystem::path>& paths) {
  return static_cast<int>(
      std::count_if(paths.begin(), paths.end(), [](const auto& path) { return ::unlink(path.c_str()) == 0; }));
}

}  // namespace

int Sweeper::run(db::Database& database) {
  const std::lock_guard lock{mutex_};
  const Instant before = clock_.now() - grace;
  const int unfinished = remove_all(files_in(layout_.unfinished_folder(), Instant{}, before));
  const int orphans = remove_all(unrecorded(database, before));
  looked_through_ = before;
  return unfinished + orphans;
}

std::vector<std::filesystem::path> Sweeper::unrecorded(db::Database& database, Instant before) {
  std::vector<std::filesystem::path> suspects;
  for (int number = 0; number < 256; ++number) {
    const auto found = files_in(layout_.kept_folder(static_cast<std::uint8_t>(number)), looked_through_, before);
    suspects.insert(suspects.end(), found.begin(), found.end());
  }
  if (suspects.empty()) return suspects;
  // Asked after the folders were read: a row that comes later belongs to a younger file.
  auto recorded = database.read(rows::all_ids);
  std::sort(recorded.begin(), recorded.end());
  std::erase_if(suspects, [&](const std::filesystem::path& path) {
    const auto id = FileId::parse(path.filename().string());
    return !id || std::binary_search(recorded.begin(), recorded.end(), *id);
  });
  return suspects;
}

}  // namespace portico::files
