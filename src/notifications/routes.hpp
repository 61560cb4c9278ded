#pragma once
#include "http/router.hpp"
#include "notifications/sent_messages.hpp"

namespace portico::notifications {

void add_routes(http::Router& router, MessageLog& log);

}  // namespace portico::notifications
