#pragma once
#include <optional>
#include <string>
#include <vector>

#include "delivery/message.hpp"
#include "patients/patient.hpp"

namespace portico::notifications {

// What decides how one document is announced.
struct NoticeCase {
  bool patient_access = false;
  bool may_enter = false;  // the portal is open to this patient, or will be with the first login
  std::optional<std::vector<delivery::Channel>> chosen;  // by staff for this file; absent: the patient's setting
  patients::NoticeSetting setting = patients::NoticeSetting::email;
  bool has_email = false;
  bool has_phone = false;  // one that is valid
};

struct NoticePlan {
  std::vector<delivery::Channel> channels;
  std::optional<std::string>
      skipped;  // NOTICE_NO_ACCESS, NOTICE_NOT_WANTED, NOTICE_NO_PORTAL, NOTICE_UNREACHABLE when there are no channels
};

// Precedence: access, then what staff chose for the file, then the cap of the patient's setting, then reachability.
NoticePlan plan(const NoticeCase& notice);

}  // namespace portico::notifications
