#pragma once
#include <memory>
#include <string>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "documents/document.hpp"
#include "files/files.hpp"
#include "sandbox/sandbox.hpp"

namespace portico::documents {

// Taking in what staff upload: checked in the sandbox before it exists for anyone. Thread-safe.
class Uploads {
 public:
  Uploads(db::Database& database, audit::Journal& journal, const Clock& clock, files::Store& files,
          sandbox::Sandbox& sandbox)
      : database_{database}, journal_{journal}, clock_{clock}, files_{files}, sandbox_{sandbox} {}

  // Looks at the bytes of `raw` (kept, without a row yet). Accepted: the upload's row and its file's (images encoded
  // anew, without what the camera wrote into them). Refused: 422 with the sandbox's code, and nothing is left of the
  // file.
  Upload take(const Caller& caller, const files::StoredFile& raw, const std::string& claimed_type,
              const std::string& file_name);

  // Away with what nobody has filed within a day, bytes and all, and with the notes of what was.
  void sweep();

 private:
  files::StoredFile keep_clean(OrganizationId organization, const Bytes& clean, const std::string& media_type);

  db::Database& database_;
  audit::Journal& journal_;
  const Clock& clock_;
  files::Store& files_;
  sandbox::Sandbox& sandbox_;
};

}  // namespace portico::documents
