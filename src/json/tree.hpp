#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portico::json {

inline constexpr std::size_t max_depth = 32;
inline constexpr std::size_t max_members = 1'000;

struct Node {
  // `unsigned_integer` only beyond the signed range; `query` is a value of a query string, which has no type of its
  // own.
  enum class Kind : std::uint8_t { null, boolean, integer, unsigned_integer, real, string, array, object, query };

  Kind kind = Kind::null;
  bool boolean = false;
  std::uint32_t end = 0;  // index of the node after this one's last descendant
  union {
    std::int64_t integer = 0;
    std::uint64_t unsigned_integer;
    double real;
  };
  std::string_view key;   // of a member of an object
  std::string_view text;  // string, query
};

// A parsed document as a flat list in document order: a node's first child follows it, its next sibling is at `end`.
// Texts are views into the tree. Syntax, UTF-8 and sizes are right; duplicate members are still in.
class Tree {
 public:
  // Throws Refused bad_request: MALFORMED_JSON, TOO_DEEP, TOO_MANY_MEMBERS.
  static Tree parse(std::string_view json);
  // "a=1&b=x%20y" as an object of `query` nodes. Throws Refused bad_request MALFORMED_QUERY.
  static Tree parse_query(std::string_view query);

  const Node& root() const { return nodes_.front(); }

  template <class Visit>
  void each_child(const Node& parent, Visit&& visit) const {
    const auto first = static_cast<std::size_t>(&parent - nodes_.data()) + 1;
    for (std::size_t i = first; i < parent.end; i = nodes_[i].end) visit(nodes_[i]);
  }

  Tree(Tree&&) = default;
  Tree& operator=(Tree&&) = default;

 private:
  friend class TreeBuilder;
  Tree() = default;

  std::vector<Node> nodes_;
  std::vector<char> texts_;  // reserved once for all, so that views stay
};

}  // namespace portico::json
