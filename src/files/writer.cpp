#include "files/writer.hpp"

#include <unistd.h>

#include <stdexcept>

#include "base/fail_point.hpp"

namespace portico::files {

Bytes bound_to(OrganizationId organization, FileId id) {
  Bytes bound;
  bound.reserve(organization.value.bytes.size() + id.value.bytes.size());
  for (const auto& part : {organization.value.bytes, id.value.bytes})
    bound.insert(bound.end(), part.begin(), part.end());
  return bound;
}

DiskWriter::DiskWriter(const Layout& layout, keys::KeyRing& ring, OrganizationId organization)
    : DiskWriter{layout, ring, organization, keys::Key{random_bytes(keys::Key::size)}} {}

DiskWriter::DiskWriter(const Layout& layout, keys::KeyRing& ring, OrganizationId organization, const keys::Key& key)
    : layout_{layout},
      wrapped_key_{ring.seal(organization, keys::Purpose::file_key, bound_to(organization, id_), key.view())},
      file_{layout.unfinished(id_), Access::make},
      sealer_{key, bound_to(organization, id_)} {
  pending_.reserve(chunk_size);
  file_.write(sealer_.head());
}

DiskWriter::~DiskWriter() {
  if (!kept_) ::unlink(layout_.unfinished(id_).c_str());
}

void DiskWriter::write(BytesView chunk) {
  hash_.update(chunk);
  size_ += static_cast<std::int64_t>(chunk.size());
  chunk = fill_pending(chunk);
  if (chunk.empty()) return;
  file_.write(sealer_.seal(pending_, Place::within));
  pending_.clear();
  for (; chunk.size() > chunk_size; chunk = chunk.subspan(chunk_size))
    file_.write(sealer_.seal(chunk.first(chunk_size), Place::within));
  pending_.assign(chunk.begin(), chunk.end());
}

// Returns what did not fit any more: when there is some, `pending_` is a whole chunk and not the last.
BytesView DiskWriter::fill_pending(BytesView chunk) {
  const auto fitting = chunk.first(std::min(chunk.size(), chunk_size - pending_.size()));
  pending_.insert(pending_.end(), fitting.begin(), fitting.end());
  return chunk.subspan(fitting.size());
}

void DiskWriter::move(Sync sync) {
  const auto from = layout_.unfinished(id_), to = layout_.kept(id_);
  if (move_file(from, to)) return;
  make_folder(to.parent_path());
  if (sync == Sync::now) sync_folder(layout_.root());
  if (!move_file(from, to)) throw std::runtime_error{from.string() + " cannot become " + to.string()};
}

StoredFile DiskWriter::keep(std::string media_type, Sync sync) {
  file_.write(sealer_.seal(pending_, Place::last));
  fail_point("file.before_sync");
  if (sync == Sync::now) file_.sync();
  fail_point("file.before_rename");
  move(sync);
  kept_ = true;
  fail_point("file.after_rename");
  if (sync == Sync::now) sync_folder(layout_.kept(id_).parent_path());
  fail_point("file.kept");
  return {id_, size_, hash_.finish(), std::move(media_type), wrapped_key_};
}

}  // namespace portico::files
