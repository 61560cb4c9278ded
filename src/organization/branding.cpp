#include "organization/branding.hpp"

#include <sodium.h>

#include "base/refused.hpp"
#include "organization/store.hpp"
#include "organization/theme.hpp"

namespace portico::organization {
namespace {

constexpr std::size_t color_digits = 6;

// What a logo or favicon may measure in each direction.
int largest_side(Image which) { return which == Image::logo ? 640 : 256; }

std::string hash_of(std::string_view text) {
  std::array<std::uint8_t, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), as_bytes(text).data(), text.size(), nullptr, 0);
  return to_hex(BytesView{hash}.first(5));
}

std::string stylesheet_of(theme::Color color) { return theme::stylesheet(theme::from_primary(color)); }

std::string name_of(theme::Color color, std::string_view stylesheet) {
  return color.text().substr(1) + hash_of(stylesheet) + ".css";
}

}  // namespace

std::string stylesheet_url(std::string_view primary_color) {
  const auto color = theme::Color::parse(primary_color).value_or(*theme::Color::parse(default_primary_color));
  // A portal's colour hardly ever changes: the last one computed is nearly always the one asked for, and it never goes
  // stale.
  thread_local std::pair<theme::Color, std::string> last{};
  if (last.second.empty() || last.first != color) last = {color, "/branding/" + name_of(color, stylesheet_of(color))};
  return last.second;
}

std::optional<std::string> stylesheet_named(std::string_view file_name) {
  if (file_name.size() < color_digits) return std::nullopt;
  const auto color = theme::Color::parse("#" + std::string{file_name.substr(0, color_digits)});
  if (!color) return std::nullopt;
  auto stylesheet = stylesheet_of(*color);
  if (name_of(*color, stylesheet) != file_name) return std::nullopt;
  return stylesheet;
}

std::string image_url(files::FileId file) { return "/branding/" + file.text() + ".png"; }

Images::Images(db::Database& database, audit::Journal& journal, files::Store& files, sandbox::Sandbox& sandbox)
    : database_{database}, journal_{journal}, files_{files}, sandbox_{sandbox} {}

std::string Images::replace(const Caller& caller, OrganizationId id, Image which, BytesView uploaded) {
  const Bytes png = sandbox_.reencode_logo(uploaded, largest_side(which));
  const auto writer = files_.create(id);
  writer->write(png);
  const auto stored = writer->keep("image/png");
  database_.write([&](db::Transaction& transaction) {
    auto organization = store::by_id(transaction, id);
    if (!organization) throw Refused::not_found();
    files_.record(transaction, id, stored);
    auto& shown = which == Image::logo ? organization->logo : organization->favicon;
    if (shown) files_.forget(transaction, id, *shown);
    shown = stored.id;
    store::update(transaction, *organization, organization->version);
    journal_.write(transaction, caller,
                   {.action = audit::Action::branding_changed,
                    .entity_type = "Organization",
                    .entity = id.value,
                    .detail = which == Image::logo ? R"({"fields":["logo"]})" : R"({"fields":["favicon"]})"});
  });
  return image_url(stored.id);
}

Bytes Images::read(files::FileId file) {
  return database_.read([&](db::Transaction& transaction) {
    const auto organization = store::shown_by(transaction, file);
    if (!organization) throw Refused::not_found();
    return files_.read_all(transaction, *organization, file);
  });
}

}  // namespace portico::organization
