"""What a host's answers say about how it wants to be asked."""

import pytest

from crawlers.manners import is_challenge, retry_after
from crawlers.moments import moment, seconds


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", 120.0),
        ("Mon, 09 Dec 2013 06:47:00 GMT", 120.0),
        ("Mon, 09 Dec 2013 06:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("inf", None),
        ("9" * 30, 30 * 86400.0),
        ("\u00b2", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(header: str, wait: float | None) -> None:
    assert retry_after(header, now=seconds("2013-12-09T06:45:00Z")) == wait


@pytest.mark.parametrize(
    ("status", "headers", "body", "blocked"),
    [
        (403, {"cf-mitigated": "challenge"}, b"", True),
        (405, {"x-amzn-waf-action": "captcha"}, b"", True),
        (202, {"x-amzn-waf-action": "challenge"}, b"", True),
        (403, {}, b"<title>Just a moment...</title>", True),
        (403, {}, b"<p>Please complete the CAPTCHA</p>", True),
        (403, {}, b"<h1>Subscribers only</h1>", False),
        (403, {}, b"<script src=//recaptcha.example/api.js></script><p>Log in</p>", False),
        (404, {}, b"captcha", False),
        (200, {}, b"<p>The minister called it a captcha for charities.</p>", False),
    ],
)
def test_a_captcha_or_a_block_is_told_from_an_ordinary_refusal(
    status: int, headers: dict[str, str], body: bytes, *, blocked: bool
) -> None:
    assert is_challenge(status, headers, body) is blocked


def test_a_moment_is_rounded_up_so_that_nobody_is_asked_early() -> None:
    assert moment(seconds("2013-12-09T06:45:00Z") + 0.001) == "2013-12-09T06:45:01Z"
