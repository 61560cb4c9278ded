#include <gtest/gtest.h>

#include "db/database.hpp"
#include "support/test_database.hpp"

namespace portico::db {
namespace {

class EnginesTest : public support::EachEngine {};
PORTICO_EACH_ENGINE(EnginesTest);

constexpr Sql swapped{"select $2, $1"};

TEST_P(EnginesTest, Pings) { database().ping(); }

}  // namespace
}  // namespace portico::db
