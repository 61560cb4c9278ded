#pragma once
#include <vector>

#include "access/subjects.hpp"
#include "patients/choice.hpp"

// Many patients as access is judged: a few statements for all of them.
namespace portico::access {

// The next `limit` patients of the choice after that one, in the order of their ids.
std::vector<Judged> judge_chosen(Services& services, db::Transaction& transaction,
                                 const organization::Organization& contract, const patients::Choice& choice,
                                 patients::PatientId after, std::int64_t limit);

}  // namespace portico::access
