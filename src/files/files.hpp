#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"

namespace portico::files {

using FileId = Id<struct FileTag>;

// What is known of a stored file: row of table `file`.
struct StoredFile {
  FileId id;
  std::int64_t size = 0;  // of the plain bytes
  Bytes sha256;           // of the plain bytes
  std::string media_type;
  Bytes wrapped_key;  // opens under the organization's key, for this id only
};
BOOST_DESCRIBE_STRUCT(StoredFile, (), (id, size, sha256, media_type, wrapped_key))

enum class Sync { now, later };

// Takes bytes as they come, hashing and encrypting into a temporary file; nothing of it exists for others until `keep`.
// Dropped without keep: the temporary file is removed.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual void write(BytesView chunk) = 0;  // throws Refused storage_full when the disk is
  // fsync, rename, fsync of the folder; then the caller commits the row through `Store::record`. With Sync::later the
  // bytes are safe only after `Store::settle`, which must come before the rows are committed: one sync for many files.
  virtual StoredFile keep(std::string media_type, Sync sync = Sync::now) = 0;
  virtual std::int64_t size() const = 0;
};

// Plain bytes in order. Throws Corrupt at the first chunk that is not what was written; the end without the final tag
// is an error as well.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual Bytes next() = 0;  // up to 64 KiB; empty at the verified end
};

class Corrupt : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Files encrypted at rest (secretstream, 64 KiB chunks, a key a file, wrapped under the organization's key).
class Store {
 public:
  Store(std::filesystem::path folder, keys::KeyRing& keys, const Clock& clock);
  ~Store();

  std::unique_ptr<Writer> create(OrganizationId organization);
  // The row that makes a kept file exist; in the transaction of what refers to it.
  void record(db::Transaction& transaction, OrganizationId organization, const StoredFile& file);
  // Makes everything kept with Sync::later safe (syncfs).
  void settle();
  // A file just kept, before its row is committed (to be looked at); and its removal when it gets no row. Removal needs
  // no haste: `sweep` does it as well.
  std::unique_ptr<Reader> open_kept(OrganizationId organization, const StoredFile& file);
  void discard(OrganizationId organization, const StoredFile& file);
  // For what no row refers to any longer: its row goes in the caller's transaction, its bytes when that is committed
  // (after a crash in between: with the next process's first `sweep`).
  void forget(db::Transaction& transaction, OrganizationId organization, FileId id);
  // Throws Refused not_found for an unknown id.
  std::unique_ptr<Reader> open(db::Transaction& transaction, OrganizationId organization, FileId id);
  std::optional<StoredFile> find(db::Transaction& transaction, OrganizationId organization, FileId id);
  // Whole, for small ones.
  Bytes read_all(db::Transaction& transaction, OrganizationId organization, FileId id);
  // Removes temporary files and files without a row that are older than an hour: a row has to follow `keep` within that
  // time. Returns how many.
  int sweep(db::Database& database);
  // Opens every recorded file to its end; returns the ids that fail with the reason.
  std::vector<std::pair<FileId, std::string>> verify(db::Database& database);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portico::files
