#include "db/postgres_error.hpp"

#include <string>
#include <string_view>

#include "db/connection.hpp"
#include "db/error.hpp"

namespace portico::db::postgres {
namespace {

std::string field(const ::PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? text : "";
}

// Without the values of the row, which may be a person's: the detail shows them, and class 22, data exceptions, quotes
// them in the primary text as well ("invalid input syntax for type uuid: …").
std::string words_of(const ::PGresult* result, std::string_view state) {
  if (state.starts_with("22")) return "a value is not what the statement takes";
  return field(result, PG_DIAG_MESSAGE_PRIMARY);
}

// Connection exceptions, and the server telling that it ends or is not there yet.
bool is_disconnect(std::string_view state) {
  return state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03" || state == "57P05" ||
         state == "25P03";
}

// The statement as prepared no longer fits the schema, or the server has lost it: preparing it anew mends it.
bool is_stale_statement(std::string_view state, std::string_view text) {
  return state == "26000" || (state == "0A000" && text.find("cached plan") != std::string_view::npos);
}

}  // namespace

void raise(::PGconn* connection, const ::PGresult* result) {
  const std::string state = field(result, PG_DIAG_SQLSTATE);
  std::string text = "postgresql " + state + ": " + words_of(result, state);
  if (is_disconnect(state)) throw Disconnected{text};
  if (state.empty() && PQstatus(connection) == CONNECTION_BAD)
    throw Disconnected{"postgresql: the connection was lost"};
  if (state == "23505") throw UniqueViolation{text, field(result, PG_DIAG_CONSTRAINT_NAME)};
  if (state == "23503") throw ForeignKeyViolation{text};
  if (state.starts_with("23")) throw CheckViolation{text};
  if (state == "40001" || state == "40P01" || is_stale_statement(state, text)) throw Retryable{text};
  if (state == "57014") throw TimedOut{text};
  if (state == "53100") throw StorageFull{text};
  if (state == "53300") throw Unavailable{text};
  throw Error{text};
}

}  // namespace portico::db::postgres
