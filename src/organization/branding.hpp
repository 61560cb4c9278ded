#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "audit/audit.hpp"
#include "base/bytes.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "files/files.hpp"
#include "organization/organization.hpp"
#include "sandbox/sandbox.hpp"

namespace portico::organization {

// Where the stylesheet of a colour is: "/branding/0f766e<hash of its text>.css". The name says all there is to know, so
// every process serves every stylesheet, and what a name stands for never changes.
std::string stylesheet_url(std::string_view primary_color);
// The text of the file so named; nothing for a name that this program did not give.
std::optional<std::string> stylesheet_named(std::string_view file_name);

std::string image_url(files::FileId file);

enum class Image { logo, favicon };

// Logos and favicons: decoded and encoded anew in the sandbox, so that only pixels are left of what was uploaded.
class Images {
 public:
  Images(db::Database& database, audit::Journal& journal, files::Store& files, sandbox::Sandbox& sandbox);

  // The URL of the new image.
  std::string replace(const Caller& caller, OrganizationId id, Image which, BytesView uploaded);
  // PNG bytes of a logo or favicon in use; not_found for any other file.
  Bytes read(files::FileId file);

 private:
  db::Database& database_;
  audit::Journal& journal_;
  files::Store& files_;
  sandbox::Sandbox& sandbox_;
};

}  // namespace portico::organization
