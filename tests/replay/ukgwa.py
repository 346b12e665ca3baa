"""The UK Government Web Archive on loopback: its index, a line a capture, replays, its captcha.

What its index answers was reported by others, not seen; so were the captcha's status and header.
"""

import json
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from tests.replay.server import Answer, Routes
from tests.replay.wayback import Held, replay, surt

_KNOWN = {"url", "matchType", "output", "from", "to"}
CAPTCHA = Answer(status=405, headers={"x-amzn-waf-action": "captcha"}, body=b"<html></html>")


def archive(holdings: Iterable[Held]) -> Routes:
    """Script the archive."""
    held = sorted(holdings, key=lambda one: (surt(one.original), one.timestamp))
    routes: Routes = {"/ukgwa/cdx": lambda path: _index(path, held)}
    for one in held:
        routes[f"/ukgwa/{one.timestamp}id_/{one.original}"] = replay(one)
    return routes


def closed() -> Routes:
    """Script the archive as programs meet it: a captcha, whatever they ask."""
    return {"/ukgwa/cdx": CAPTCHA, "/robots.txt": CAPTCHA}


def _index(path: str, held: list[Held]) -> Answer:
    asked = dict(parse_qsl(urlsplit(path).query))
    if asked.keys() - _KNOWN or asked["output"] != "json":
        return Answer(status=400, body=b'{"message": "bad request"}')
    url = surt(f"http://{asked['url']}")
    rows = [
        {
            "urlkey": surt(one.original),
            "timestamp": one.timestamp,
            "url": one.original,
            "mime": one.media_type,
            "status": str(one.status),
            "digest": "A" * 32,
            "length": str(len(one.body)),
            "offset": "0",
            "filename": "ukgwa-1.warc.gz",
        }
        for one in held
        if surt(one.original).startswith(url)
        and asked["from"] <= one.timestamp <= asked["to"].ljust(14, "9")
    ]
    if not rows:
        return Answer(status=404, body=b'{"message": "No Captures found for: the address"}')
    body = "".join(json.dumps(row) + "\n" for row in rows).encode()
    return Answer(headers={"Content-Type": "text/x-ndjson"}, body=body)
