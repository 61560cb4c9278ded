#pragma once
#include <memory>
#include <string>

#include "app/services.hpp"
#include "http/server.hpp"

namespace portico::app {

// The management listener: GET /metrics in Prometheus' text format. On this machine unless the settings say otherwise;
// "off" for none.
class Management {
 public:
  Management(const std::string& listen, const http::Server& server, Services& services);
  ~Management();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portico::app
