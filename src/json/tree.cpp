#include "json/tree.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <charconv>

#include "base/percent.hpp"
#include "base/refused.hpp"
#include "base/text.hpp"

namespace portico::json {

// Boost.JSON's parser calls this for what it finds; it grows the tree.
class TreeBuilder {
 public:
  using sv = boost::json::string_view;
  using error_code = boost::json::error_code;
  static constexpr std::size_t max_object_size = max_members;
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  explicit TreeBuilder(std::size_t text_bytes) {
    tree_.texts_.reserve(text_bytes);
    tree_.nodes_.reserve(std::min<std::size_t>(text_bytes / 8 + 1, 64));
  }

  Tree take() { return std::move(tree_); }

  void object(std::string_view key = {}) { open(Node::Kind::object, key); }
  void query(std::string_view key, std::string_view value) {
    key_ = store(key);
    add(Node::Kind::query).text = store(value);
  }
  void close() {
    tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes_.size());
    open_.pop_back();
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return open(Node::Kind::object, {}); }
  bool on_object_end(std::size_t, error_code&) { return close(), true; }
  bool on_array_begin(error_code&) { return open(Node::Kind::array, {}); }
  bool on_array_end(std::size_t, error_code&) { return close(), true; }
  bool on_key_part(sv part, std::size_t, error_code&) { return partial(part); }
  bool on_key(sv last, std::size_t, error_code&) {
    key_ = whole(last);
    return true;
  }
  bool on_string_part(sv part, std::size_t, error_code&) { return partial(part); }
  bool on_string(sv last, std::size_t, error_code&) {
    const auto text = whole(last);
    add(Node::Kind::string).text = text;
    return true;
  }
  bool on_number_part(sv, error_code&) { return true; }
  bool on_int64(std::int64_t value, sv, error_code&) {
    add(Node::Kind::integer).integer = value;
    return true;
  }
  bool on_uint64(std::uint64_t value, sv, error_code&) {
    add(Node::Kind::unsigned_integer).unsigned_integer = value;
    return true;
  }
  // Boost.JSON 1.81 misses the nearest double by a bit now and then.
  bool on_double(double value, sv digits, error_code&) {
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    add(Node::Kind::real).real = value;
    return true;
  }
  bool on_bool(bool value, error_code&) {
    add(Node::Kind::boolean).boolean = value;
    return true;
  }
  bool on_null(error_code&) { return add(Node::Kind::null), true; }
  bool on_comment_part(sv, error_code&) { return true; }
  bool on_comment(sv, error_code&) { return true; }

 private:
  Node& add(Node::Kind kind) {
    Node& node = tree_.nodes_.emplace_back();
    node.kind = kind;
    node.key = std::exchange(key_, {});
    node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
    return node;
  }
  bool open(Node::Kind kind, std::string_view key) {
    if (!key.empty()) key_ = key;
    add(kind);
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size() - 1));
    return true;
  }
  std::string_view store(std::string_view text) {
    const auto start = tree_.texts_.size();
    tree_.texts_.insert(tree_.texts_.end(), text.begin(), text.end());
    return {tree_.texts_.data() + start, text.size()};
  }
  bool partial(sv part) {
    unfinished_ += store(part).size();
    return true;
  }
  std::string_view whole(sv last) {
    const auto end = store(last);
    const auto before = std::exchange(unfinished_, 0);
    return {tree_.texts_.data() + tree_.texts_.size() - end.size() - before, before + end.size()};
  }

  Tree tree_;
  std::vector<std::uint32_t> open_;
  std::string_view key_;
  std::size_t unfinished_ = 0;
};

Tree Tree::parse(std::string_view json) {
  boost::json::parse_options options;
  options.max_depth = max_depth;
  boost::json::basic_parser<TreeBuilder> parser{options, json.size() + 1};
  boost::json::error_code error;
  const auto used = parser.write_some(false, json.data(), json.size(), error);
  if (error == boost::json::error::too_deep) throw Refused{Reason::bad_request, "TOO_DEEP"};
  if (error == boost::json::error::object_too_large) throw Refused{Reason::bad_request, "TOO_MANY_MEMBERS"};
  if (error || used != json.size())
    throw Refused{Reason::bad_request, "MALFORMED_JSON"}.with("position", static_cast<std::int64_t>(used + 1));
  return parser.handler().take();
}

namespace {

std::string from_form(std::string_view text) {
  std::string plain{text};
  std::replace(plain.begin(), plain.end(), '+', ' ');
  auto decoded = percent_decoded_bytes(plain);
  if (!decoded || !is_utf8(*decoded)) throw Refused{Reason::bad_request, "MALFORMED_QUERY"};
  return std::move(*decoded);
}

}  // namespace

Tree Tree::parse_query(std::string_view query) {
  TreeBuilder builder{query.size()};
  builder.object();
  std::size_t members = 0;
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    if (++members > max_members) throw Refused{Reason::bad_request, "TOO_MANY_MEMBERS"};
    const auto equals = std::min(pair.find('='), pair.size());
    builder.query(from_form(pair.substr(0, equals)), from_form(pair.substr(std::min(equals + 1, pair.size()))));
  }
  builder.close();
  return builder.take();
}

}  // namespace portico::json
