"""Addresses: one spelling for each page, which host must be asked gently, what is one site."""

import re
from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from store.warc.keys import without_keys

if TYPE_CHECKING:
    from tldextract import TLDExtract

__all__ = ["canonical", "host_of", "same_site", "without_keys"]

_DEFAULT_PORTS = {"http": 80, "https": 443}
# Parameters that say where a reader came from, never what is read: campaigns, clicks, newsletters.
_TRACKING = re.compile(
    r"""
    (utm|at|ns|mc|mtm|pk|piwik|matomo|oly|vero|hsa|itm|stm|icn|__s|_hs)_.*
    | _hsenc | _hsmi | __hs.* | hsctatracking | mkt_tok | wt\.[a-z_]+ | _ga | _gl | _openstat
    | (fbcl|gcl|dcl|msclk|ycl|ttcl|twcl|li_fat_|wbra|gbra|srsl)id | gclsrc | igshid | igsh | s_kwcid
    | (int)?cmp(id)? | cmp_tu | cmpid | icid | s_cid | ocid | xtor | ito | ftag | ftcamp | trk
    """,
    re.IGNORECASE | re.VERBOSE,
)


def canonical(url: str) -> str:
    """Spell an address in the one way that it is kept and compared in.

    The scheme and host are in lower case, the default port, the fragment, user and password, and
    parameters that only track are dropped; the other parameters keep their order. Raises
    ValueError for what is no http or https address.
    """
    parts = urlsplit(safe_url_string(url.strip()))
    host = _host(parts)
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _tracks(pair))
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def _tracks(pair: str) -> bool:
    return _TRACKING.fullmatch(pair.partition("=")[0]) is not None


def host_of(url: str) -> str:
    """Return the host, with its port where that is not the scheme's own."""
    return _host(urlsplit(url))


def _host(parts: SplitResult) -> str:
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{parts.geturl()!r}: is no http or https address")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if parts.port in {None, _DEFAULT_PORTS[parts.scheme.lower()]}:
        return host
    return f"{host}:{parts.port}"


def same_site(url: str, *others: str) -> bool:
    """Say whether the address is under the registrable domain of one of the others."""
    site = _site(urlsplit(url).hostname or "")
    return any(site == _site(urlsplit(other).hostname or "") for other in others if other)


@cache
def _site(host: str) -> str:
    try:
        return str(ip_address(host))
    except ValueError:
        known = str(_suffixes()(host).top_domain_under_public_suffix)
        return known or ".".join(host.split(".")[-2:])


@cache
def _suffixes() -> "TLDExtract":
    from tldextract import TLDExtract

    # The list that comes with the library: nothing is fetched, nothing is written.
    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)
