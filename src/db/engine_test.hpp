#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/migrations.hpp"
#include "support/fake_clock.hpp"
#include "support/test_database.hpp"

namespace portico::db {

// Both engines with a few tables that have nothing to do with Portico.
class EngineTest : public support::EachEngine {
 protected:
  EngineTest() : EachEngine{support::Schema::empty} {
    static constexpr Migration sample{"0001_sample", R"(
create table sample (
  id {id} not null primary key,
  number {int},
  amount {money},
  moment {instant},
  flag {bool},
  words {text},
  body {json},
  bytes {bytes},
  other {id}
);
create table counter (
  name {text} not null primary key,
  count {int} not null
);
create table parent (
  organization {id} not null,
  id {id} not null,
  primary key (organization, id)
);
create table child (
  organization {id} not null,
  id {id} not null primary key,
  parent {id} not null,
  age {int} not null check (age >= 0),
  nickname {text},
  email {text} unique,
  foreign key (organization, parent) references parent (organization, id)
);
create unique index child_nickname on child (organization, nickname);
)"};
    migrate(database(), std::span{&sample, 1}, support::FakeClock::monday_morning);
  }

  template <class Row, class... Args>
  Row read_one(Sql sql, const Args&... args) {
    return database().read([&](Transaction& transaction) { return transaction.one<Row>(sql, args...); });
  }
  template <class... Args>
  std::int64_t write(Sql sql, const Args&... args) {
    return database().write([&](Transaction& transaction) { return transaction.run(sql, args...); });
  }
};

}  // namespace portico::db
