#pragma once
#include "http/access.hpp"

namespace portico::identity {

// Each converts to Access by itself, so that a route's declaration reads `.access = SignedIn{}`: hence the NOLINTs.

// A patient-side session of the contract whose suffix is in the path.
struct SignedIn {
  constexpr operator http::Access() const { return {"session", "suffix", ""}; }  // NOLINT(google-explicit-constructor)
};

// The same, with password and a fresh code given in this session within the last ten minutes: for what is dear.
struct Freshly {
  constexpr operator http::Access() const { return {"fresh", "suffix", ""}; }  // NOLINT(google-explicit-constructor)
};

// Someone in the middle of a login or activation: holds the flow cookie of that suffix (without one: of the console).
// The verb looks at the flow's own state.
struct FlowOnly {
  constexpr operator http::Access() const { return {"flow", "suffix", ""}; }  // NOLINT(google-explicit-constructor)
};
struct StaffFlowOnly {
  constexpr operator http::Access() const { return {"flow", "", ""}; }  // NOLINT(google-explicit-constructor)
};

// Any signed-in member of staff; sees only what is his own.
struct StaffSignedIn {
  constexpr operator http::Access() const { return {"staff", "", ""}; }  // NOLINT(google-explicit-constructor)
};

// The same, with password and a fresh code given in this session within the last ten minutes.
struct StaffFreshly {
  constexpr operator http::Access() const { return {"fresh_staff", "", ""}; }  // NOLINT(google-explicit-constructor)
};

struct PlatformOnly {
  constexpr operator http::Access() const { return {"platform", "", ""}; }  // NOLINT(google-explicit-constructor)
};
struct PlatformFreshly {
  constexpr operator http::Access() const { return {"fresh_platform", "", ""}; }  // NOLINT(google-explicit-constructor)
};

}  // namespace portico::identity
