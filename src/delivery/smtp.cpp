#include "delivery/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <stdexcept>

#include "base/email.hpp"
#include "delivery/mail_header.hpp"
#include "jobs/jobs.hpp"

namespace portico::delivery {
namespace {

constexpr long connect_within_ms = 3'000;
constexpr long send_within_ms = 10'000;

struct CurlDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using Handle = std::unique_ptr<CURL, CurlDeleter>;
using List = std::unique_ptr<curl_slist, CurlDeleter>;
using Mime = std::unique_ptr<curl_mime, CurlDeleter>;

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc{};
  static_cast<void>(list.release());
  list.reset(longer);
}

// Lines of mail end in CRLF; a lone LF would be encoded as a character of the line.
std::string with_mail_line_ends(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

void add_text(curl_mime* alternatives, const std::string& text, const char* type) {
  curl_mimepart* part = curl_mime_addpart(alternatives);
  const std::string lines = with_mail_line_ends(text);
  curl_mime_data(part, lines.data(), lines.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, "quoted-printable");
}

// Text first: programs show the last alternative they can (RFC 2046, 5.1.4).
Mime body(CURL* handle, const Message& message) {
  Mime alternatives{curl_mime_init(handle)};
  add_text(alternatives.get(), message.text, "text/plain; charset=utf-8");
  if (!message.html.empty()) add_text(alternatives.get(), message.html, "text/html; charset=utf-8");
  return alternatives;
}

List headers(const Message& message, const SmtpSettings& settings, Instant now) {
  List list;
  append(list, "Date: " + mail_date(now));
  append(list, "From: " + mailbox(settings.from_name, settings.from));
  append(list, "To: " + mailbox("", message.to));
  append(list, "Subject: " + unstructured(message.subject));
  append(list, "Message-ID: " + message_id(message.idempotency_key, settings.from));
  append(list, "Auto-Submitted: auto-generated");
  append(list, "Content-Type: multipart/alternative");
  return list;
}

std::string url(const SmtpSettings& settings) {
  const std::string domain = settings.from.substr(settings.from.rfind('@') + 1);
  return fmt::format("{}://{}:{}/{}", settings.tls == MailTls::implicit ? "smtps" : "smtp", settings.host,
                     settings.port, domain);
}

void set_up(CURL* handle, const SmtpSettings& settings) {
  curl_easy_setopt(handle, CURLOPT_URL, url(settings).c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connect_within_ms);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, send_within_ms);
  curl_easy_setopt(handle, CURLOPT_USE_SSL, settings.tls == MailTls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL);
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  if (!settings.certificates.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, settings.certificates.c_str());
  if (settings.user.empty()) return;
  curl_easy_setopt(handle, CURLOPT_USERNAME, settings.user.c_str());
  curl_easy_setopt(handle, CURLOPT_PASSWORD, settings.password.c_str());
  curl_easy_setopt(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
}

// 53x are about our login and transport, 50x about the server's understanding of us; both are the operator's to mend,
// and no reason to lose mail.
bool is_about_the_message(CURLcode result, long reply) {
  const bool is_refusal =
      result == CURLE_SEND_ERROR || result == CURLE_RECV_ERROR || result == CURLE_WEIRD_SERVER_REPLY;
  return is_refusal && reply >= 540 && reply <= 559;
}

[[noreturn]] void fail(CURLcode result, long reply) {
  const std::string what = fmt::format("SMTP: {} (reply {})", curl_easy_strerror(result), reply);
  if (is_about_the_message(result, reply)) throw jobs::Permanent{what};
  throw std::runtime_error{what};
}

bool is_on_this_machine(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "::1"; }

}  // namespace

SmtpGateway::SmtpGateway(SmtpSettings settings, const Clock& clock) : settings_{std::move(settings)}, clock_{clock} {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
  if (settings_.host.empty()) throw std::invalid_argument{"the mail server has no host"};
  if (!parse_email(settings_.from)) throw std::invalid_argument{"the sender is no e-mail address"};
  static_cast<void>(mailbox(settings_.from_name, settings_.from));
  if (settings_.tls == MailTls::none && !settings_.user.empty() && !is_on_this_machine(settings_.host))
    throw std::invalid_argument{"a mail password must not go over the network without TLS"};
}

Accepted SmtpGateway::send(const Message& message) try {
  if (!parse_email(message.to)) throw jobs::Permanent{"SMTP: no e-mail address"};
  const Handle handle{curl_easy_init()};
  if (!handle) throw std::bad_alloc{};
  set_up(handle.get(), settings_);
  List recipients;
  append(recipients, fmt::format("<{}>", message.to));
  const List lines = headers(message, settings_, clock_.now());
  const Mime mime = body(handle.get(), message);
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, fmt::format("<{}>", settings_.from).c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(handle.get(), CURLOPT_MIMEPOST, mime.get());
  const CURLcode result = curl_easy_perform(handle.get());
  long reply = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &reply);
  if (result != CURLE_OK) fail(result, reply);
  return {message_id(message.idempotency_key, settings_.from)};
} catch (const std::invalid_argument& fault) {
  throw jobs::Permanent{std::string{"SMTP: "} + fault.what()};
}

}  // namespace portico::delivery
