#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/traits.hpp"

namespace portico::json {

// The named schemas of an OpenAPI 3.1 document, found while types are described.
class Components {
 public:
  // By component name; each value is JSON text.
  const std::map<std::string, std::string>& schemas() const { return schemas_; }

  // The component name of a type by its full C++ name: "portico::documents::Document" is "Document", or
  // "DocumentsDocument" when another Document came first. `is_new`: its schema is not there yet.
  struct Name {
    std::string text;
    bool is_new;
  };
  Name name(std::string_view full_name);
  void set(const std::string& name, std::string schema) { schemas_[name] = std::move(schema); }

 private:
  std::map<std::string, std::string> names_;  // full name -> component name
  std::map<std::string, std::string> schemas_;
};

struct MemberSchema {
  std::string name;
  bool required;
  std::string schema;
};
std::string object_schema(const std::vector<MemberSchema>& members);
std::string reference(std::string_view component);
std::string enum_schema(const std::vector<std::string>& spellings);

template <class T>
std::string_view full_name() {
  // "... [with T = portico::X; std::string_view = ...]" (gcc), "... [T = portico::X]" (clang)
  std::string_view name = __PRETTY_FUNCTION__;
  name.remove_prefix(name.find("T = ") + 4);
  return name.substr(0, std::min(name.find(';'), name.rfind(']')));
}

// The schema of T as JSON text; described structs and enums become components and are referred to.
template <class T>
std::string describe(Components& components);

template <Described T>
std::vector<MemberSchema> describe_members(Components& components) {
  std::vector<MemberSchema> members;
  boost::mp11::mp_for_each<Members<T>>([&](auto d) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
    members.push_back({std::string{member_name(d.name)}, !is_optional<Member> && !is_with_default<Member>,
                       json::describe<Member>(components)});
  });
  return members;
}

template <class T>
std::string describe_component(Components& components) {
  const auto name = components.name(full_name<T>());
  if (name.is_new) {
    if constexpr (DescribedEnum<T>) {
      std::vector<std::string> texts;
      for (const auto& known : spellings<T>()) texts.push_back(known.text);
      components.set(name.text, enum_schema(texts));
    } else {
      components.set(name.text, object_schema(describe_members<T>(components)));
    }
  }
  return reference(name.text);
}

template <std::size_t Min, std::size_t Max>
std::string describe_text(const Text<Min, Max>*) {
  return R"({"type":"string","minLength":)" + std::to_string(Min) + R"(,"maxLength":)" + std::to_string(Max) + "}";
}

template <class T>
std::string describe(Components& components) {
  if constexpr (is_optional<T>) {
    return json::describe<typename T::value_type>(components);
  } else if constexpr (is_with_default<T>) {
    return json::describe<decltype(T::value)>(components);
  } else if constexpr (std::is_same_v<T, bool>) {
    return R"({"type":"boolean"})";
  } else if constexpr (std::is_integral_v<T>) {
    return sizeof(T) > 4 ? R"({"type":"integer","format":"int64"})" : R"({"type":"integer","format":"int32"})";
  } else if constexpr (std::is_floating_point_v<T>) {
    return R"({"type":"number"})";
  } else if constexpr (is_text<T>) {
    return describe_text(static_cast<const T*>(nullptr));
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    return R"({"type":"string"})";
  } else if constexpr (std::is_same_v<T, Uuid> || is_id<T>) {
    return R"({"type":"string","format":"uuid"})";
  } else if constexpr (std::is_same_v<T, Instant>) {
    return R"({"type":"string","format":"date-time"})";
  } else if constexpr (std::is_same_v<T, Date>) {
    return R"({"type":"string","format":"date"})";
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return R"({"type":"string","contentEncoding":"base64url"})";
  } else if constexpr (is_list<T>) {
    return R"({"type":"array","items":)" + json::describe<typename T::value_type>(components) + "}";
  } else if constexpr (is_map<T>) {
    return R"({"type":"object","additionalProperties":)" + json::describe<typename T::mapped_type>(components) + "}";
  } else {
    return describe_component<T>(components);
  }
}

}  // namespace portico::json
