#pragma once
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "http/call.hpp"
#include "json/decode.hpp"
#include "json/encode.hpp"
#include "json/schema.hpp"

namespace portico::http {

// JSON text, ready to send.
struct Json {
  std::string text;
};
// What a handler gave, its type erased: nothing (204), JSON, a stream or a body.
using Answer = std::variant<std::monostate, Json, Stream, Body>;
using Outcome = std::variant<Answer, Later<Answer>>;

// What a route takes or gives, for OpenAPI.
struct Shape {
  enum class Kind { nothing, json, bytes };
  Kind kind = Kind::nothing;
  std::string (*schema)(json::Components&) = nullptr;                       // json
  std::vector<json::MemberSchema> (*members)(json::Components&) = nullptr;  // json, described structs: query parameters
};

// A handler of any signature behind one: decode, call, encode.
struct ErasedHandler {
  // Throws Refused. `decodes_query`: the input comes from the query string, otherwise from the body.
  std::function<Outcome(Call&, bool decodes_query)> run{};
  // Uploads only.
  std::function<std::unique_ptr<UploadSink>(Call&)> open{};
  std::function<Outcome(Call&, UploadSink&)> finish{};
  Shape input{};
  Shape output{};

  bool is_upload() const { return static_cast<bool>(open); }
};

template <class T>
inline constexpr bool is_later = false;
template <class T>
inline constexpr bool is_later<Later<T>> = true;

// The result and the parameters of a lambda, a function object or a function.
template <class F>
struct Signature : Signature<decltype(&F::operator())> {};
template <class R, class... A>
struct Signature<R (*)(A...)> {
  using Result = R;
  using Parameters = std::tuple<A...>;
};
template <class R, class C, class... A>
struct Signature<R (C::*)(A...)> : Signature<R (*)(A...)> {};
template <class R, class C, class... A>
struct Signature<R (C::*)(A...) const> : Signature<R (*)(A...)> {};

template <class Out>
Answer to_answer(Out&& out) {
  using Value = std::remove_cvref_t<Out>;
  if constexpr (std::is_same_v<Value, Answer> || std::is_same_v<Value, Stream> || std::is_same_v<Value, Body>) {
    return std::forward<Out>(out);
  } else {
    return Json{json::encode(out)};
  }
}

// Calls `work` and makes its result, or its lack of one, an Answer.
template <class Work>
Answer answer_of(Work&& work) {
  if constexpr (std::is_void_v<std::invoke_result_t<Work&>>) {
    work();
    return std::monostate{};
  } else {
    return to_answer(work());
  }
}

template <class T>
Later<Answer> erase_later(Later<T> later) {
  return {[start = std::move(later.start)](Later<Answer>::Finish finish) {
    start([finish = std::move(finish)](std::function<T()> work) {
      finish([work = std::move(work)]() -> Answer { return answer_of(work); });
    });
  }};
}

template <class Work>
Outcome outcome_of(Work&& work) {
  if constexpr (is_later<std::invoke_result_t<Work&>>) {
    return erase_later(work());
  } else {
    return answer_of(work);
  }
}

template <class T>
struct Awaited {
  using type = T;
};
template <class T>
struct Awaited<Later<T>> {
  using type = T;
};

template <class T>
Shape shape_of() {
  Shape shape;
  if constexpr (std::is_void_v<T>) {
    shape.kind = Shape::Kind::nothing;
  } else if constexpr (std::is_same_v<T, Stream> || std::is_same_v<T, Body>) {
    shape.kind = Shape::Kind::bytes;
  } else {
    shape.kind = Shape::Kind::json;
    shape.schema = &json::describe<T>;
    if constexpr (json::Described<T>) shape.members = &json::describe_members<T>;
  }
  return shape;
}

template <class Handler>
ErasedHandler erase(Handler handler) {
  using Parameters = typename Signature<Handler>::Parameters;
  using Result = typename Signature<Handler>::Result;
  static_assert(std::tuple_size_v<Parameters> <= 2 && std::is_same_v<std::tuple_element_t<0, Parameters>, Call&>,
                "a handler is Out f(Call&) or Out f(Call&, In)");
  ErasedHandler erased;
  erased.output = shape_of<typename Awaited<Result>::type>();
  if constexpr (std::tuple_size_v<Parameters> == 1) {
    erased.run = [handler = std::move(handler)](Call& call, bool) mutable {
      return outcome_of([&]() -> Result { return handler(call); });
    };
  } else {
    using In = std::remove_cvref_t<std::tuple_element_t<1, Parameters>>;
    erased.input = shape_of<In>();
    erased.run = [handler = std::move(handler)](Call& call, bool decodes_query) mutable {
      const auto& request = call.request();
      auto in = decodes_query ? json::decode_query<In>(request.query) : json::decode<In>(request.body);
      return outcome_of([&]() -> Result { return handler(call, std::move(in)); });
    };
  }
  return erased;
}

template <class Sink, class Handler>
ErasedHandler erase_upload(std::function<std::unique_ptr<Sink>(Call&)> open, Handler handler) {
  static_assert(std::is_base_of_v<UploadSink, Sink>);
  using Result = std::invoke_result_t<Handler&, Call&, Sink&>;
  ErasedHandler erased;
  erased.input.kind = Shape::Kind::bytes;
  erased.output = shape_of<typename Awaited<Result>::type>();
  erased.open = [open = std::move(open)](Call& call) -> std::unique_ptr<UploadSink> { return open(call); };
  erased.finish = [handler = std::move(handler)](Call& call, UploadSink& sink) mutable {
    return outcome_of([&]() -> Result { return handler(call, static_cast<Sink&>(sink)); });
  };
  return erased;
}

}  // namespace portico::http
