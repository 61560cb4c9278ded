#pragma once
#include <functional>

#include "base/bounded_pool.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"
#include "documents/document.hpp"
#include "files/files.hpp"
#include "sandbox/sandbox.hpp"

namespace portico::documents {

// Documents as people read them on the screen: page images, drawn once in the sandbox and kept as encrypted files.
// Thread-safe.
class PageImages {
 public:
  PageImages(db::Database& database, files::Store& files, sandbox::Sandbox& sandbox)
      : database_{database}, files_{files}, sandbox_{sandbox} {}

  // PNG of page `number` (from 1), at one of `widths`. not_found beyond the last page or what the reader may not see.
  Bytes page(OrganizationId organization, patients::PatientId patient, DocumentId id, Reader reader, int number,
             int width);

  // Pixels; others are rounded up to the next, or down to the widest.
  static constexpr int widths[] = {480, 960, 1440, 1920};

 private:
  std::optional<Bytes> kept(OrganizationId organization, files::FileId file, int number, int width);

  db::Database& database_;
  files::Store& files_;
  sandbox::Sandbox& sandbox_;
};

}  // namespace portico::documents
