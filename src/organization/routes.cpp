#include "organization/routes.hpp"

#include "http/in_pool.hpp"
#include "http/router.hpp"
#include "identity/permissions.hpp"
#include "identity/rules.hpp"

namespace portico::organization {
namespace {

using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;

constexpr std::size_t image_limit = 1 << 20;
constexpr auto immutable = "public, max-age=31536000, immutable";

// An uploaded logo: small, so it is held in memory.
struct ImageSink : http::UploadSink {
  Bytes bytes;
  void write(BytesView chunk) override { bytes.insert(bytes.end(), chunk.begin(), chunk.end()); }
};

struct ImageAnswer {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(ImageAnswer, (), (url))

// "0f766e….css" or "<file id>.png".
http::Body branding_file(Images& images, std::string_view name) {
  constexpr std::string_view png = ".png";
  if (auto stylesheet = stylesheet_named(name)) return {"text/css; charset=utf-8", to_bytes(*stylesheet), immutable};
  if (!name.ends_with(png)) throw Refused::not_found();
  const auto file = files::FileId::parse(name.substr(0, name.size() - png.size()));
  if (!file) throw Refused::not_found();
  return {"image/png", images.read(*file), immutable};
}

void add_image_route(Router& router, Images& images, BoundedPool& pool, std::string path, Image which,
                     std::string summary) {
  router.add_upload<ImageSink>(
      {.method = Method::post,
       .path = std::move(path),
       .access = InContract{"organization_id", Permission::settings_write},
       .audit = Audited::by_verb(audit::Action::branding_changed),
       .summary = std::move(summary),
       .body_limit = image_limit},
      [](Call&) { return std::make_unique<ImageSink>(); },
      [&images, &pool, which](Call& call, ImageSink& sink) {
        return http::in_pool<ImageAnswer>(pool, "SANDBOX_BUSY",
                                          [&images, which, caller = call.caller(), bytes = std::move(sink.bytes),
                                           id = call.id<OrganizationId>("organization_id")] {
                                            return ImageAnswer{images.replace(caller, id, which, bytes)};
                                          });
      });
}

void add_public_routes(Router& router, Organizations& organizations, Images& images) {
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "What anyone may know of a portal before signing in",
              .prolongs_session = false},
             [&](Call& call) { return organizations.portal(call.parameter("suffix"), call.caller().language); });
  router.add({.method = Method::get,
              .path = "/branding/{file}",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "A contract's stylesheet, logo or favicon",
              .prolongs_session = false},
             [&](Call& call) { return branding_file(images, call.parameter("file")); });
}

void add_contract_routes(Router& router, Organizations& organizations) {
  router.add({.method = Method::get,
              .path = "/api/console/contracts",
              .access = identity::StaffSignedIn{},
              .audit = Audited::read(audit::Action::contract_listed),
              .summary = "The contracts one works in; all of them for a platform administrator"},
             [&](Call& call) { return organizations.contracts(call.caller()); });
  router.add({.method = Method::post,
              .path = "/api/console/contracts",
              .access = identity::PlatformOnly{},
              .audit = Audited::by_verb(audit::Action::contract_created),
              .summary = "A new contract, with defaults for everything not given",
              .status = 201},
             [&](Call& call, const NewContract& wanted) { return organizations.create(call.caller(), wanted); });
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}",
              .access = InContract{"organization_id", Permission::contract_read},
              .audit = Audited::read(audit::Action::contract_viewed),
              .summary = "One contract"},
             [&](Call& call) { return organizations.contract(call.id<OrganizationId>("organization_id")); });
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/locations",
              .access = InContract{"organization_id", Permission::contract_read},
              .audit = Audited::nothing(),
              .summary = "The contract's institutions"},
             [&](Call& call) { return organizations.locations(call.id<OrganizationId>("organization_id")); });
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/practitioners",
              .access = InContract{"organization_id", Permission::contract_read},
              .audit = Audited::nothing(),
              .summary = "The contract's practitioners"},
             [&](Call& call) { return organizations.practitioners(call.id<OrganizationId>("organization_id")); });
}

void add_settings_routes(Router& router, Organizations& organizations,
                         const std::function<Qualifying(OrganizationId)>& qualifying) {
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/portal-settings",
              .access = InContract{"organization_id", Permission::settings_read},
              .audit = Audited::read(audit::Action::contract_viewed),
              .summary = "Patient Portal Settings, with how many patients would qualify for automatic access"},
             [&organizations, qualifying](Call& call) {
               const auto id = call.id<OrganizationId>("organization_id");
               auto settings = organizations.settings(id);
               if (qualifying) settings.qualifying = qualifying(id);
               return settings;
             });
  router.add({.method = Method::patch,
              .path = "/api/console/contracts/{organization_id}/portal-settings",
              .access = InContract{"organization_id", Permission::settings_write},
              .audit = Audited::by_verb(audit::Action::settings_changed),
              .summary = "Changes the settings that are given"},
             [&organizations, qualifying](Call& call, const SettingsChange& wanted) {
               const auto id = call.id<OrganizationId>("organization_id");
               auto settings = organizations.change(call.caller(), id, wanted);
               if (qualifying) settings.qualifying = qualifying(id);
               return settings;
             });
}

}  // namespace

void add_routes(http::Router& router, Organizations& organizations, Images& images, BoundedPool& pool,
                std::function<Qualifying(OrganizationId)> qualifying) {
  add_public_routes(router, organizations, images);
  add_contract_routes(router, organizations);
  add_settings_routes(router, organizations, qualifying);
  const std::string branding = "/api/console/contracts/{organization_id}/branding/";
  add_image_route(router, images, pool, branding + "logo", Image::logo, "Replaces the logo");
  add_image_route(router, images, pool, branding + "favicon", Image::favicon, "Replaces the favicon");
}

}  // namespace portico::organization
