"""A mail server made of Debian's aiosmtpd and Python's own reader of messages, neither of which Wardmote has a hand in.
It says the port it listens on, and then one line of JSON for each message."""

import asyncio
import base64
import email
import email.policy
import json
import sys
from email.header import decode_header, make_header
from email.utils import parseaddr

from aiosmtpd.smtp import SMTP


def name(content, header):
    """The newer reader keeps the space between two encoded words in a name (RFC 2047 6.2); the older one does not."""
    old = email.message_from_bytes(content, policy=email.policy.compat32)
    return str(make_header(decode_header(parseaddr(old[header])[0])))


class Keep:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = list(message.walk())
        said = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in message.items()],
            "types": [part.get_content_type() for part in parts],
            "defects": [repr(d) for part in parts for d in part.defects]
            + [f"{name}: {d!r}" for name, value in message.items() for d in value.defects],
            "fromName": name(envelope.content, "from"),
            "toName": name(envelope.content, "to"),
            "toAddress": message["to"].addresses[0].addr_spec,
            "text": message.get_body(("plain",)).get_content(),
            "html": message.get_body(("html",)).get_content(),
            "raw": base64.b64encode(envelope.original_content).decode(),
        }
        print(json.dumps(said), flush=True)
        return "250 kept"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keep(), enable_SMTPUTF8=True, hostname="sink"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
