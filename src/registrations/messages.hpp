#pragma once
#include <string>
#include <string_view>

#include "delivery/message.hpp"
#include "organization/organization.hpp"
#include "registrations/shapes.hpp"

namespace portico::registrations {

// Holds a link that confirms the address and tells how things stand; nothing of what was typed, since nobody knows yet
// whose address it is.
delivery::Message received_mail(Language language, const organization::Organization& contract, const std::string& email,
                                const std::string& link, RegistrationId registration);
// Only to an address that was confirmed.
delivery::Message declined_mail(Language language, const organization::Organization& contract, const std::string& email,
                                RegistrationId registration);

}  // namespace portico::registrations
