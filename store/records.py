"""The records that pass between the rooms; each field's sentence is its column's description.

Moments are ISO 8601 in UTC ("2013-12-09T06:45:00Z"), days are Europe/London's ("2013-12-09").
A field documented as a *day or moment* holds either. No behaviour beyond tiny derived properties.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from config.model import Level, Role, StrandKey
from store.outcomes import Found

Kind: TypeAlias = Literal[
    "news",
    "comment",
    "speech",
    "policy",
    "hansard",
    "report",
    "press_release",
    "blog",
    "trade_press",
]
Access: TypeAlias = Literal["free", "partial", "paywalled"]
Sentiment: TypeAlias = Literal["positive", "neutral", "negative"]
Evidence: TypeAlias = Literal[
    "api",
    "json-ld",
    "meta",
    "feed",
    "sitemap",
    "listing",
    "document",
    "time",
    "text",
    "address",
    "layout",
    "archive",
    "capture",
    "none",
]
Reliability: TypeAlias = Literal["high", "medium", "low", "none"]


DateField: TypeAlias = Literal["published", "modified", "first_seen"]
AccessEvidence: TypeAlias = Literal["markup", "status", "text", "api", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One piece of evidence for one of an article's dates; what conflicts is kept beside it."""

    field: Annotated[DateField, "Which date it speaks of."]
    moment: Annotated[str, "Day or moment that it names."]
    evidence: Annotated[Evidence, "Where it was read."]
    reliability: Annotated[Reliability, "How far to trust it."] = "medium"
    refused: Annotated[str, "Why it counts for nothing; empty where it counts."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """What a publisher says it changed."""

    at: Annotated[str, "Day or moment of the change, as the publisher gives it."]
    note: Annotated[str, "The publisher's words for it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document that belongs to an article."""

    url: Annotated[str, "Its address."]
    title: Annotated[str, "Its title."] = ""
    content_type: Annotated[str, "Its media type as stated."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One HTTP response as it was on the wire, kept in a WARC segment."""

    url: Annotated[str, "Address asked for, without keys."]
    final_url: Annotated[str, "Address that answered, after redirects."]
    source: Annotated[str, "Key of the source it was fetched for; empty for a bulk import."]
    captured: Annotated[str, "Moment of capture."]
    status: Annotated[int, "HTTP status."]
    digest: Annotated[str, "SHA-1 of the payload, in base32, as WARC writes it (sha1:…)."]
    content_type: Annotated[str, "Content-Type as served."] = ""
    etag: Annotated[str, "ETag as served, for the next conditional request."] = ""
    last_modified: Annotated[str, "Last-Modified as served."] = ""
    segment: Annotated[str, "WARC file, relative to the archive's segment folder."] = ""
    offset: Annotated[int, "Byte offset of the record in the segment."] = 0
    length: Annotated[int, "Length in bytes of the record in the segment."] = 0
    archive: Annotated[str, "Host of the web archive that captured it; empty when we did."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A page with its bytes: what the extractor reads."""

    page: Page
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """Payload with the transfer and content codings removed."""
    found: Found | None = None
    """What the listing said of it (title, dates), where it came from one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a reader would read of a page."""

    url: Annotated[str, "Canonical address, without tracking parameters."]
    addresses: Annotated[tuple[str, ...], "Every other address it answers to."] = ()
    source: Annotated[str, "Key of its source in config/sources; for imports, the host."]
    title: Annotated[str, "Headline."]
    standfirst: Annotated[str, "Summary under the headline."] = ""
    byline: Annotated[str, "Author names, comma-separated; empty rather than wrong."] = ""
    body: Annotated[str, "Text, paragraphs separated by one empty line."]
    published: Annotated[str | None, "Day or moment of publication, None when not known."] = None
    published_evidence: Annotated[Evidence, "Where the publication date was read."] = "none"
    published_reliability: Annotated[Reliability, "How far to trust it."] = "none"
    modified: Annotated[str | None, "Day or moment of the publisher's last change."] = None
    language: Annotated[str, "ISO 639-1 code of the text."] = "en"
    kind: Annotated[Kind, "What sort of text it is."] = "news"
    access: Annotated[Access, "How much of it the public may read."] = "free"
    modified_evidence: Annotated[Evidence, "Where the date of the last change was read."] = "none"
    modified_reliability: Annotated[Reliability, "How far to trust it."] = "none"
    access_evidence: Annotated[AccessEvidence, "What shows how much may be read."] = "none"
    notice: Annotated[
        str, "Notice the publisher has put on it: withdrawn, or of an earlier government."
    ] = ""
    dates: Annotated[tuple[Dated, ...], "All that was read of its dates, refused or not."] = ()
    changes: Annotated[tuple[ChangeNote, ...], "The publisher's own history of changes."] = ()
    attachments: Annotated[tuple[Attachment, ...], "Documents that belong to it."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAnArticle:
    """Expected junk: counted in the ledger, no alarm."""

    reason: Literal[
        "not HTML",
        "error status",
        "too short",
        "not an article",
        "wrong language",
        "empty",
        "needs JavaScript",
        "consent wall",
        "soft 404",
        "captcha",
        "encrypted",
        "scanned",
    ]
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A page that should have been understood and was not: quarantined after three tries."""

    reason: Literal["too slow", "too much memory", "killed the reader", "broken"]
    detail: str = ""


Reading: TypeAlias = Article | NotAnArticle | Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who holds a view; role `None` with no name is *unattributed*."""

    name: Annotated[str | None, "Name as resolved within the article."] = None
    role: Annotated[Role | None, "Side at the article's date; None when unsure."] = None
    office: Annotated[str, "Office held at the article's date."] = ""
    party: Annotated[str, "Party at the article's date."] = ""


UNATTRIBUTED = Speaker()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Sentiment toward the agenda or its delivery, as probabilities that sum to one."""

    label: Annotated[Sentiment, "The likeliest."]
    positive: Annotated[float, "Probability of positive."]
    neutral: Annotated[float, "Probability of neutral."]
    negative: Annotated[float, "Probability of negative."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A sentence of an article version that speaks of the agenda."""

    start: Annotated[int, "Code-point offset of the first character in the body."]
    end: Annotated[int, "Code-point offset after the last character."]
    text: Annotated[str, "body[start:end]."]
    prefix: Annotated[str, "Up to 32 characters before it, for the anchor."] = ""
    suffix: Annotated[str, "Up to 32 characters after it, for the anchor."] = ""
    cue: Annotated[
        str, "The words that showed it; empty when carried over from the sentence before."
    ]
    level: Annotated[Level, "named, programme or theme."]
    relevance: Annotated[float, "Probability that it speaks of the agenda."]
    strands: Annotated[dict[StrandKey, float], "Probability of each strand."]
    sentiment: Annotated[Judgement, "Sentiment toward the agenda or its delivery."]
    speaker: Annotated[Speaker, "Who holds the view."] = UNATTRIBUTED
    quoted: Annotated[bool, "Inside quotation marks, at least in part."] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words given to a speaker."""

    start: Annotated[int, "Code-point offset in the body, marks excluded."]
    end: Annotated[int, "Code-point offset after the last character."]
    text: Annotated[str, "body[start:end]."]
    speaker: Annotated[Speaker, "Who said it."] = UNATTRIBUTED
    direct: Annotated[bool, "In quotation marks, as against reported."] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A checkable promise by those who govern."""

    start: Annotated[int, "Code-point offset in the body."]
    end: Annotated[int, "Code-point offset after the last character."]
    text: Annotated[str, "body[start:end]."]
    actor: Annotated[str | None, "Who promises."] = None
    quantity: Annotated[float | None, "How much."] = None
    unit: Annotated[str | None, "Of what."] = None
    deadline: Annotated[str | None, "By when, as written."] = None
    strand: Annotated[StrandKey | None, "Which strand it serves."] = None
    measure: Annotated[str | None, "Key of the measure that can answer it."] = None
    measurable: Annotated[bool, "Whether any measure can answer it."] = False
    why_not: Annotated[str | None, "Why none can."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement that something has happened, with its number."""

    start: Annotated[int, "Code-point offset in the body."]
    end: Annotated[int, "Code-point offset after the last character."]
    text: Annotated[str, "body[start:end]."]
    measure: Annotated[str | None, "Key of the measure it can be checked against."] = None
    value: Annotated[float | None, "Its number."] = None
    unit: Annotated[str | None, "Of what."] = None
    period: Annotated[str | None, "When, as written."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """All that the pipeline says of one text."""

    relevant: float
    strands: dict[StrandKey, float]
    sentiment: Judgement
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()
