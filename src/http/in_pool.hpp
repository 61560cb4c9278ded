#pragma once
#include <functional>
#include <memory>
#include <utility>

#include "base/bounded_pool.hpp"
#include "base/refused.hpp"
#include "http/call.hpp"

namespace portico::http {

// An answer whose `work` takes long: it runs in the pool, and no request worker waits for it. A full pool answers
// `busy` (503).
template <class T>
Later<T> in_pool(BoundedPool& pool, const char* busy, std::function<T()> work) {
  return {[&pool, busy, work = std::move(work)](typename Later<T>::Finish finish) {
    const bool taken = pool.submit([work, finish] {
      try {
        finish([result = std::make_shared<T>(work())] { return std::move(*result); });
      } catch (...) {
        finish([error = std::current_exception()]() -> T { std::rethrow_exception(error); });
      }
    });
    if (!taken)
      finish([busy]() -> T { throw Refused{Reason::unavailable, busy}.retry_after(std::chrono::seconds{2}); });
  }};
}

}  // namespace portico::http
