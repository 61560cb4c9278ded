#include "files/layout.hpp"

#include "files/disk.hpp"

namespace portico::files {

Layout::Layout(std::filesystem::path root) : root_{std::move(root)} {
  make_folder(unfinished_folder());
  sync_folder(root_);
}

std::filesystem::path Layout::kept_folder(std::uint8_t number) const { return root_ / to_hex(Bytes{number}); }

}  // namespace portico::files
