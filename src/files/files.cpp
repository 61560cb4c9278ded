#include "files/files.hpp"

#include <unistd.h>

#include <system_error>

#include "base/refused.hpp"
#include "files/hash.hpp"
#include "files/layout.hpp"
#include "files/reader.hpp"
#include "files/rows.hpp"
#include "files/sweep.hpp"
#include "files/writer.hpp"

namespace portico::files {

struct Store::State {
  Layout layout;
  keys::KeyRing& keys;
  const Clock& clock;
  Sweeper sweeper{layout, clock};
};

namespace {

std::unique_ptr<Reader> reader_of(const Layout& layout, keys::KeyRing& ring, OrganizationId organization,
                                  const StoredFile& file) try {
  const Bytes bound = bound_to(organization, file.id);
  const keys::Key key{ring.unseal(organization, keys::Purpose::file_key, bound, file.wrapped_key)};
  return std::make_unique<DiskReader>(layout.kept(file.id), key, bound, file.size);
} catch (const std::system_error& error) {
  throw Corrupt{std::string{"the file cannot be opened: "} + error.what()};
}

// Throws what is wrong with it.
void read_through(Reader& reader, const StoredFile& file) {
  Sha256 hash;
  for (Bytes chunk = reader.next(); !chunk.empty(); chunk = reader.next()) hash.update(chunk);
  if (hash.finish() != file.sha256) throw Corrupt{"the content is not what its record says"};
}

}  // namespace

Store::Store(std::filesystem::path folder, keys::KeyRing& keys, const Clock& clock)
    : state_{new State{Layout{std::move(folder)}, keys, clock}} {}
Store::~Store() = default;

std::unique_ptr<Writer> Store::create(OrganizationId organization) {
  return std::make_unique<DiskWriter>(state_->layout, state_->keys, organization);
}

void Store::record(db::Transaction& transaction, OrganizationId organization, const StoredFile& file) {
  rows::add(transaction, organization, file, state_->clock.now());
}

void Store::settle() { sync_disk(state_->layout.unfinished_folder()); }

std::unique_ptr<Reader> Store::open_kept(OrganizationId organization, const StoredFile& file) {
  return reader_of(state_->layout, state_->keys, organization, file);
}

void Store::discard(OrganizationId, const StoredFile& file) { ::unlink(state_->layout.kept(file.id).c_str()); }

void Store::forget(db::Transaction& transaction, OrganizationId organization, FileId id) {
  if (!rows::remove(transaction, organization, id)) return;
  transaction.after_commit([path = state_->layout.kept(id)] { ::unlink(path.c_str()); });
}

std::unique_ptr<Reader> Store::open(db::Transaction& transaction, OrganizationId organization, FileId id) {
  const auto file = find(transaction, organization, id);
  if (!file) throw Refused::not_found();
  return open_kept(organization, *file);
}

std::optional<StoredFile> Store::find(db::Transaction& transaction, OrganizationId organization, FileId id) {
  return rows::find(transaction, organization, id);
}

Bytes Store::read_all(db::Transaction& transaction, OrganizationId organization, FileId id) {
  const auto reader = open(transaction, organization, id);
  Bytes all;
  for (Bytes chunk = reader->next(); !chunk.empty(); chunk = reader->next())
    all.insert(all.end(), chunk.begin(), chunk.end());
  return all;
}

int Store::sweep(db::Database& database) { return state_->sweeper.run(database); }

std::vector<std::pair<FileId, std::string>> Store::verify(db::Database& database) {
  std::vector<std::pair<FileId, std::string>> faults;
  rows::Place place;
  for (;;) {
    const auto page = database.read([&](db::Transaction& t) { return rows::after(t, place); });
    if (page.empty()) return faults;
    for (const auto& [organization, id] : page) {
      const auto file = database.read([&](db::Transaction& t) { return find(t, organization, id); });
      if (!file) continue;  // gone since
      try {
        read_through(*open_kept(organization, *file), *file);
      } catch (const std::runtime_error& error) {
        faults.emplace_back(id, error.what());
      }
    }
    place = page.back();
  }
}

}  // namespace portico::files
