#pragma once
#include "access/services.hpp"

namespace portico::access {

// Of so many tries at a contract's door, more than this share failing is no forgetfulness but somebody who tries
// passwords or looks for accounts: its administrators are told, once a day. security.md, Login 5.
inline constexpr std::int64_t failing_percent = 90;

class FailureWatch {
 public:
  explicit FailureWatch(Services& services) : services_{services} {}

  // In the try's own transaction. Staff belong to no contract, and are not watched.
  void note(db::Transaction& transaction, OrganizationId organization, bool failed) const;

 private:
  void tell(db::Transaction& transaction, OrganizationId organization, std::int64_t tries, std::int64_t failed) const;
  Services& services_;
};

}  // namespace portico::access
