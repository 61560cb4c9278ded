#pragma once
#include "demo/data.hpp"
#include "demo/plan.hpp"
#include "pdf/pdf.hpp"

namespace portico::demo {

// What the document says, in the patient's language.
pdf::Document written(const data::Clinic& clinic, const data::Documents& documents, const Plan& plan,
                      const Paper& paper, Instant created);

}  // namespace portico::demo
