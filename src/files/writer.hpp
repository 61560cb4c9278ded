#pragma once
#include "files/disk.hpp"
#include "files/files.hpp"
#include "files/hash.hpp"
#include "files/layout.hpp"
#include "files/stream.hpp"

namespace portico::files {

// What a file's first chunk and its wrapped key are bound to.
Bytes bound_to(OrganizationId organization, FileId id);

class DiskWriter : public Writer {
 public:
  DiskWriter(const Layout& layout, keys::KeyRing& ring, OrganizationId organization);
  ~DiskWriter() override;

  void write(BytesView chunk) override;
  StoredFile keep(std::string media_type, Sync sync) override;
  std::int64_t size() const override { return size_; }

 private:
  DiskWriter(const Layout& layout, keys::KeyRing& ring, OrganizationId organization, const keys::Key& key);
  BytesView fill_pending(BytesView chunk);
  void move(Sync sync);

  const Layout& layout_;
  const FileId id_ = FileId::make();
  const Bytes wrapped_key_;
  OpenFile file_;
  ChunkSealer sealer_;
  Sha256 hash_;
  Bytes pending_;  // less than a chunk, or one that may turn out to be the last
  std::int64_t size_ = 0;
  bool kept_ = false;
};

}  // namespace portico::files
