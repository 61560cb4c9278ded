#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.hpp"

namespace portico::documents {

inline constexpr char mark_begin = '\x01';
inline constexpr char mark_end = '\x02';

// A typed search, ready to be held against documents: accents and case do not matter, words may be half typed, in any
// order, in any of our languages ("labor", "lab", "laboratorio").
class Query {
 public:
  explicit Query(std::string_view typed);

  bool matches(const Document& document) const;
  // The title with marks around the beginnings of words that the query names.
  std::string marked(const std::string& title) const;

 private:
  std::vector<std::string> words_;  // folded
};

}  // namespace portico::documents
