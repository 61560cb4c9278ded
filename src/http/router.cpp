#include "http/router.hpp"

#include <array>

#include "http/uri.hpp"

namespace portico::http {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

constexpr std::array<std::string_view, 5> method_names{"GET", "POST", "PUT", "PATCH", "DELETE"};
constexpr std::size_t longest_path = 32;  // segments

std::optional<std::size_t> method_index(std::string_view name) {
  if (name == "HEAD") name = "GET";
  for (std::size_t i = 0; i < method_names.size(); ++i)
    if (method_names[i] == name) return i;
  return std::nullopt;
}

// Calls `visit` for every segment of "/a/b/c"; "/a/" has an empty last one.
template <class Visit>
void each_segment(std::string_view path, Visit&& visit) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    visit(path.substr(0, end));
    path.remove_prefix(end);
  }
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

}  // namespace

// A trie of path segments. A written segment goes before a parameter at the same place.
struct Router::Node {
  std::unordered_map<std::string, std::unique_ptr<Node>, TextHash, std::equal_to<>> literals;
  std::unique_ptr<Node> parameter;
  struct Leaf {
    std::size_t endpoint;
    std::vector<std::string> parameter_names;
  };
  std::array<std::optional<Leaf>, method_names.size()> leaves;

  bool ends_here() const {
    return std::any_of(leaves.begin(), leaves.end(), [](const auto& leaf) { return leaf.has_value(); });
  }
};

namespace {

// The node for `segments`, and the values of the parameters on the way.
template <class Node>
const Node* walk(const Node& node, std::span<const std::string_view> segments, std::vector<std::string_view>& values) {
  if (segments.empty()) return node.ends_here() ? &node : nullptr;
  if (const auto literal = node.literals.find(segments.front()); literal != node.literals.end())
    if (const auto* found = walk(*literal->second, segments.subspan(1), values)) return found;
  if (!node.parameter || segments.front().empty()) return nullptr;
  values.push_back(segments.front());
  const auto* found = walk(*node.parameter, segments.subspan(1), values);
  if (!found) values.pop_back();
  return found;
}

}  // namespace

Router::Router() : root_{std::make_unique<Node>()} {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add_erased(Route route, ErasedHandler handler) {
  if (!route.path.starts_with('/')) throw std::logic_error{"a path starts with a slash: " + route.path};
  Node* node = root_.get();
  std::vector<std::string> names;
  each_segment(route.path, [&](std::string_view segment) {
    auto& next = is_parameter(segment) ? node->parameter : node->literals[std::string{segment}];
    if (is_parameter(segment)) names.emplace_back(segment.substr(1, segment.size() - 2));
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  });
  const auto& parameter = route.access.parameter();
  if (!parameter.empty() && std::find(names.begin(), names.end(), parameter) == names.end())
    throw std::logic_error{"the rule of " + route.path + " names a parameter that its path lacks"};
  auto& leaf = node->leaves[static_cast<std::size_t>(route.method)];
  if (leaf) throw std::logic_error{"two routes for " + route.path};
  leaf = {endpoints_.size(), std::move(names)};
  endpoints_.push_back({std::move(route), std::move(handler)});
}

void Router::mount_again(std::string_view prefix, std::string_view other_prefix, Access access) {
  const auto count = endpoints_.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto [route, handler] = endpoints_[i];
    if (route.method != Method::get || !route.path.starts_with(prefix)) continue;
    route.path = std::string{other_prefix} + route.path.substr(prefix.size());
    route.access = access;
    route.name.clear();
    add_erased(std::move(route), std::move(handler));
  }
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
  std::array<std::string_view, longest_path> segments;
  std::size_t count = 0;
  if (!path.starts_with('/')) return {};
  each_segment(path, [&](std::string_view segment) {
    if (count < longest_path) segments[count] = segment;
    ++count;
  });
  if (count > longest_path) return {};
  std::vector<std::string_view> values;
  const Node* node = walk(*root_, std::span{segments}.first(count), values);
  if (!node) return {};

  Match match;
  const auto index = method_index(method);
  if (index && node->leaves[*index]) {
    const auto& leaf = *node->leaves[*index];
    match.endpoint = &endpoints_[leaf.endpoint];
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto value = percent_decoded(values[i]);
      if (!value) return {};
      match.parameters.emplace(leaf.parameter_names[i], std::move(*value));
    }
    return match;
  }
  for (std::size_t i = 0; i < method_names.size(); ++i) {
    if (!node->leaves[i]) continue;
    if (!match.allowed.empty()) match.allowed += ", ";
    match.allowed += i == 0 ? "GET, HEAD" : method_names[i];
  }
  return match;
}

}  // namespace portico::http
