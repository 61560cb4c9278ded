#pragma once
#include <map>
#include <string>

#include "patients/shapes.hpp"

namespace portico::patients {

// What a patient may change alone: at once what only describes; after proof what one signs in with; after the clinic's
// approval what says who one is.
const std::map<std::string, FieldClass>& field_classes();

// Takes out of `typed` what may not be written at once, and says what becomes of each field that was given. What is
// typed as it already stands counts as written.
std::map<std::string, EditOutcome> keep_what_is_at_once(OwnChange& typed, const Patient& patient);

}  // namespace portico::patients
