#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/authorizer.hpp"
#include "http/call.hpp"
#include "http/handler.hpp"
#include "http/route.hpp"

namespace portico::http {

struct Endpoint {
  Route route;
  ErasedHandler handler;
};

// Handlers are plain functions on a worker:
//   Out f(Call&)          Out f(Call&, In)
// In: a described struct, decoded from the query string (GET, DELETE) or the JSON body (others).
// Out: a described struct, std::vector of one, void (204), Stream, Body, or Later<one of these>.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  template <class Handler>
  void add(Route route, Handler handler) {
    add_erased(std::move(route), erase(std::move(handler)));
  }
  // A route whose body is streamed: `open` is called once the caller is authorised and the length is within the limit;
  // the bytes go to its sink; then `handler(call, sink)`.
  template <class Sink, class Handler>
  void add_upload(Route route, std::function<std::unique_ptr<Sink>(Call&)> open, Handler handler) {
    add_erased(std::move(route), erase_upload<Sink>(std::move(open), std::move(handler)));
  }
  // Every GET route so far whose path begins with `prefix`, once more under `other_prefix` with another rule, reading
  // only: "see as this patient". What is audited of each stays what it was.
  void mount_again(std::string_view prefix, std::string_view other_prefix, Access access);

  const std::vector<Endpoint>& endpoints() const { return endpoints_; }

  struct Match {
    const Endpoint* endpoint = nullptr;  // none: the path is unknown (no `allowed`) or takes other methods only
    PathParameters parameters;
    std::string allowed;  // for 405: "GET, HEAD, POST"
  };
  // Constant time in the number of routes. HEAD finds the GET route. `path` is still percent-encoded; parameters are
  // decoded.
  Match match(std::string_view method, std::string_view path) const;

 private:
  struct Node;
  void add_erased(Route route, ErasedHandler handler);

  std::vector<Endpoint> endpoints_;
  std::unique_ptr<Node> root_;
};

}  // namespace portico::http
