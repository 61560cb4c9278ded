// Any bytes as what a browser and its authenticator say of a passkey. The first says which: client data, a creation, an
// assertion.
#include "identity/webauthn.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace portico;
  using namespace portico::identity;
  if (size == 0) return 0;
  const BytesView rest{data + 1, size - 1};
  const auto place = webauthn::place_of("https://portal.example.org");
  webauthn::ClientData client{.type = "webauthn.create", .challenge = {}, .origin = place.origin, .hash = Bytes(32, 1)};
  if (data[0] % 3 == 0) {
    try {
      webauthn::read_client_data(rest);
    } catch (const Refused&) {
    }
  } else if (data[0] % 3 == 1) {
    webauthn::judge_creation(place, client, rest);
  } else {
    client.type = "webauthn.get";
    const auto half = rest.size() / 2;
    webauthn::judge_assertion(place, {.id = {}, .public_key = Bytes(64, 1), .algorithm = -7}, client,
                              {{rest.begin(), rest.begin() + half}, {rest.begin() + half, rest.end()}});
  }
  return 0;
}
