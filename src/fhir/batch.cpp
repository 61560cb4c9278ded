#include "fhir/batch.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace portico::fhir {
namespace {

namespace json = boost::json;
namespace filesystem = std::filesystem;

constexpr std::size_t most_at_once = 500;  // resources

bool is_wanted(const filesystem::path& file) {
  const auto extension = file.extension().string();
  return extension == ".json" || extension == ".ndjson";
}

int rank_of(const std::string& type) {
  if (type == "Practitioner" || type == "Location") return 0;
  if (type == "Patient") return 1;
  if (type == "Encounter") return 2;
  if (type == "Binary") return 3;
  if (type == "DocumentReference") return 4;
  return 5;
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
  if (prepared.type == "Binary")
    if (auto content = from_base64(text_at(body, "data"))) prepared.content = std::move(*content);
  prepared.patient = reference_of(object_at(body, "subject"));
  if (prepared.patient.empty()) prepared.patient = reference_of(object_at(body, "patient"));
  return std::nullopt;
}

// JSON can say U+0000, and no text of a database can hold it. `json` is as our serializer writes it.
bool says_zero(std::string_view json) {
  constexpr std::string_view zero = "\\u0000";
  for (auto at = json.find(zero); at != json.npos; at = json.find(zero, at + 1)) {
    std::size_t backslashes = 1;
    while (backslashes <= at && json[at - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 1) return true;
  }
  return false;
}

class Gatherer {
 public:
  Gatherer(std::string file, const std::function<void(Batch&&)>& take) : take_{take} { batch_.file = std::move(file); }

  void add(Resource&& resource) {
    auto prepared = std::make_unique<Prepared>();
    prepared->origin = std::move(resource.origin);
    prepared->type = std::move(resource.type);
    prepared->id = std::move(resource.id);
    prepared->key = resource_key(prepared->type, prepared->id);
    prepared->rank = rank_of(prepared->type);
    if (auto reason = map(*prepared, resource.body))
      return refuse(prepared->origin, prepared->type, prepared->id, std::move(*reason));
    if (prepared->rank <= 1) prepared->identifiers = identifiers_of(resource.body);
    prepared->body = json::serialize(resource.body);
    if (says_zero(prepared->body)) return refuse(prepared->origin, prepared->type, prepared->id, "ZERO_CHARACTER");
    prepared->hash = content_hash(prepared->body);
    if (prepared->type == "DocumentReference") {
      drop_attachment_data(resource.body);
      prepared->body = json::serialize(resource.body);
    }
    batch_.resources.push_back(std::move(prepared));
    if (batch_.resources.size() >= most_at_once) hand_out();
  }

  void refuse(const Origin& origin, std::string type, std::string id, std::string reason) {
    batch_.refused.push_back({origin.file, std::move(type), std::move(id), std::move(reason)});
  }

  void end_file() {
    batch_.files_ended = 1;
    hand_out();
  }

 private:
  void hand_out() {
    Batch next{.file = batch_.file, .files_ended = 0, .resources = {}, .refused = {}};
    take_(std::exchange(batch_, std::move(next)));
  }

  const std::function<void(Batch&&)>& take_;
  Batch batch_;
};

}  // namespace

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

// Good until the next file: room for one is taken once, and again only for a larger one.
std::string_view BatchReader::text_of(const filesystem::path& file) {
  const std::size_t size = filesystem::file_size(file);
  if (size > text_size_) {
    text_ = std::make_unique_for_overwrite<char[]>(size);
    text_size_ = size;
  }
  std::ifstream in{file, std::ios::binary};
  if (!in.read(text_.get(), static_cast<std::streamsize>(size)))
    throw std::runtime_error{file.string() + " cannot be read"};
  return {text_.get(), size};
}

void BatchReader::read(const filesystem::path& file, const std::function<void(Batch&&)>& take) {
  Gatherer gatherer{file.string(), take};
  read_text(
      text_of(file), file.string(), file.extension() == ".ndjson",
      {[&](Resource&& resource) { gatherer.add(std::move(resource)); },
       [&](Unreadable&& u) { gatherer.refuse(u.origin, std::move(u.type), std::move(u.id), std::move(u.reason)); }},
      {room_.get(), room_size});
  gatherer.end_file();
}

}  // namespace portico::fhir
