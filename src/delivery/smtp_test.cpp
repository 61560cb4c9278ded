#include "delivery/smtp.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "delivery/mail_header.hpp"
#include "delivery/testing/smtp_server.hpp"
#include "jobs/jobs.hpp"
#include "support/fake_clock.hpp"

namespace portico::delivery {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Received;
using testing::ServerMode;
using ::testing::SizeIs;
using testing::SmtpServer;

class Smtp : public ::testing::Test {
 protected:
  static SmtpSettings settings(const SmtpServer& server, MailTls tls) {
    SmtpSettings result{.host = "localhost",
                        .port = server.port(),
                        .tls = tls,
                        .user = {},
                        .password = {},
                        .from = "portal@clinic.example",
                        .from_name = "Kőszegi Rendelő",
                        .certificates = server.certificate()};
    if (tls != MailTls::none) result.user = "portico", result.password = "correct horse";
    return result;
  }
  static Message notice(std::string to = "anna@mail.example") {
    return {.channel = Channel::email,
            .to = std::move(to),
            .subject = "Új lelet érkezett az Ön számára: kérjük, jelentkezzen be a megtekintéséhez",
            .text = "Tisztelt Kovács Anna!\n\n.Ez a sor ponttal kezdődik.\n.\nÜdvözlettel\n",
            .html = "<p>Tisztelt Kovács Anna!</p>",
            .purpose = "document_notice",
            .idempotency_key = "notice 1"};
  }
  void expect_permanent(SmtpGateway& gateway, const Message& message) {
    EXPECT_THROW(gateway.send(message), jobs::Permanent);
  }
  void expect_again(SmtpGateway& gateway, const Message& message) {
    try {
      gateway.send(message);
      ADD_FAILURE() << "sent";
    } catch (const jobs::Permanent& error) {
      ADD_FAILURE() << "given up: " << error.what();
    } catch (const std::runtime_error& error) {
      EXPECT_THAT(error.what(), Not(HasSubstr("horse")));
    }
  }

  support::FakeClock clock;
};

// The value of a header with its folds taken out.
std::string header(const Received& mail, const std::string& name) {
  const std::string all = "\r\n" + mail.text.substr(0, mail.text.find("\r\n\r\n") + 2);
  const auto begin = all.find("\r\n" + name + ": ");
  if (begin == all.npos) return {};
  std::string value;
  for (auto at = begin + name.size() + 4;;) {
    const auto end = all.find("\r\n", at);
    value += all.substr(at, end - at);
    if (end + 2 >= all.size() || all[end + 2] != ' ') return value;
    at = end + 2;
  }
}

std::string without_folds(std::string text) {
  for (auto at = text.find("\r\n"); at != text.npos; at = text.find("\r\n")) text.erase(at, 2);
  return text;
}

// The body of the part whose headers begin at `begin`, decoded from quoted-printable.
std::string part(const std::string& mail, std::size_t begin) {
  const auto body = mail.find("\r\n\r\n", begin) + 4;
  const std::string_view text = std::string_view{mail}.substr(body, mail.find("\r\n--", body) - body);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=')
      result += text[i];
    else if (text.substr(i + 1, 2) == "\r\n")
      i += 2;
    else
      result += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16)), i += 2;
  }
  return result;
}

TEST_F(Smtp, SendsOverStarttlsWithALogin) {
  const SmtpServer server{ServerMode::starttls};
  SmtpGateway gateway{settings(server, MailTls::starttls), clock};
  gateway.send(notice());
  const auto mails = server.received();
  ASSERT_THAT(mails, SizeIs(1));
  EXPECT_TRUE(mails[0].tls);
  EXPECT_EQ(mails[0].user, "portico");
  EXPECT_EQ(mails[0].sender, "portal@clinic.example");
  EXPECT_THAT(mails[0].recipients, ElementsAre("anna@mail.example"));
}

TEST_F(Smtp, SendsOverImplicitTls) {
  const SmtpServer server{ServerMode::implicit};
  SmtpGateway gateway{settings(server, MailTls::implicit), clock};
  gateway.send(notice());
  ASSERT_THAT(server.received(), SizeIs(1));
  EXPECT_TRUE(server.received()[0].tls);
}

TEST_F(Smtp, TheMailIsAsMailProgramsWantIt) {
  const SmtpServer server{ServerMode::plain};
  SmtpGateway gateway{settings(server, MailTls::none), clock};
  const Accepted accepted = gateway.send(notice());
  ASSERT_THAT(server.received(), SizeIs(1));
  const Received mail = server.received()[0];
  EXPECT_EQ(header(mail, "Subject"), without_folds(unstructured(notice().subject)));
  EXPECT_THAT(header(mail, "From"), HasSubstr("<portal@clinic.example>"));
  EXPECT_EQ(header(mail, "To"), "<anna@mail.example>");
  EXPECT_EQ(header(mail, "Message-ID"), accepted.provider_id);
  EXPECT_EQ(header(mail, "Auto-Submitted"), "auto-generated");
  EXPECT_THAT(header(mail, "Content-Type"), HasSubstr("multipart/alternative; boundary="));
  EXPECT_THAT(mail.text, HasSubstr(mail_date(clock.now())));
  EXPECT_THAT(mail.text, HasSubstr("Mime-Version: 1.0"));
  const auto plain = mail.text.find("text/plain; charset=utf-8"), html = mail.text.find("text/html; charset=utf-8");
  EXPECT_LT(plain, html) << "text first";
  EXPECT_THAT(part(mail.text, plain),
              HasSubstr("Tisztelt Kovács Anna!\r\n\r\n.Ez a sor ponttal kezdődik.\r\n.\r\nÜdvözlettel"));
  EXPECT_THAT(part(mail.text, html), HasSubstr("<p>Tisztelt Kovács Anna!</p>"));
}

TEST_F(Smtp, WithoutHtmlThereIsOnlyText) {
  const SmtpServer server{ServerMode::plain};
  SmtpGateway gateway{settings(server, MailTls::none), clock};
  Message message = notice();
  message.html.clear();
  gateway.send(message);
  EXPECT_THAT(server.received()[0].text, Not(HasSubstr("text/html")));
}

TEST_F(Smtp, TheSameKeyIsTheSameMessageId) {
  const SmtpServer server{ServerMode::plain};
  SmtpGateway gateway{settings(server, MailTls::none), clock};
  gateway.send(notice());
  gateway.send(notice());
  EXPECT_EQ(header(server.received()[0], "Message-ID"), header(server.received()[1], "Message-ID"));
}

TEST_F(Smtp, WhatTheServerSaysOfTheMessageIsFinalOrNot) {
  const SmtpServer server{ServerMode::plain};
  SmtpGateway gateway{settings(server, MailTls::none), clock};
  expect_permanent(gateway, notice("unknown@mail.example"));
  expect_permanent(gateway, notice("toolarge@mail.example"));
  expect_again(gateway, notice("later@mail.example"));
  EXPECT_THAT(server.received(), IsEmpty());
}

TEST_F(Smtp, AWrongPasswordLosesNoMail) {
  const SmtpServer server{ServerMode::starttls};
  SmtpSettings wrong = settings(server, MailTls::starttls);
  wrong.password = "wrong horse";
  SmtpGateway gateway{wrong, clock};
  expect_again(gateway, notice());
}

TEST_F(Smtp, NothingGoesInTheClearOrToAStranger) {
  const SmtpServer plain{ServerMode::plain}, secure{ServerMode::starttls};
  SmtpGateway without_starttls{settings(plain, MailTls::starttls), clock};
  expect_again(without_starttls, notice());
  SmtpSettings stranger = settings(secure, MailTls::starttls);
  stranger.certificates.clear();
  SmtpGateway to_stranger{stranger, clock};
  expect_again(to_stranger, notice());
  EXPECT_THAT(plain.received(), IsEmpty());
  EXPECT_THAT(secure.received(), IsEmpty());
}

TEST_F(Smtp, NobodyThereIsToBeTriedAgain) {
  SmtpSettings nobody{.host = "127.0.0.1",
                      .port = 1,
                      .tls = MailTls::none,
                      .user = {},
                      .password = {},
                      .from = "portal@clinic.example",
                      .from_name = {},
                      .certificates = {}};
  SmtpGateway gateway{nobody, clock};
  expect_again(gateway, notice());
}

TEST_F(Smtp, InjectionIsRefusedForGood) {
  const SmtpServer server{ServerMode::plain};
  SmtpGateway gateway{settings(server, MailTls::none), clock};
  Message subject = notice();
  subject.subject = "Hello\r\nBcc: everybody@mail.example";
  expect_permanent(gateway, subject);
  for (const auto to :
       {"a@b.example\r\nRCPT TO:<c@d.example>", "a@b.example>, <c@d.example", "a@b.example\nDATA", "anna", ""})
    expect_permanent(gateway, notice(to));
  Message text = notice();
  text.text = "Hello\r\n.\r\nMAIL FROM:<evil@mail.example>\r\n";
  gateway.send(text);
  EXPECT_THAT(server.received(), SizeIs(1));
}

TEST_F(Smtp, SettingsThatCannotWorkAreRefused) {
  const SmtpSettings right{.host = "mail.example",
                           .port = 587,
                           .tls = MailTls::starttls,
                           .user = "u",
                           .password = "p",
                           .from = "a@b.example",
                           .from_name = {},
                           .certificates = {}};
  EXPECT_NO_THROW((SmtpGateway{right, clock}));
  auto wrong = right;
  wrong.tls = MailTls::none;
  EXPECT_THROW((SmtpGateway{wrong, clock}), std::invalid_argument);
  wrong = right;
  wrong.from = "nobody";
  EXPECT_THROW((SmtpGateway{wrong, clock}), std::invalid_argument);
  wrong = right;
  wrong.host.clear();
  EXPECT_THROW((SmtpGateway{wrong, clock}), std::invalid_argument);
}

}  // namespace
}  // namespace portico::delivery
