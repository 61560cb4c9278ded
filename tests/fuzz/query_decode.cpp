// Any bytes as a query string.
#include <cstdlib>

#include "json/json.hpp"

namespace portico::json {
namespace {

enum class Kind { one, two };
BOOST_DESCRIBE_ENUM(Kind, one, two)

struct Filter {
  std::optional<Kind> kind;
  std::optional<Date> from;
  WithDefault<int> limit{20};
  std::optional<Text<1, 20>> cursor;
  std::optional<double> real;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (kind, from, limit, cursor, real))

}  // namespace
}  // namespace portico::json

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace portico;
  try {
    json::decode_query<json::Filter>(as_text({data, size}));
  } catch (const Refused& refused) {
    if (refused.reason() != Reason::bad_request && refused.reason() != Reason::unprocessable) std::abort();
  }
  return 0;
}
