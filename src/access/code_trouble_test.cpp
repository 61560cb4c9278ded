#include "access/code_trouble.hpp"

#include <gtest/gtest.h>

namespace portico::access {
namespace {

using enum delivery::DeliveryState;

constexpr Instant sent{1'772'438'400'000'000};

delivery::SentCode code_in(delivery::DeliveryState state, seconds after, bool has_left = true,
                           std::string error_code = {}) {
  delivery::SentCode code;
  code.created_at = sent;
  code.state = state;
  code.state_at = sent + after;
  code.error_code = std::move(error_code);
  if (has_left) code.left_at = sent + seconds{1};
  return code;
}

struct Case {
  const char* name;
  delivery::SentCode code;
  seconds asked_after;
  std::optional<CodeTrouble> trouble;
};

TEST(CodeTroubleTest, EachFateHasItsName) {
  const auto none = std::optional<CodeTrouble>{};
  for (const auto& [name, code, asked_after, trouble] : {
           Case{"on its way", code_in(accepted, seconds{1}), seconds{29}, none},
           Case{"lost or late", code_in(with_operator, seconds{2}), seconds{30}, CodeTrouble::unconfirmed},
           Case{"no worker took it yet", code_in(queued, seconds{0}, false), seconds{10}, none},
           Case{"no worker took it", code_in(queued, seconds{0}, false), seconds{60}, CodeTrouble::not_sent},
           Case{"the gateway was out of reach", code_in(failed, seconds{3}, false), seconds{4}, CodeTrouble::not_sent},
           Case{"the gateway would not take it", code_in(failed, seconds{3}, false, delivery::refused_at_once),
                seconds{4}, CodeTrouble::refused},
           Case{"the operator would not", code_in(rejected, seconds{3}), seconds{4}, CodeTrouble::refused},
           Case{"nobody has the number", code_in(failed, seconds{3}, true, "27"), seconds{4}, CodeTrouble::refused},
           Case{"too old to leave", code_in(expired, seconds{90}, false), seconds{120}, CodeTrouble::not_sent},
           Case{"the phone was off", code_in(expired, seconds{300}), seconds{301}, CodeTrouble::unconfirmed},
           Case{"arrived a moment ago", code_in(delivered, seconds{5}), seconds{44}, none},
           Case{"nobody typed it", code_in(delivered, seconds{5}), seconds{45}, CodeTrouble::not_entered},
           Case{"late", code_in(delivered, seconds{61}), seconds{62}, CodeTrouble::late},
       })
    EXPECT_EQ(trouble_with(code, sent + asked_after), trouble) << name;
}

}  // namespace
}  // namespace portico::access
