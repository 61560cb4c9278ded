#include "rosters/routes.hpp"

#include "base/file_name.hpp"
#include "base/refused.hpp"
#include "files/uploaded_file.hpp"
#include "http/in_pool.hpp"
#include "identity/permissions.hpp"

namespace portico::rosters {
namespace {

using audit::Action;
using files::UploadedFile;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;

const std::string lists = "/api/console/contracts/{organization_id}/patient-lists";
const std::string one = lists + "/{list_id}";

constexpr InContract importing{"organization_id", Permission::patients_import};
constexpr std::int64_t largest_file = 32 << 20;

RosterId list_of(const Call& call) { return call.id<RosterId>("list_id"); }

std::int64_t row_of(const Call& call) {
  const auto& text = call.parameter("number");
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos)
    throw Refused::not_found();
  return std::stoll(text);
}

void add_upload(Router& router, const Services& services) {
  router.add_upload<UploadedFile>(
      {.method = Method::post,
       .path = lists,
       .access = importing,
       .audit = Audited::by_verb(Action::roster_made),
       .summary = "Upload a CSV of patients: the raw bytes, with X-Filename (percent-encoded)",
       .status = 201,
       .body_limit = largest_file},
      [&files = services.files](Call& call) {
        return std::make_unique<UploadedFile>(files.create(call.caller().organization));
      },
      [&rosters = services.rosters, &pool = services.pool](Call& call, UploadedFile& file) {
        if (file.size() == 0) throw Refused::field("file", "FILE_EMPTY");
        return http::in_pool<Roster>(pool, "SANDBOX_BUSY",
                                     [&rosters, caller = call.caller(), kept = file.keep("text/csv"),
                                      name = file_name_of(call.request().header("x-filename").value_or(""))] {
                                       return rosters.make(caller, kept, name);
                                     });
      });
}

void add_reading(Router& router, Rosters& rosters) {
  router.add({.method = Method::get,
              .path = lists,
              .access = importing,
              .audit = Audited::read(Action::roster_viewed),
              .summary = "Lists of patients that were uploaded, newest first"},
             [&rosters](Call& call) { return rosters.list(call.caller().organization); });
  router.add({.method = Method::get,
              .path = one,
              .access = importing,
              .audit = Audited::read(Action::roster_viewed),
              .summary = "Where a list stands, and how many rows are what"},
             [&rosters](Call& call) { return rosters.find(call.caller().organization, list_of(call)); });
  router.add({.method = Method::get,
              .path = one + "/rows",
              .access = importing,
              .audit = Audited::read(Action::roster_viewed),
              .summary = "Rows in the order of the file, of one verdict or outcome when that is asked for"},
             [&rosters](Call& call, RowQuery wanted) {
               return rosters.rows(call.caller().organization, list_of(call), wanted, call.caller().language);
             });
}

void add_choosing(Router& router, Rosters& rosters) {
  router.add({.method = Method::put,
              .path = one + "/columns",
              .access = importing,
              .audit = Audited::by_verb(Action::roster_made),
              .summary = "Say what the columns are; then every row is looked at"},
             [&rosters](Call& call, ColumnChoice choice) {
               return rosters.choose_columns(call.caller(), list_of(call), choice);
             });
  router.add({.method = Method::put,
              .path = one + "/rows/{number}",
              .access = importing,
              .audit = Audited::by_verb(Action::roster_made),
              .summary = "Leave a row out, or take it after all"},
             [&rosters](Call& call, RowChoice choice) {
               rosters.choose_row(call.caller(), list_of(call), row_of(call), choice.wanted);
             });
  router.add({.method = Method::post,
              .path = one + "/choices",
              .access = importing,
              .audit = Audited::by_verb(Action::roster_made),
              .summary = "Leave out all additions or all changes, or take them after all"},
             [&rosters](Call& call, VerdictChoice choice) {
               return rosters.choose_rows(call.caller(), list_of(call), choice);
             });
}

void add_doing(Router& router, Rosters& rosters) {
  router.add({.method = Method::post,
              .path = one + "/import",
              .access = importing,
              .audit = Audited::by_verb(Action::roster_taken),
              .summary = "Write the rows that are wanted into the patient database"},
             [&rosters](Call& call) { return rosters.take(call.caller(), list_of(call)); });
  router.add({.method = Method::post,
              .path = one + "/undo",
              .access = importing,
              .audit = Audited::by_verb(Action::roster_undone),
              .summary = "Take the whole import back, but for what has been worked with since"},
             [&rosters](Call& call) { return rosters.undo(call.caller(), list_of(call)); });
  router.add({.method = Method::del,
              .path = one,
              .access = importing,
              .audit = Audited::by_verb(Action::roster_removed),
              .summary = "Forget a list; what it brought stays"},
             [&rosters](Call& call) { rosters.remove(call.caller(), list_of(call)); });
}

}  // namespace

void add_routes(Router& router, const Services& services) {
  add_upload(router, services);
  add_reading(router, services.rosters);
  add_choosing(router, services.rosters);
  add_doing(router, services.rosters);
}

}  // namespace portico::rosters
