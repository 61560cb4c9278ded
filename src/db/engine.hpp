#pragma once
#include "db/pool.hpp"

namespace portico::db {

// What both engines share: how work is run, run again and told apart from work inside work.
class Engine : public Database {
 public:
  void ping() override;
  bool is_working() const override;
  bool is_writing() const override;

 protected:
  explicit Engine(const Options& options) : options_{options} {}

  virtual Pool& pool_for(Mode mode) = 0;
  void perform(Mode mode, const std::function<void(Transaction&)>& work) override;

  const Options options_;

 private:
  void perform_once(Mode mode, const std::function<void(Transaction&)>& work);

  FairGate contended_{1};
};

std::unique_ptr<Database> open_sqlite(const Options& options);
std::unique_ptr<Database> open_postgres(const Options& options);

}  // namespace portico::db
