#pragma once
#include <stdexcept>
#include <string>

namespace portico::db {

// Anything the engine refuses. The text is for the log, never for people.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A unique key; `constraint` is its name as the migration gives it, the same on both engines.
class UniqueViolation : public Error {
 public:
  UniqueViolation(std::string text, std::string constraint_name)
      : Error{std::move(text)}, constraint{std::move(constraint_name)} {}
  std::string constraint;
};

class ForeignKeyViolation : public Error {
 public:
  using Error::Error;
};

// CHECK or NOT NULL.
class CheckViolation : public Error {
 public:
  using Error::Error;
};

// 40001, 40P01, SQLITE_BUSY: run again. Database::write does so itself, a bounded number of times.
class Retryable : public Error {
 public:
  using Error::Error;
};

// The server is away, or no connection came free in time.
class Unavailable : public Error {
 public:
  using Error::Error;
};

// Cancelled for taking too long.
class TimedOut : public Error {
 public:
  using Error::Error;
};

// SQLITE_FULL, 53100.
class StorageFull : public Error {
 public:
  using Error::Error;
};

}  // namespace portico::db
