#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portico::delivery {

// "a=1&b=%C5%91" as pairs, in order. Bytes that are no UTF-8 stay as they are; broken pairs are left out.
std::vector<std::pair<std::string, std::string>> form_fields(std::string_view text);
// The other way round, everything escaped.
std::string form_text(const std::vector<std::pair<std::string, std::string>>& fields);

// Where a value stands in a callback, as the configuration says it: "query:code", "form:MessageStatus",
// "json:/results/0/status/groupName" (RFC 6901).
class Place {
 public:
  Place() = default;  // nowhere
  // Throws std::invalid_argument. Empty text is nowhere.
  explicit Place(const std::string& text);

  bool empty() const { return name_.empty(); }
  // Texts and numbers; nothing when it is not there.
  std::optional<std::string> value(std::string_view query, std::string_view body) const;

 private:
  enum class In { query, form, json };
  In in_ = In::query;
  std::string name_;
};

}  // namespace portico::delivery
