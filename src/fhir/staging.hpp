#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "fhir/batch.hpp"

namespace portico::fhir {

// Does for a batch whatever needs no transaction: people come first, what has not changed is found, the bytes of
// documents are kept (and safe only once they are settled), bodies are sealed. One thread.
class Stager {
 public:
  Stager(const ImportServices& services, const ImportOrder& order, const Known& known);

  void stage(Batch& batch);

 private:
  bool is_unchanged(const Prepared& prepared);
  // The reason when it cannot be taken.
  std::optional<std::string> stage(Prepared& prepared);
  std::optional<std::string> keep_file(Prepared& prepared, DocumentIn& document);

  const ImportServices& services_;
  const ImportOrder& order_;
  const Known& known_;
  std::unordered_set<std::string> renewed_;          // keys for which this import has brought something else
  std::unordered_map<std::string, Bytes> binaries_;  // content of Binary resources, by id
};

}  // namespace portico::fhir
