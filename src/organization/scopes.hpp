#pragma once
#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/spelling.hpp"

namespace portico::organization {

// What a related person may be allowed to do for a patient; spelled in the database as here. A contract says which of
// them parents keep for an older child.
enum class Scope { appointments, documents, results, messages, billing, profile };
BOOST_DESCRIBE_ENUM(Scope, appointments, documents, results, messages, billing, profile)

inline const std::vector<Scope> every_scope{Scope::appointments, Scope::documents, Scope::results,
                                            Scope::messages,     Scope::billing,   Scope::profile};

// "appointments,documents", as columns hold them: each once, in the order of the enum.
std::string joined(const std::vector<Scope>& scopes);
// Unknown words are left out.
std::vector<Scope> split_scopes(std::string_view text);
bool names_scope(std::string_view scopes, std::string_view scope);

}  // namespace portico::organization
