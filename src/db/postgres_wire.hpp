#pragma once
#include <libpq-fe.h>

#include <memory>
#include <span>
#include <vector>

#include "db/row.hpp"
#include "db/value.hpp"

// Values in PostgreSQL's binary format: network byte order, https://www.postgresql.org/docs/15/protocol-overview.html
namespace portico::db::postgres {

struct Clear {
  void operator()(::PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<::PGresult, Clear>;

::Oid type_of(Value::Kind kind);

// Parameters as libpq takes them. Views the values.
class WireParameters {
 public:
  explicit WireParameters(std::span<const Value> values);

  int size() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::array<char, 8>> numbers_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

class ResultCells final : public Cells {
 public:
  explicit ResultCells(const ::PGresult* result) : result_{result} {}
  void go_to(int row) { row_ = row; }

  std::size_t size() const override;
  std::string_view name(std::size_t column) const override;
  bool is_null(std::size_t column) const override;
  std::int64_t integer(std::size_t column) const override;
  double real(std::size_t column) const override;
  std::string_view text(std::size_t column) const override;
  BytesView bytes(std::size_t column) const override;
  Uuid uuid(std::size_t column) const override;

 private:
  BytesView raw(std::size_t column) const;
  ::Oid type(std::size_t column) const;
  [[noreturn]] void refuse_type(std::size_t column, const char* wanted) const;

  const ::PGresult* result_;
  int row_ = 0;
};

// Throws Error unless the columns bear these names in this order.
void expect_columns(const ::PGresult* result, std::span<const std::string_view> columns, const char* text);

}  // namespace portico::db::postgres
