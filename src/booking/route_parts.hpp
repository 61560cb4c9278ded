#pragma once
#include <string>

#include "booking/appointment.hpp"
#include "http/call.hpp"
#include "proxies/rules.hpp"

// What the routes of bookings and of visits have in common.
namespace portico::booking {

inline const std::string portal_path = "/api/portal/{suffix}";
inline const std::string own_path = portal_path + "/patients/{patient_id}/appointments";
inline const std::string contract_path = "/api/console/contracts/{organization_id}";

inline constexpr proxies::OnPatient acting{"patient_id", proxies::Scope::appointments};

inline patients::PatientId patient_of(const http::Call& call) { return call.id<patients::PatientId>("patient_id"); }
inline AppointmentId appointment_of(http::Call& call) {
  const auto id = call.id<AppointmentId>("appointment_id");
  call.about("Appointment", id.value);
  return id;
}

}  // namespace portico::booking
