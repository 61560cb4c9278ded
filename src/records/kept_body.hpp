#pragma once
#include <string>
#include <string_view>

#include "keys/keys.hpp"

// The body of a kept resource, as its column holds it.
namespace portico::records::store {

// A FHIR resource as it came (JSON), compressed and sealed for the row `id`: what is sealed for one opens in no other.
// An import writes a fifth of the bytes so.
Bytes seal(keys::KeyRing& keys, OrganizationId organization, Uuid id, std::string_view body);
// Throws std::runtime_error when the bytes are not what `seal` made. Bodies stored before there was compression open as
// well.
std::string open(keys::KeyRing& keys, OrganizationId organization, Uuid id, BytesView sealed);

}  // namespace portico::records::store
