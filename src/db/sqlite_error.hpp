#pragma once
#include <sqlite3.h>

#include <string>

namespace portico::db::sqlite {

// Throws the typed error of what `connection` last answered.
[[noreturn]] void raise(::sqlite3* connection, int code);

}  // namespace portico::db::sqlite
