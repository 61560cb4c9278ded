#include "files/reader.hpp"

namespace portico::files {

DiskReader::DiskReader(const std::filesystem::path& path, const keys::Key& key, Bytes bound, std::int64_t size)
    : file_{path, Access::read}, buffer_(sealed_chunk_size), left_{size} {
  Bytes head(head_size);
  head.resize(file_.read(head));
  opener_.emplace(key, std::move(bound), head);
}

Bytes DiskReader::next() {
  if (ended_) return {};
  const std::size_t count = file_.read(buffer_);
  auto [plain, place] = opener_->open(BytesView{buffer_}.first(count));
  left_ -= static_cast<std::int64_t>(plain.size());
  if (left_ < 0) throw Corrupt{"the file is longer than its record says"};
  if (place == Place::last) finish();
  return std::move(plain);
}

void DiskReader::finish() {
  ended_ = true;
  if (file_.read(std::span{buffer_}.first(1)) != 0) throw Corrupt{"bytes stand after the file's end"};
  if (left_ != 0) throw Corrupt{"the file is shorter than its record says"};
}

}  // namespace portico::files
