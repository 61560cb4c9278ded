#include "fhir/batch.hpp"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace portico::fhir {
namespace {

namespace json = boost::json;
namespace filesystem = std::filesystem;

bool is_wanted(const filesystem::path& file) {
  const auto extension = file.extension().string();
  return extension == ".json" || extension == ".ndjson";
}

std::string content_of(const filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string text(filesystem::file_size(file), '\0');
  if (!in.read(text.data(), static_cast<std::streamsize>(text.size())))
    throw std::runtime_error{file.string() + " cannot be read"};
  return text;
}

int rank_of(const std::string& type) {
  if (type == "Practitioner" || type == "Location") return 0;
  if (type == "Patient") return 1;
  if (type == "Encounter") return 2;
  if (type == "Binary") return 3;
  if (type == "DocumentReference") return 4;
  return 5;
}

Bytes hash_of(std::string_view text) {
  Bytes hash(16);
  crypto_generichash(hash.data(), hash.size(), as_bytes(text).data(), text.size(), nullptr, 0);
  return hash;
}

void drop_attachment_data(json::object& body) {
  auto* contents = body.if_contains("content");
  if (!contents || !contents->is_array()) return;
  for (auto& content : contents->get_array()) {
    auto* object = content.if_object();
    auto* attachment = object ? object->if_contains("attachment") : nullptr;
    if (attachment && attachment->is_object()) attachment->get_object().erase("data");
  }
}

// Sets `taken`, or gives the reason why not.
template <class T>
std::optional<std::string> set(Prepared& prepared, Mapped<T>&& mapped) {
  if (const auto* untaken = std::get_if<Untaken>(&mapped)) return untaken->reason;
  prepared.taken = std::move(std::get<T>(mapped));
  return std::nullopt;
}

std::optional<std::string> map(Prepared& prepared, const json::object& body) {
  if (prepared.type == "Patient") return set(prepared, map_patient(body));
  if (prepared.type == "Practitioner") return set(prepared, map_practitioner(body));
  if (prepared.type == "Location") return set(prepared, map_location(body));
  if (prepared.type == "Encounter") return set(prepared, map_encounter(body));
  if (prepared.type == "DocumentReference") return set(prepared, map_document(body));
  prepared.patient = reference_of(object_at(body, "subject"));
  if (prepared.patient.empty()) prepared.patient = reference_of(object_at(body, "patient"));
  return std::nullopt;
}

class Gatherer {
 public:
  Gatherer(std::string file, const std::function<void(Batch&&)>& take) : take_{take} { batch_.file = std::move(file); }

  void add(Resource&& resource) {
    Prepared prepared{.origin = std::move(resource.origin),
                      .type = std::move(resource.type),
                      .id = std::move(resource.id),
                      .rank = 0,
                      .proposed = Uuid::make(),
                      .hash = {},
                      .body = {},
                      .patient = {},
                      .identifiers = {},
                      .taken = {}};
    prepared.rank = rank_of(prepared.type);
    if (auto reason = map(prepared, resource.body))
      return refuse(prepared.origin, prepared.type, prepared.id, std::move(*reason));
    if (prepared.rank <= 1) prepared.identifiers = identifiers_of(resource.body);
    prepared.body = json::serialize(resource.body);
    prepared.hash = hash_of(prepared.body);
    if (prepared.type == "DocumentReference") {
      drop_attachment_data(resource.body);
      prepared.body = json::serialize(resource.body);
    }
    batch_.resources.push_back(std::move(prepared));
    if (batch_.resources.size() >= largest_batch) hand_out(false);
  }

  void refuse(const Origin& origin, std::string type, std::string id, std::string reason) {
    batch_.refused.push_back({origin.file, std::move(type), std::move(id), std::move(reason)});
  }

  void hand_out(bool ends_file) {
    sort_by_rank(batch_);
    Batch next{.file = batch_.file, .resources = {}, .refused = {}, .ends_file = false};
    batch_.ends_file = ends_file;
    std::swap(next, batch_);
    take_(std::move(next));
  }

 private:
  const std::function<void(Batch&&)>& take_;
  Batch batch_;
};

}  // namespace

void sort_by_rank(Batch& batch) { std::ranges::stable_sort(batch.resources, {}, &Prepared::rank); }

std::vector<filesystem::path> files_below(const std::vector<filesystem::path>& paths) {
  std::vector<filesystem::path> files;
  for (const auto& path : paths) {
    if (filesystem::is_regular_file(path)) {
      files.push_back(path);
    } else if (filesystem::is_directory(path)) {
      for (const auto& entry : filesystem::recursive_directory_iterator{path})
        if (entry.is_regular_file() && is_wanted(entry.path())) files.push_back(entry.path());
    } else {
      throw std::runtime_error{path.string() + " is neither a file nor a folder"};
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void read_batches(const filesystem::path& file, const std::function<void(Batch&&)>& take) {
  Gatherer gatherer{file.string(), take};
  read_text(
      content_of(file), file.string(), file.extension() == ".ndjson",
      {[&](Resource&& resource) { gatherer.add(std::move(resource)); },
       [&](Unreadable&& u) { gatherer.refuse(u.origin, std::move(u.type), std::move(u.id), std::move(u.reason)); }});
  gatherer.hand_out(true);
}

}  // namespace portico::fhir
