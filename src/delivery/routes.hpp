#pragma once
#include <functional>
#include <string>

#include "delivery/deliveries.hpp"
#include "http/router.hpp"

namespace portico::delivery {

// What gateways tell of messages: /api/deliveries/<key>.<gateway>. Public, since gateways have no session: the key is
// 128 random bits of one message. Every call has the same empty answer, so that nobody learns which keys there are.
struct Callbacks {
  db::Database& database;
  const Deliveries& deliveries;
  std::function<const ReceiptReader*(std::string_view gateway)> reader;  // none: no such gateway
  std::string address;                                                   // where gateways reach this server
};
void add_routes(http::Router& router, Callbacks callbacks);

}  // namespace portico::delivery
