#include "documents/routes.hpp"

#include "base/file_name.hpp"
#include "base/refused.hpp"
#include "documents/store.hpp"
#include "files/uploaded_file.hpp"
#include "http/in_pool.hpp"
#include "identity/permissions.hpp"
#include "proxies/rules.hpp"

namespace portico::documents {
namespace {

using audit::Action;
using files::UploadedFile;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;
using proxies::OnPatient;
using proxies::Scope;

const std::string portal = "/api/portal/{suffix}/patients/{patient_id}/documents";
const std::string console = "/api/console/contracts/{organization_id}/patients/{patient_id}/documents";

constexpr OnPatient on_patient{"patient_id", Scope::documents};
constexpr InContract reading{"organization_id", Permission::documents_read};
constexpr InContract writing{"organization_id", Permission::documents_write};

struct PageQuery {
  std::optional<int> width;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (width))

constexpr int usual_width = 960;

patients::PatientId patient_of(const Call& call) { return call.id<patients::PatientId>("patient_id"); }
DocumentId document_of(const Call& call) { return call.id<DocumentId>("document_id"); }

int page_of(const Call& call) {
  const auto& text = call.parameter("page");
  if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string::npos)
    throw Refused::not_found();
  return std::stoi(text);
}

constexpr auto busy = "SANDBOX_BUSY";

template <class View>
View with_addresses(View view, const Call& call) {
  const auto base = call.request().path;
  for (std::int64_t page = 1; page <= view.pages; ++page)
    view.page_images.push_back(base + "/pages/" + std::to_string(page));
  view.content = base + "/content";
  return view;
}

http::Stream content(const Services& services, Call& call, Reader reader) {
  const auto organization = call.caller().organization;
  return services.database.read([&](db::Transaction& transaction) -> http::Stream {
    const auto found = store::content(transaction, organization, patient_of(call), document_of(call), reader);
    if (!found) throw Refused::not_found();
    std::shared_ptr<files::Reader> bytes = services.files.open(transaction, organization, found->file);
    const auto ending = found->media_type == "application/pdf" ? ".pdf"
                        : found->media_type == "image/png"     ? ".png"
                                                               : ".jpg";
    call.about("DocumentReference", document_of(call).value);
    return {found->media_type, static_cast<std::uint64_t>(found->size), found->title + ending,
            [bytes] { return bytes->next(); }};
  });
}

http::Later<http::Body> page_image(const Services& services, Call& call, PageQuery query, Reader reader) {
  call.about("DocumentReference", document_of(call).value);
  return http::in_pool<http::Body>(
      services.pool, busy,
      [&images = services.page_images, organization = call.caller().organization, patient = patient_of(call),
       document = document_of(call), reader, page = page_of(call), width = query.width.value_or(usual_width)] {
        return http::Body{"image/png", images.page(organization, patient, document, reader, page, width)};
      });
}

void add_portal_routes(Router& router, const Services& services) {
  auto& documents = services.documents;
  router.add({.method = Method::get,
              .path = portal,
              .access = on_patient,
              .audit = Audited::read(Action::documents_listed),
              .summary = "Shared documents, newest examination date first"},
             [&documents](Call& call, DocumentListQuery query) {
               return documents.list(call.caller().organization, patient_of(call), query);
             });
  router.add({.method = Method::post,
              .path = portal + "/searches",
              .access = on_patient,
              .audit = Audited::read(Action::documents_listed),
              .summary = "Find documents by words"},
             [&documents](Call& call, DocumentSearch wanted) {
               return documents.search(call.caller().organization, patient_of(call), wanted);
             });
  router.add({.method = Method::get,
              .path = portal + "/{document_id}",
              .access = on_patient,
              .audit = Audited::read(Action::document_viewed),
              .summary = "One document, with the addresses of its page images"},
             [&documents](Call& call) {
               const auto organization = call.caller().organization;
               const auto found = documents.find(organization, patient_of(call), document_of(call), Reader::patient);
               if (call.caller().kind == Caller::Kind::patient) documents.viewed(organization, found);
               call.about("DocumentReference", found.id.value);
               DocumentView view;
               static_cast<Document&>(view) = found;
               return with_addresses(std::move(view), call);
             });
  router.add({.method = Method::get,
              .path = portal + "/{document_id}/pages/{page}",
              .access = on_patient,
              .audit = Audited::read(Action::document_page_viewed),
              .summary = "A page as an image"},
             [services](Call& call, PageQuery query) { return page_image(services, call, query, Reader::patient); });
  router.add({.method = Method::get,
              .path = portal + "/{document_id}/content",
              .access = on_patient,
              .audit = Audited::read(Action::document_downloaded),
              .summary = "The document itself, to keep"},
             [services](Call& call) { return content(services, call, Reader::patient); });
}

void add_console_reading(Router& router, const Services& services) {
  auto& documents = services.documents;
  router.add({.method = Method::get,
              .path = console,
              .access = reading,
              .audit = Audited::read(Action::documents_listed),
              .summary = "A patient's documents, newest examination date first"},
             [&documents](Call& call, DocumentListQuery query) {
               return documents.list_for_staff(call.caller().organization, patient_of(call), query);
             });
  router.add({.method = Method::get,
              .path = console + "/{document_id}",
              .access = reading,
              .audit = Audited::read(Action::document_viewed),
              .summary = "One document, with the addresses of its page images"},
             [&documents](Call& call) {
               const auto found =
                   documents.find(call.caller().organization, patient_of(call), document_of(call), Reader::staff);
               call.about("DocumentReference", found.id.value);
               StaffDocumentView view;
               static_cast<StaffDocument&>(view) = found;
               return with_addresses(std::move(view), call);
             });
  router.add({.method = Method::get,
              .path = console + "/{document_id}/pages/{page}",
              .access = reading,
              .audit = Audited::read(Action::document_page_viewed),
              .summary = "A page as an image"},
             [services](Call& call, PageQuery query) { return page_image(services, call, query, Reader::staff); });
  router.add({.method = Method::get,
              .path = console + "/{document_id}/content",
              .access = reading,
              .audit = Audited::read(Action::document_downloaded),
              .summary = "The document itself"},
             [services](Call& call) { return content(services, call, Reader::staff); });
}

void add_console_writing(Router& router, const Services& services) {
  auto& documents = services.documents;
  router.add({.method = Method::post,
              .path = console,
              .access = writing,
              .audit = Audited::by_verb(Action::document_filed),
              .summary = "File an upload to a patient",
              .status = 201},
             [&documents](Call& call, FileDocument wanted) {
               return documents.file(call.caller(), patient_of(call), wanted);
             });
  router.add({.method = Method::patch,
              .path = console + "/{document_id}",
              .access = writing,
              .audit = Audited::by_verb(Action::document_changed),
              .summary = "Change what is said of a document, or who sees it"},
             [&documents](Call& call, DocumentChange wanted) {
               return documents.change(call.caller(), patient_of(call), document_of(call), wanted);
             });
}

void add_uploads(Router& router, const Services& services) {
  router.add_upload<UploadedFile>(
      {.method = Method::post,
       .path = "/api/console/contracts/{organization_id}/uploads",
       .access = writing,
       .audit = Audited::by_verb(Action::document_uploaded),
       .summary = "Upload a PDF, JPEG or PNG: the raw bytes, with Content-Type and X-Filename (percent-encoded)",
       .status = 201,
       .body_limit = services.largest_upload},
      [&files = services.files](Call& call) {
        return std::make_unique<UploadedFile>(files.create(call.caller().organization));
      },
      [&uploads = services.uploads, &pool = services.pool](Call& call, UploadedFile& file) {
        if (file.size() == 0) throw Refused::field("file", "FILE_EMPTY");
        const auto& request = call.request();
        return http::in_pool<Upload>(pool, busy,
                                     [&uploads, caller = call.caller(), raw = file.keep("application/octet-stream"),
                                      type = std::string{request.header("content-type").value_or("")},
                                      name = file_name_of(request.header("x-filename").value_or(""))] {
                                       return uploads.take(caller, raw, type, name);
                                     });
      });
}

}  // namespace

void add_routes(Router& router, const Services& services) {
  add_portal_routes(router, services);
  add_console_reading(router, services);
  add_console_writing(router, services);
  add_uploads(router, services);
}

}  // namespace portico::documents
