#include "http/server_fixture.hpp"

namespace portico::http {
namespace {

TEST_F(ServerTest, AnswersWithJsonAndTheFixedHeaders) {
  const auto reply = get("/hello");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, R"({"text":"hello"})");
  EXPECT_EQ(reply.header("content-type"), "application/json");
  EXPECT_EQ(reply.header("cache-control"), "no-store");
  EXPECT_EQ(reply.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
  EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(reply.header("referrer-policy"), "no-referrer");
  EXPECT_EQ(reply.header("cross-origin-opener-policy"), "same-origin");
  EXPECT_EQ(reply.header("cross-origin-resource-policy"), "same-origin");
  EXPECT_THAT(reply.header("permissions-policy"), HasSubstr("camera=()"));
  EXPECT_EQ(reply.header("strict-transport-security"), "");
  EXPECT_NE(reply.header("x-request-id"), "");
  EXPECT_NE(reply.header("date"), "");
}

TEST_F(ServerTest, DecodesPathParameters) {
  EXPECT_EQ(get("/hello/K%C5%91szegi%20%C3%81rmin").body, R"({"text":"Kőszegi Ármin"})");
  EXPECT_EQ(get("/hello/a%2Fb").body, R"({"text":"a/b"})");
}

TEST_F(ServerTest, KnowsWhatItDoesNotHave) {
  EXPECT_EQ(get("/nothing").status, 404);
  EXPECT_THAT(get("/nothing").body, HasSubstr(R"("code":"NOT_FOUND")"));
  const auto wrong_method = post("/hello", "");
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_EQ(wrong_method.header("allow"), "GET, HEAD");
  auto client = connect();
  client.send(
      "OPTIONS /wishes HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: "
      "POST\r\n\r\n");
  const auto preflight = client.reply();
  EXPECT_EQ(preflight.status, 405);
  EXPECT_EQ(preflight.header("allow"), "POST, DELETE");
  EXPECT_EQ(preflight.header("access-control-allow-origin"), "");
}

TEST_F(ServerTest, AnswersHeadLikeGetWithoutABody) {
  auto client = connect();
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto head = client.reply(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "16");
  EXPECT_EQ(client.reply().body, R"({"text":"hello"})");
}

TEST_F(ServerTest, GivesFieldErrorsInTheCallersLanguage) {
  const auto reply =
      post("/wishes", R"({"text":"","times":"5"})", "Content-Type: application/json\r\nAccept-Language: hu\r\n");
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.header("content-type"), "application/problem+json");
  EXPECT_THAT(reply.body, HasSubstr(R"("field":"times","code":"WRONG_TYPE")"));
  EXPECT_THAT(reply.body, HasSubstr(R"("field":"text","code":"FORMAT_TOO_SHORT","detail":"Ez túl rövid)"));
}

TEST_F(ServerTest, TellsNothingOfWhatItDidNotExpect) {
  const auto reply = get("/broken");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, HasSubstr(R"("code":"INTERNAL")"));
  EXPECT_THAT(reply.body, HasSubstr(reply.header("x-request-id")));
  EXPECT_THAT(reply.body, testing::Not(HasSubstr("Anna")));
}

TEST_F(ServerTest, TakesJsonOnly) {
  EXPECT_EQ(post("/wishes", R"({"text":"a"})", "Content-Type: text/plain\r\n").status, 415);
  EXPECT_EQ(post("/wishes", R"({"text":"a"})", "").status, 415);
  EXPECT_EQ(post("/wishes", R"({"text":"a"})", "Content-Type: Application/JSON; charset=utf-8\r\n").status, 200);
}

TEST_F(ServerTest, RefusesBeforeItDecodes) {
  route(Method::post, "/private", session, [](Call&, Wish wish) { return Greeting{wish.text}; });
  EXPECT_EQ(post("/private", "no json").status, 401);
  EXPECT_EQ(post("/private", "no json", "Content-Type: application/json\r\nCookie: a=b; sid=anna\r\n").status, 400);
}

TEST_F(ServerTest, ServesReadsOnlyWithTheirAuditRow) {
  const auto shown = get("/mine", "Cookie: sid=anna\r\n");
  EXPECT_EQ(shown.status, 200);
  ASSERT_EQ(recorded_.size(), 1);
  EXPECT_EQ(recorded_[0].second.action, audit::Action::patient_viewed);
  audit_works_ = false;
  const auto hidden = get("/mine", "Cookie: sid=anna\r\n");
  EXPECT_EQ(hidden.status, 503);
  EXPECT_THAT(hidden.body, HasSubstr("AUDIT_UNAVAILABLE"));
  EXPECT_THAT(hidden.body, testing::Not(HasSubstr("secret")));
  EXPECT_EQ(get("/mine").status, 401);
}

TEST_F(ServerTest, SetsCookiesForHttpsUnlessTheDemoSaysOtherwise) {
  auto client = connect();
  client.send("DELETE /wishes HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(reply.header("set-cookie"), "flow=x; Path=/; HttpOnly; SameSite=Lax; Secure");
}

TEST_F(ServerTest, LeavesSecureOutForTheDemo) {
  options_.head.plain_http_cookies = true;
  auto client = connect();
  client.send("DELETE /wishes HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.reply().header("set-cookie"), "flow=x; Path=/; HttpOnly; SameSite=Lax");
}

TEST_F(ServerTest, KeepsConnectionsAndTakesPipelinedRequestsInOrder) {
  auto client = connect();
  std::string many;
  for (int i = 0; i < 50; ++i) many += "GET /hello/" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send(many);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.reply().body, R"({"text":")" + std::to_string(i) + R"("})");
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.reply().header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, SpeaksHttp10) {
  auto client = connect();
  client.send("GET /hello HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.reply().body, R"({"text":"hello"})");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, TakesAHeadByteByByte) {
  auto client = connect();
  for (const char c : std::string{"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"}) client.send({&c, 1});
  EXPECT_EQ(client.reply().status, 200);
}

TEST_F(ServerTest, TakesChunkedBodies) {
  auto client = connect();
  client.send(
      "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;name=value\r\n{\"tex\r\n9\r\nt\":\"abc\"}\r\n0\r\nTrailer: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.reply().body, R"({"text":"abc"})");
  EXPECT_EQ(client.reply().body, R"({"text":"hello"})");
}

TEST_F(ServerTest, SaysContinue) {
  auto client = connect();
  client.send(
      "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 12\r\nExpect: "
      "100-continue\r\n\r\n");
  EXPECT_EQ(client.reply().status, 100);
  client.send(R"({"text":"a"})");
  EXPECT_EQ(client.reply().status, 200);
}

TEST_F(ServerTest, StreamsUploadsToTheirSink) {
  const auto reply =
      post("/uploads", std::string(7'000'000, 'x'), "Content-Type: application/pdf\r\nCookie: sid=anna\r\n");
  EXPECT_EQ(reply.body, R"({"text":"7000000"})");
  EXPECT_LE(largest_chunk_, 256 * 1024);
  EXPECT_EQ(post("/uploads", "", "Cookie: sid=anna\r\n").body, R"({"text":"0"})");
}

TEST_F(ServerTest, AuthorizesUploadsBeforeTheirBody) {
  auto client = connect();
  client.send("POST /uploads HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");
  EXPECT_EQ(client.reply().status, 401);
}

TEST_F(ServerTest, StreamsAnswers) {
  route(Method::get, "/lines", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .download_name = "Őszi \"lelet\".txt", .next = [n = 0]() mutable {
                    return ++n <= 3 ? to_bytes("line " + std::to_string(n) + "\n") : Bytes{};
                  }};
  });
  route(Method::get, "/sized", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .length = 4, .next = [n = 0]() mutable {
                    return n++ == 0 ? to_bytes("four") : Bytes{};
                  }};
  });
  const auto chunked = get("/lines");
  EXPECT_EQ(chunked.body, "line 1\nline 2\nline 3\n");
  EXPECT_EQ(chunked.header("content-disposition"),
            "attachment; filename=\"_szi _lelet_.txt\"; filename*=UTF-8''%C5%90szi%20%22lelet%22.txt");
  EXPECT_THAT(chunked.header("content-security-policy"), HasSubstr("sandbox"));
  const auto sized = get("/sized");
  EXPECT_EQ(sized.header("content-length"), "4");
  EXPECT_EQ(sized.body, "four");
}

TEST_F(ServerTest, CutsTheConnectionWhenAStreamBreaks) {
  route(Method::get, "/breaking", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .next = [n = 0]() mutable {
                    if (++n > 2) throw std::runtime_error{"a flipped bit"};
                    return to_bytes("piece");
                  }};
  });
  route(Method::get, "/short", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .length = 10, .next = [n = 0]() mutable {
                    return n++ == 0 ? to_bytes("four") : Bytes{};
                  }};
  });
  EXPECT_FALSE(get("/breaking").is_whole);
  EXPECT_FALSE(get("/short").is_whole);
}

TEST_F(ServerTest, HoldsNoWorkerForLater) {
  options_.workers = 1;
  Later<Greeting>::Finish finish;
  std::promise<void> started;
  route(Method::get, "/later", Public{}, [&](Call&) {
    return Later<Greeting>{[&](auto given) {
      finish = std::move(given);
      started.set_value();
    }};
  });
  route(Method::get, "/later-refused", Public{}, [&](Call& call) {
    return Later<Greeting>{[&call](auto given) {
      given([&call]() -> Greeting {
        call.set_cookie("flow", "");
        throw Refused{Reason::too_many, "THROTTLED"}.retry_after(30s);
      });
    }};
  });
  route(Method::get, "/later-lost", Public{}, [&](Call&) { return Later<Greeting>{[](auto) {}}; });
  auto waiting = connect();
  waiting.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
  started.get_future().wait();
  EXPECT_EQ(get("/hello").status, 200);
  finish([] { return Greeting{"at last"}; });
  finish = nullptr;
  EXPECT_EQ(waiting.reply().body, R"({"text":"at last"})");
  const auto refused = get("/later-refused");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("retry-after"), "30");
  EXPECT_NE(refused.header("set-cookie"), "");
  EXPECT_EQ(get("/later-lost").status, 503);
}

TEST_F(ServerTest, AnswersNotBeforeItsMoment) {
  const auto moment = std::chrono::steady_clock::now() + 50ms;
  route(Method::get, "/constant", Public{}, [&](Call& call) -> Greeting {
    call.not_before(moment);
    throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  });
  EXPECT_EQ(get("/constant").status, 401);
  EXPECT_GE(std::chrono::steady_clock::now(), moment);
}

TEST_F(ServerTest, FinishesWhatRunsWhenItStops) {
  auto idle = connect();
  auto running = connect();
  running.send("GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n");
  gate_.wait_for(1);
  auto stop = std::async(std::launch::async, [&] { server_->stop(20s); });
  EXPECT_TRUE(idle.is_closed());
  gate_.open();
  const auto reply = running.reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("connection"), "close");
  stop.get();
  EXPECT_EQ(server_->figures().connections, 0);
}

TEST_F(ServerTest, BelievesTrustedProxiesOnly) {
  EXPECT_EQ(get("/where", "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n").body, R"({"text":"127.0.0.1"})");
}

TEST_F(ServerTest, BelievesTheRightmostUntrustedAddress) {
  options_.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"};
  const auto reply = get("/where", "X-Forwarded-For: 6.6.6.6, 9.9.9.9, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n");
  EXPECT_EQ(reply.body, R"({"text":"9.9.9.9 secure"})");
  EXPECT_THAT(reply.header("strict-transport-security"), HasSubstr("max-age=31536000"));
}

TEST_F(ServerTest, ServesManyClientsAtOnce) {
  options_.io_threads = 2;
  start();
  std::vector<std::future<int>> clients;
  for (int i = 0; i < 16; ++i)
    clients.push_back(std::async(std::launch::async, [&] {
      RawClient client{server_->port()};
      int right = 0;
      for (int n = 0; n < 100; ++n) {
        client.send("GET /hello/" + std::to_string(n) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        right += client.reply().body == R"({"text":")" + std::to_string(n) + R"("})";
      }
      return right;
    }));
  for (auto& client : clients) EXPECT_EQ(client.get(), 100);
}

}  // namespace
}  // namespace portico::http
