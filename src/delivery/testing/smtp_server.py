"""A real SMTP server for smtp_test.cpp: keeps what it gets in a folder, and refuses by the recipient's name.

Usage: smtp_server.py MODE FOLDER CERTIFICATE KEY   (MODE: plain, starttls, implicit); prints its port.
"""
import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

mode, folder, certificate, key = sys.argv[1:]
REPLIES = {"unknown": "550 5.1.1 no such person", "later": "451 4.3.0 come again"}


class Keep:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name in REPLIES:
            return REPLIES[name]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "toolarge":
            return "552 5.3.4 message too big"
        if name == "slow":
            await asyncio.sleep(3600)
        Keep.count += 1
        with open(f"{folder}/{Keep.count}.eml", "wb") as out:
            out.write(envelope.original_content)
        with open(f"{folder}/{Keep.count}.json", "w") as out:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": server.transport.get_extra_info("ssl_object") is not None,
                       "user": str(session.auth_data or "")}, out)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = data.login == b"portico" and data.password == b"correct horse"
    return AuthResult(success=right, handled=False, auth_data=data.login.decode())


def session():
    arguments = {} if mode == "plain" else {"authenticator": authenticate, "auth_required": True}
    if mode == "starttls":
        arguments |= {"tls_context": context, "require_starttls": True}
    if mode == "implicit":
        arguments |= {"auth_require_tls": False}
    return SMTP(keep, **arguments)


async def main():
    server = await asyncio.get_running_loop().create_server(
        session, "127.0.0.1", 0, ssl=context if mode == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


keep = Keep()
context = None
if mode != "plain":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
asyncio.run(main())
