// Any bytes into a struct with one member of each kind; what is taken survives encoding and decoding again.
#include <cstdlib>

#include "json/json.hpp"

namespace portico::json {
namespace {

enum class Kind { one, two };
BOOST_DESCRIBE_ENUM(Kind, one, two)

struct Part {
  Text<1, 30> text;
  std::optional<std::string> more;
};
BOOST_DESCRIBE_STRUCT(Part, (), (text, more))

struct Whole : Part {
  std::optional<Uuid> id;
  std::optional<Instant> at;
  std::optional<Date> day;
  std::optional<Bytes> bytes;
  std::optional<Kind> kind;
  std::optional<bool> flag;
  std::optional<std::uint64_t> large;
  std::optional<double> real;
  std::optional<std::int8_t> small;
  std::optional<std::vector<Part>> parts;
  std::optional<std::map<std::string, Part>> named;
};
BOOST_DESCRIBE_STRUCT(Whole, (Part), (id, at, day, bytes, kind, flag, large, real, small, parts, named))

}  // namespace
}  // namespace portico::json

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace portico;
  try {
    const auto text = json::encode(json::decode<json::Whole>(as_text({data, size})));
    if (json::encode(json::decode<json::Whole>(text)) != text) std::abort();
  } catch (const Refused& refused) {
    if (refused.reason() != Reason::bad_request && refused.reason() != Reason::unprocessable) std::abort();
  }
  return 0;
}
