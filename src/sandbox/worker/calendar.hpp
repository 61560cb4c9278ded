#pragma once
#include "base/bytes.hpp"
#include "sandbox/busy.hpp"

namespace portico::sandbox {

// When whoever keeps this calendar (RFC 5545) is busy within the window, recurring events expanded. What is
// transparent, marked as free, cancelled, or ours (its UID ends with @portico) does not count; a free/busy calendar
// counts as it says. Never throws for what the bytes are. Opens no file: a zone that the calendar does not describe
// itself is left to the caller.
BusyTimes read_busy(BytesView calendar, const BusyWindow& window);

}  // namespace portico::sandbox
