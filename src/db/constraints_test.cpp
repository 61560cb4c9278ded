#include "db/engine_test.hpp"

namespace portico::db {
namespace {

constexpr Sql add_parent{"insert into parent (organization, id) values ($1, $2)"};
constexpr Sql add_child{
    "insert into child (organization, id, parent, age, nickname, email) values ($1, $2, $3, $4, $5, $6)"};
constexpr Sql delete_parents{"delete from parent"};

class ConstraintsTest : public EngineTest {
 protected:
  ConstraintsTest() { write(add_parent, organization, parent); }

  void add(Uuid id, std::optional<int> age, std::optional<std::string> nickname, std::optional<std::string> email) {
    write(add_child, organization, id, parent, age, nickname, email);
  }
  // The name of the unique key that `work` breaks.
  template <class Work>
  std::string broken_key(Work&& work) {
    try {
      work();
    } catch (const UniqueViolation& violation) {
      return violation.constraint;
    }
    return "none";
  }

  const Uuid organization = Uuid::make();
  const Uuid parent = Uuid::make();
};
PORTICO_EACH_ENGINE(ConstraintsTest);

TEST_P(ConstraintsTest, NamesAUniqueIndexAsTheMigrationDoes) {
  add(Uuid::make(), 5, "Panni", std::nullopt);
  EXPECT_EQ(broken_key([&] { add(Uuid::make(), 6, "Panni", std::nullopt); }), "child_nickname");
}

TEST_P(ConstraintsTest, NamesAPrimaryKey) {
  const Uuid id = Uuid::make();
  add(id, 5, std::nullopt, std::nullopt);
  EXPECT_EQ(broken_key([&] { add(id, 6, std::nullopt, std::nullopt); }), "child_pkey");
}

TEST_P(ConstraintsTest, NamesAPrimaryKeyOfSeveralColumns) {
  EXPECT_EQ(broken_key([&] { write(add_parent, organization, parent); }), "parent_pkey");
}

TEST_P(ConstraintsTest, NamesAUniqueColumn) {
  add(Uuid::make(), 5, std::nullopt, "a@example.org");
  EXPECT_EQ(broken_key([&] { add(Uuid::make(), 6, std::nullopt, "a@example.org"); }), "child_email_key");
}

constexpr Sql take_nickname{"update child set nickname = $1"};
TEST_P(ConstraintsTest, NamesTheKeyThatAnUpdateBreaks) {
  add(Uuid::make(), 5, "Panni", std::nullopt);
  add(Uuid::make(), 6, "Zsófi", std::nullopt);
  EXPECT_EQ(broken_key([&] { write(take_nickname, "Panni"); }), "child_nickname");
}

TEST_P(ConstraintsTest, LetsNullsBeManyInAUniqueKey) {
  add(Uuid::make(), 5, std::nullopt, std::nullopt);
  EXPECT_NO_THROW(add(Uuid::make(), 5, std::nullopt, std::nullopt));
}

TEST_P(ConstraintsTest, TellsAForeignKeyFromOtherFaults) {
  EXPECT_THROW(write(add_child, organization, Uuid::make(), Uuid::make(), 5, "x", "y"), ForeignKeyViolation);
  EXPECT_THROW(write(add_child, Uuid::make(), Uuid::make(), parent, 5, "x", "y"), ForeignKeyViolation);
  add(Uuid::make(), 5, std::nullopt, std::nullopt);
  EXPECT_THROW(write(delete_parents), ForeignKeyViolation);
}

TEST_P(ConstraintsTest, TellsChecksAndNotNull) {
  EXPECT_THROW(add(Uuid::make(), -1, std::nullopt, std::nullopt), CheckViolation);
  EXPECT_THROW(add(Uuid::make(), std::nullopt, std::nullopt, std::nullopt), CheckViolation);
}

TEST_P(ConstraintsTest, KeepsTheRowsValuesOutOfTheError) {
  const std::string anna = "anna.kovacs@example.org";
  const Uuid id = Uuid::make();
  add(id, 5, anna, anna);
  const auto says_nothing = testing::ThrowsMessage<Error>(
      testing::AllOf(testing::Not(testing::HasSubstr("kovacs")), testing::Not(testing::HasSubstr(id.text()))));
  EXPECT_THAT([&] { add(Uuid::make(), 6, std::nullopt, anna); }, says_nothing) << "unique column";
  EXPECT_THAT([&] { add(Uuid::make(), 6, anna, std::nullopt); }, says_nothing) << "unique index";
  EXPECT_THAT([&] { add(id, 6, std::nullopt, std::nullopt); }, says_nothing) << "primary key";
  EXPECT_THAT([&] { add(Uuid::make(), -1, "kovacs", std::nullopt); }, says_nothing) << "check";
  EXPECT_THAT([&] { add(Uuid::make(), std::nullopt, "kovacs", std::nullopt); }, says_nothing) << "not null";
  EXPECT_THAT([&] { write(add_child, id, Uuid::make(), parent, 5, "kovacs", "y"); }, says_nothing) << "foreign key";
  EXPECT_THAT([&] { write(add_child, organization, Uuid::make(), parent, anna, "x", "y"); }, says_nothing) << "type";
}

}  // namespace
}  // namespace portico::db
