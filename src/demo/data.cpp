#include "demo/data.hpp"

#include "embedded/demo_data.hpp"
#include "json/json.hpp"

namespace portico::demo::data {
namespace {

template <class T>
T read(std::string_view name) {
  for (const auto& file : embedded::demo_data())
    if (file.path == name) return json::decode<T>(file.bytes);
  throw std::logic_error{"no demonstration data: " + std::string{name}};
}

}  // namespace

Clinic clinic() { return read<Clinic>("clinic.json"); }
Schedule schedule() { return read<Schedule>("schedule.json"); }
Documents documents() { return read<Documents>("documents.json"); }
People people() { return read<People>("people.json"); }

}  // namespace portico::demo::data
