#include "delivery/mail_header.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

#include "base/text.hpp"

namespace portico::delivery {
namespace {

// What a mail program shows for encoded words.
std::string decoded(std::string_view header) {
  std::string text;
  for (auto at = header.find("=?UTF-8?B?"); at != header.npos; at = header.find("=?UTF-8?B?", at)) {
    at += 10;
    const auto word = header.substr(at, header.find("?=", at) - at);
    std::string bytes(word.size(), '\0');
    std::size_t size = 0;
    EXPECT_EQ(sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), word.data(), word.size(),
                                nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL),
              0);
    EXPECT_TRUE(is_utf8(std::string_view{bytes}.substr(0, size))) << "a character cut in two";
    text += bytes.substr(0, size);
  }
  return text;
}

TEST(MailHeader, PlainStaysPlain) {
  EXPECT_EQ(unstructured("A new document has arrived"), "A new document has arrived");
  EXPECT_EQ(unstructured("Új lelet érkezett"), "=?UTF-8?B?w5pqIGxlbGV0IMOpcmtlemV0dA==?=");
  EXPECT_EQ(decoded(unstructured("=?UTF-8?B?looks like a word?=")), "=?UTF-8?B?looks like a word?=");
}

TEST(MailHeader, LineEndsAreRefused) {
  for (const auto text : {"a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\tb"}) {
    EXPECT_THROW(unstructured(text), std::invalid_argument);
    EXPECT_THROW(mailbox(text, "a@b.example"), std::invalid_argument);
    EXPECT_THROW(mailbox("Anna", text), std::invalid_argument);
  }
  EXPECT_THROW(unstructured(std::string_view{"a\0b", 3}), std::invalid_argument);
  EXPECT_THROW(unstructured("\xff"), std::invalid_argument);
}

TEST(MailHeader, Mailboxes) {
  EXPECT_EQ(mailbox("", "a@b.example"), "<a@b.example>");
  EXPECT_EQ(mailbox("Duna Clinic", "a@b.example"), "Duna Clinic <a@b.example>");
  EXPECT_EQ(mailbox("Dr. \"Kiss\", M.", "a@b.example"), "\"Dr. \\\"Kiss\\\", M.\" <a@b.example>");
  EXPECT_EQ(decoded(mailbox("Kőszegi Rendelő", "a@b.example")), "Kőszegi Rendelő");
}

TEST(MailHeader, Dates) {
  EXPECT_EQ(mail_date({0}), "Thu, 01 Jan 1970 00:00:00 +0000");
  EXPECT_EQ(mail_date(*Instant::parse("2026-11-21T22:25:58+01:00")), "Sat, 21 Nov 2026 21:25:58 +0000");
}

TEST(MailHeader, TheMessageIdIsTheKeys) {
  EXPECT_EQ(message_id("notice 1", "desk@clinic.example"), message_id("notice 1", "desk@clinic.example"));
  EXPECT_NE(message_id("notice 1", "desk@clinic.example"), message_id("notice 2", "desk@clinic.example"));
  EXPECT_THAT(message_id("x> \r\n", "desk@clinic.example"), ::testing::MatchesRegex("<[0-9a-f]+@clinic.example>"));
}

RC_GTEST_PROP(MailHeaderProperty, AnySubjectComesBackAndFitsItsLines, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("árvíztűrő", "a ", "😀", "=?", "\"", "ñ"));
  std::string text;
  for (const auto& word : words) text += word;
  const std::string header = unstructured(text);
  if (header != text) RC_ASSERT(decoded(header) == text);
  for (std::size_t begin = 0; begin <= header.size();) {
    const auto end = std::min(header.find("\r\n", begin), header.size());
    RC_ASSERT(end - begin <= 76U);
    begin = end + 2;
  }
}

}  // namespace
}  // namespace portico::delivery
