#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string_view>

namespace portico {

enum class Language { en, hu, es };
BOOST_DESCRIBE_ENUM(Language, en, hu, es)

// The best of ours for an Accept-Language header (RFC 9110 12.5.4, weights honoured); `otherwise` where none fits.
Language preferred_language(std::string_view accept_language, Language otherwise);

}  // namespace portico
