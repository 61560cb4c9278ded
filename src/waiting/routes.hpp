#pragma once
#include "http/router.hpp"
#include "waiting/answers.hpp"
#include "waiting/waiting_list.hpp"

namespace portico::waiting {

void add_routes(http::Router& router, WaitingList& list, Answers& answers);

}  // namespace portico::waiting
