"""One page at several addresses.

What a copy in a web archive or an AMP cache is a copy of, and the one spelling that a page with its
mobile, AMP and print forms, under either scheme, has in common.
"""

import re
from urllib.parse import urlsplit, urlunsplit

from crawlers.addresses import canonical, host_of

_ARCHIVES = {"web.archive.org", "webarchive.nationalarchives.gov.uk"}
# /web/20131209064500id_/http://…, /ukgwa/20131209064500/https://…, and before 2019 no /ukgwa.
_ARCHIVED = re.compile(
    r"https?://(?P<host>[^/?#]+)/(?:[\w.-]+/){0,2}(?P<moment>\d{8,14})(?:[a-z]{2}_|\*)?/"
    r"(?P<scheme>https?):/{1,2}(?P<rest>[^/].*)",
    re.IGNORECASE | re.DOTALL,
)
_CACHED = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/(?:c|v|wp)|(?:www\.)?google\.[a-z.]+/amp)/"
    r"(?P<secure>s/)?(?P<rest>[\w-]+(?:\.[\w-]+)+(?:/.*)?)",
    re.IGNORECASE | re.DOTALL,
)
_HOST = re.compile(r"^(?:(?:www\d?|m|mobile|amp|touch)\.)+(?=[^.]+\.)", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:/(?:index|default)\.(?:html?|php|aspx?|jsp)|/(?:amp|print|printable|print-version))?/*$"
    r"|\.amp(?=\.html?$)",
    re.IGNORECASE,
)
_STARTS = re.compile(r"^/(?:amp|print|mobile|m)(?=/)", re.IGNORECASE)
_FORM = re.compile(
    r"(?:amp|print|printable|printer-?friendly|mobile)(?:=[^&]*)?"
    r"|(?:view|format|outputtype|output|mode|theme)=(?:amp|print|printable|mobile)",
    re.IGNORECASE,
)


def original(url: str, *, archive: str = "") -> str:
    """Return the address that an archive's or an AMP cache's copy is of; any other as it is.

    Only archives are believed, for anybody can write such an address: those that are known, and
    the host `archive`.
    """
    copy = url
    for _ in range(3):  # archives hold archives
        archived = _ARCHIVED.fullmatch(url)
        if archived and archived["host"].lower() in {*_ARCHIVES, archive}:
            url = f"{archived['scheme'].lower()}://{archived['rest']}"
        elif cached := _CACHED.fullmatch(url):
            url = f"http{'s' if cached['secure'] else ''}://{cached['rest']}"
        else:
            break
    try:
        return url if url == copy or host_of(url) else copy
    except ValueError:  # what it says it is a copy of is no address
        return copy


def plain(url: str) -> str:
    """Spell an address without what the forms of one page differ in.

    With https, without www, mobile or AMP host, slash or index at the end, and the ways to ask for
    an AMP or print form. For comparing: the page may not answer to it. Raises ValueError for what
    is no http or https address.
    """
    parts = urlsplit(canonical(original(url)))
    path = _STARTS.sub("", _ENDS.sub("", parts.path))
    query = "&".join(pair for pair in parts.query.split("&") if not _FORM.fullmatch(pair))
    return urlunsplit(("https", _HOST.sub("", parts.netloc), path or "/", query, ""))
