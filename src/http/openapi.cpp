#include "http/openapi.hpp"

#include <map>

#include "json/encode.hpp"

namespace portico::http {
namespace {

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get:
      return "get";
    case Method::post:
      return "post";
    case Method::put:
      return "put";
    case Method::patch:
      return "patch";
    case Method::del:
      return "delete";
  }
  return "get";
}

std::string json_text(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    segments.push_back(path.substr(0, path.find('/')));
    path.remove_prefix(segments.back().size());
  }
  return segments;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }
std::string_view parameter_name(std::string_view segment) { return segment.substr(1, segment.size() - 2); }

std::string path_parameter(std::string_view name) {
  const bool is_id = name.ends_with("_id");
  return R"({"name":)" + json_text(name) + R"(,"in":"path","required":true,"schema":)" +
         (is_id ? R"({"type":"string","format":"uuid"})" : R"({"type":"string"})") + "}";
}

bool takes_query(const Endpoint& endpoint) {
  const auto method = endpoint.route.method;
  return endpoint.handler.input.members != nullptr && (method == Method::get || method == Method::del);
}

void add_item(std::string& list, const std::string& item) {
  if (!list.empty()) list += ',';
  list += item;
}

std::string parameters_of(const Endpoint& endpoint, json::Components& components) {
  std::string list;
  for (const auto segment : segments_of(endpoint.route.path))
    if (is_parameter(segment)) add_item(list, path_parameter(parameter_name(segment)));
  if (takes_query(endpoint))
    for (const auto& member : endpoint.handler.input.members(components))
      add_item(list, R"({"name":)" + json_text(member.name) + R"(,"in":"query","required":)" +
                         (member.required ? "true" : "false") + R"(,"schema":)" + member.schema + "}");
  return list;
}

std::string content(std::string_view media_type, const std::string& schema) {
  return R"("content":{)" + json_text(media_type) + R"(:{"schema":)" + schema + "}}";
}

constexpr std::string_view any_bytes = "application/octet-stream";

std::string body_of(const Endpoint& endpoint, json::Components& components) {
  const auto& input = endpoint.handler.input;
  if (input.kind == Shape::Kind::bytes) return R"({"required":true,)" + content(any_bytes, "{}") + "}";
  if (input.kind == Shape::Kind::nothing || takes_query(endpoint)) return {};
  return R"({"required":true,)" + content("application/json", input.schema(components)) + "}";
}

std::string responses_of(const Endpoint& endpoint, json::Components& components) {
  const auto& output = endpoint.handler.output;
  const auto& route = endpoint.route;
  const bool is_empty = output.kind == Shape::Kind::nothing;
  const int status = route.status != 0 ? route.status : is_empty ? 204 : 200;
  std::string good = R"({"description":)" + json_text(is_empty ? "Done." : "The answer.");
  if (output.kind == Shape::Kind::json) good += "," + content("application/json", output.schema(components));
  if (output.kind == Shape::Kind::bytes) good += "," + content(any_bytes, "{}");
  return "{\"" + std::to_string(status) + "\":" + good + R"(},"default":{"$ref":"#/components/responses/Problem"}})";
}

std::string operation(const Endpoint& endpoint, json::Components& components) {
  const auto& route = endpoint.route;
  std::string text =
      R"({"operationId":)" + json_text(operation_id(route)) + R"(,"summary":)" + json_text(route.summary);
  if (route.access.is_public()) text += R"(,"security":[])";
  if (const auto parameters = parameters_of(endpoint, components); !parameters.empty())
    text += R"(,"parameters":[)" + parameters + "]";
  if (const auto body = body_of(endpoint, components); !body.empty()) text += R"(,"requestBody":)" + body;
  return text + R"(,"responses":)" + responses_of(endpoint, components) + "}";
}

constexpr std::string_view problem_schema =
    R"({"type":"object","description":"RFC 9457. A refusal's named values are further members.",)"
    R"("properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer","format":"int32"},)"
    R"("code":{"type":"string","description":"Stable."},"detail":{"type":"string","description":"For people, in the caller's language."},)"
    R"("errors":{"type":"array","items":{"$ref":"#/components/schemas/ProblemField"}}},)"
    R"("required":["type","title","status","code","detail"],"additionalProperties":true})";
constexpr std::string_view problem_field_schema =
    R"({"type":"object","properties":{"field":{"type":"string"},"code":{"type":"string"},"detail":{"type":"string"}},)"
    R"("required":["field","code","detail"],"additionalProperties":true})";
constexpr std::string_view problem_response =
    R"({"description":"Refused.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}})";
constexpr std::string_view session_scheme =
    R"({"type":"apiKey","in":"cookie","name":"__Host-sid","description":"The session's cookie; its name ends in the portal's suffix. )"
    R"(Calls that change state also need the session's X-CSRF-Token."})";

}  // namespace

std::string operation_id(const Route& route) {
  if (!route.name.empty()) return route.name;
  std::string id{method_name(route.method)};
  for (const auto segment : segments_of(route.path)) {
    id += is_parameter(segment) ? "_by_" : "_";
    for (const char c : is_parameter(segment) ? parameter_name(segment) : segment)
      id += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  }
  return id;
}

std::string openapi(const Router& router) {
  std::map<std::string, std::map<int, const Endpoint*>> by_path;
  for (const auto& endpoint : router.endpoints())
    by_path[endpoint.route.path][static_cast<int>(endpoint.route.method)] = &endpoint;

  json::Components components;
  std::string paths;
  for (const auto& [path, methods] : by_path) {
    std::string operations;
    for (const auto& [method, endpoint] : methods)
      add_item(operations, json_text(method_name(endpoint->route.method)) + ":" + operation(*endpoint, components));
    add_item(paths, json_text(path) + ":{" + operations + "}");
  }
  components.set("Problem", std::string{problem_schema});
  components.set("ProblemField", std::string{problem_field_schema});
  std::string schemas;
  for (const auto& [name, schema] : components.schemas()) add_item(schemas, json_text(name) + ":" + schema);

  return R"({"openapi":"3.1.0","info":{"title":"Portico","version":)" + json_text(PORTICO_VERSION) +
         R"(},"security":[{"session":[]}],"paths":{)" + paths + R"(},"components":{"schemas":{)" + schemas +
         R"(},"responses":{"Problem":)" + std::string{problem_response} + R"(},"securitySchemes":{"session":)" +
         std::string{session_scheme} + "}}}";
}

}  // namespace portico::http
