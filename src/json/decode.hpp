#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/refused.hpp"
#include "json/traits.hpp"
#include "json/tree.hpp"

namespace portico::json {

// Walks a tree, remembers where it is and gathers every fault with its path.
class Reader {
 public:
  explicit Reader(const Tree& tree) : tree_{&tree} {}

  const Tree& tree() const { return *tree_; }

  // Each gives nothing and notes the fault when the node is something else.
  std::optional<bool> boolean(const Node& node);
  std::optional<std::int64_t> integer(const Node& node, std::int64_t least, std::int64_t most);
  std::optional<std::uint64_t> unsigned_integer(const Node& node);
  std::optional<double> real(const Node& node);
  std::optional<std::string_view> string(const Node& node);
  std::optional<std::string> text(const Node& node, std::size_t least, std::size_t most);
  std::optional<Uuid> uuid(const Node& node);
  std::optional<Instant> instant(const Node& node);
  std::optional<Date> date(const Node& node);
  std::optional<Bytes> bytes(const Node& node);
  bool array(const Node& node) { return expect(node, Node::Kind::array, "array"); }
  bool object(const Node& node) { return expect(node, Node::Kind::object, "object"); }

  void fault(std::string code, Facts facts = {});

  void enter(std::string_view member) { path_.push_back({member, 0}); }
  void enter(std::size_t index) { path_.push_back({{}, index + 1}); }
  void leave() { path_.pop_back(); }

  // Throws the faults, if there were any.
  void finish();

 private:
  struct Step {
    std::string_view member;
    std::size_t index_plus_one;
  };
  bool expect(const Node& node, Node::Kind kind, const char* name);
  void wrong_type(const char* expected);
  std::string path() const;

  const Tree* tree_;
  std::vector<Step> path_;
  std::vector<FieldError> faults_;
};

// One member of a described struct, its type erased so that the walk over an object is compiled once.
struct MemberReader {
  std::string_view name;
  bool required;
  void (*read)(Reader& reader, const Node& node, void* object);
};
void read_object(Reader& reader, const Node& node, void* object, std::span<const MemberReader> members);

template <class T>
void read(Reader& reader, const Node& node, T& out);

template <Described T>
std::span<const MemberReader> member_readers() {
  static const auto table = []<template <class...> class L, class... D>(L<D...>) {
    return std::array<MemberReader, sizeof...(D)>{
        MemberReader{member_name(D::name),
                     !is_optional<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>> &&
                         !is_with_default<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>,
                     [](Reader& reader, const Node& node, void* object) {
                       json::read(reader, node, static_cast<T*>(object)->*D::pointer);
                     }}...};
  }(Members<T>{});
  return table;
}

template <class T>
void assign(std::optional<T> from, T& to) {
  if (from) to = std::move(*from);
}

template <class T>
void read_integer(Reader& reader, const Node& node, T& out) {
  if constexpr (std::is_same_v<T, std::uint64_t>) {
    assign(reader.unsigned_integer(node), out);
  } else {
    using Limits = std::numeric_limits<T>;
    if (const auto value =
            reader.integer(node, static_cast<std::int64_t>(Limits::min()), static_cast<std::int64_t>(Limits::max())))
      out = static_cast<T>(*value);
  }
}

template <DescribedEnum E>
void read_enum(Reader& reader, const Node& node, E& out) {
  const auto text = reader.string(node);
  if (!text) return;
  std::string allowed;
  for (const auto& known : spellings<E>()) {
    if (known.text == *text) {
      out = known.value;
      return;
    }
    allowed += (allowed.empty() ? "" : ", ") + known.text;
  }
  reader.fault("FORMAT_CHOICE", {{"allowed", allowed}});
}

template <class T>
void read_list(Reader& reader, const Node& node, std::vector<T>& out) {
  if (!reader.array(node)) return;
  out.clear();  // of the member's default
  std::size_t index = 0;
  reader.tree().each_child(node, [&](const Node& child) {
    reader.enter(index++);
    json::read(reader, child, out.emplace_back());
    reader.leave();
  });
}

template <class Map>
void read_map(Reader& reader, const Node& node, Map& out) {
  if (!reader.object(node)) return;
  reader.tree().each_child(node, [&](const Node& child) {
    reader.enter(child.key);
    const auto [place, added] = out.try_emplace(std::string{child.key});
    if (!added) {
      reader.fault("DUPLICATE_MEMBER");
    } else {
      json::read(reader, child, place->second);
    }
    reader.leave();
  });
}

template <class T>
void read(Reader& reader, const Node& node, T& out) {
  if constexpr (is_optional<T>) {
    const bool absent = node.kind == Node::Kind::null || (node.kind == Node::Kind::query && node.text.empty());
    if (!absent) json::read(reader, node, out.emplace());
  } else if constexpr (is_with_default<T>) {
    if (node.kind != Node::Kind::query || !node.text.empty()) json::read(reader, node, out.value);
  } else if constexpr (std::is_same_v<T, bool>) {
    assign(reader.boolean(node), out);
  } else if constexpr (std::is_integral_v<T>) {
    read_integer(reader, node, out);
  } else if constexpr (std::is_floating_point_v<T>) {
    if (const auto value = reader.real(node)) out = static_cast<T>(*value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (const auto value = reader.string(node)) out = *value;
  } else if constexpr (is_text<T>) {
    []<std::size_t Min, std::size_t Max>(Reader& r, const Node& n, Text<Min, Max>& text) {
      assign(r.text(n, Min, Max), text.value);
    }(reader, node, out);
  } else if constexpr (std::is_same_v<T, Uuid>) {
    assign(reader.uuid(node), out);
  } else if constexpr (is_id<T>) {
    assign(reader.uuid(node), out.value);
  } else if constexpr (std::is_same_v<T, Instant>) {
    assign(reader.instant(node), out);
  } else if constexpr (std::is_same_v<T, Date>) {
    assign(reader.date(node), out);
  } else if constexpr (std::is_same_v<T, Bytes>) {
    assign(reader.bytes(node), out);
  } else if constexpr (DescribedEnum<T>) {
    read_enum(reader, node, out);
  } else if constexpr (is_list<T>) {
    read_list(reader, node, out);
  } else if constexpr (is_map<T>) {
    read_map(reader, node, out);
  } else {
    static_assert(Described<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
    read_object(reader, node, &out, member_readers<T>());
  }
}

template <class T>
T decode(const Tree& tree) {
  T out{};
  Reader reader{tree};
  json::read(reader, tree.root(), out);
  reader.finish();
  return out;
}

template <class T>
T decode(std::string_view text) {
  return decode<T>(Tree::parse(text));
}

// From "limit=20&type=report": scalars, enums, dates and optionals of them. An empty value is as good as absent.
template <class T>
T decode_query(std::string_view query) {
  return decode<T>(Tree::parse_query(query));
}

}  // namespace portico::json
