// Any bytes as a FHIR file, once as one document and once as lines: every resource in it is mapped, nothing is thrown.
#include "fhir/mapping.hpp"
#include "fhir/resource.hpp"

namespace {

void map(const portico::fhir::Resource& resource) {
  using namespace portico::fhir;
  map_patient(resource.body);
  map_practitioner(resource.body);
  map_location(resource.body);
  map_encounter(resource.body);
  map_document(resource.body);
  identifiers_of(resource.body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace portico;
  const fhir::Sink sink{[](fhir::Resource&& resource) { map(resource); }, [](fhir::Unreadable&&) {}};
  fhir::read_text(as_text({data, size}), "file", false, sink);
  fhir::read_text(as_text({data, size}), "file", true, sink);
  return 0;
}
