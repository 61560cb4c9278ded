#pragma once
#include <boost/json.hpp>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace portico::fhir {

// Reading FHIR R4 JSON as it comes: nothing here knows what Portico does with it.

// Where a resource stood, for the report.
struct Origin {
  std::string file;
  std::string full_url{};  // of its Bundle entry
};

// One resource on its way in. `type` and `id` are empty when the resource lacks them.
struct Resource {
  Origin origin;
  std::string type;
  std::string id;
  boost::json::object body;
};

struct Unreadable {
  Origin origin;
  std::string type;
  std::string id;
  std::string reason;  // stable code: NOT_JSON, NOT_A_RESOURCE, NOT_FHIR_TYPE, NO_ID, BAD_ID, BUNDLE_TYPE, ENTRY_EMPTY,
                       // ENTRY_DELETES, NESTED_BUNDLE
};

struct Sink {
  std::function<void(Resource&&)> resource;
  std::function<void(Unreadable&&)> unreadable;
};

// Reads a resource, a Bundle (transaction, batch, collection, searchset, document, message) or NDJSON from memory and
// hands out each resource it holds. An id is the resource's own, or that of a urn:uuid fullUrl. Never throws for what
// the text says. Given `room` to parse in, which is quicker, a body lives no longer than the sink's call.
void read_text(std::string_view text, const std::string& file, bool is_ndjson, const Sink& sink,
               std::span<unsigned char> room = {});

// Whether `type` is a resource type of R4 (4.0.1).
bool is_resource_type(std::string_view type);
// R4 "id": 1–64 of A–Z a–z 0–9 - .
bool is_id(std::string_view id);

// Members that may be absent or of another shape: nullptr or empty then.
const boost::json::object* object_at(const boost::json::object& object, std::string_view name);
const boost::json::array* array_at(const boost::json::object& object, std::string_view name);
std::string_view text_at(const boost::json::object& object, std::string_view name);
// The first object of an array member.
const boost::json::object* first_at(const boost::json::object& object, std::string_view name);
// CodeableConcept in words: its text, else the first coding's display, else its code.
std::string words_of(const boost::json::object* concept_);
// The code of the first coding, or empty.
std::string_view first_code(const boost::json::object* concept_);

}  // namespace portico::fhir
