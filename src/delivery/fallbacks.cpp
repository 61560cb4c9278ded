#include "delivery/fallbacks.hpp"

#include "jobs/jobs.hpp"

namespace portico::delivery {

// An unclear answer of any of them is what is told in the end: the message may be on its way.
Accepted Fallbacks::send(const Message& message) {
  std::exception_ptr last = std::make_exception_ptr(jobs::Permanent{"no gateway for this channel"});
  bool unclear = false;
  for (Gateway* gateway : gateways_) try {
      return gateway->send(message);
    } catch (const jobs::Permanent&) {
      throw;
    } catch (const Unclear&) {
      last = std::current_exception();
      unclear = true;
    } catch (const std::exception&) {
      if (!unclear) last = std::current_exception();
    }
  std::rethrow_exception(last);
}

}  // namespace portico::delivery
