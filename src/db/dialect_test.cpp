#include "db/dialect.hpp"

#include <gtest/gtest.h>

#include "db/error.hpp"

namespace portico::db {
namespace {

TEST(Dialect, SpellsTypesAsEachEngineHasThem) {
  const std::string_view table = "create table t (\n  a {id} not null,\n  b {instant},\n  c {bytes},\n  d {text}\n);\n";
  EXPECT_EQ(spell(table, Dialect::sqlite),
            "create table t (\n  a blob not null,\n  b integer,\n  c blob,\n  d text\n) strict;\n");
  EXPECT_EQ(spell(table, Dialect::postgres),
            "create table t (\n  a uuid not null,\n  b bigint,\n  c bytea,\n  d text collate \"C\"\n);\n");
}

TEST(Dialect, MakesOnlyTablesStrict) {
  EXPECT_EQ(spell("create index i on t (a);\ncreate table u (a {int});", Dialect::sqlite),
            "create index i on t (a);\ncreate table u (a integer) strict;");
}

TEST(Dialect, LeavesCommentsOutWhateverTheyHold) {
  EXPECT_EQ(spell("-- it's {not} a type;\nselect 1; -- done", Dialect::sqlite), "\nselect 1; ");
}

TEST(Dialect, LeavesTextsAlone) {
  EXPECT_EQ(spell("insert into t values ('--{id};', 'it''s');", Dialect::postgres),
            "insert into t values ('--{id};', 'it''s');");
}

TEST(Dialect, RefusesWhatItDoesNotKnow) {
  for (const char* broken : {"a {uuid}", "a {id", "'without an end", "{}"})
    EXPECT_THROW(spell(broken, Dialect::sqlite), Error) << broken;
}

}  // namespace
}  // namespace portico::db
