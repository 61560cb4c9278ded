#include "files/layout.hpp"

#include "files/disk.hpp"

namespace portico::files {

Layout::Layout(std::filesystem::path root) : root_{std::move(root)} {
  make_folder(unfinished_folder());
  for (int number = 0; number < 256; ++number) make_folder(kept_folder(static_cast<std::uint8_t>(number)));
  sync_folder(root_);
}

std::filesystem::path Layout::kept_folder(std::uint8_t number) const { return root_ / to_hex(Bytes{number}); }

}  // namespace portico::files
