"""A small archive of invented articles for the questions and the desk.

Two outlets of one newsroom, a trade paper, a ministry, and a paper that lets only extracts be
shown; one text in three outlets; an undated article; a silent one; a hostile one.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from config.model import (
    Config,
    Licence,
    Measure,
    Observation,
    Role,
    Series,
    Source,
    SourceKind,
    Strand,
    StrandKey,
    Tier,
)
from store.archive.aggregates import refresh
from store.archive.archive import Archive
from store.archive.articles import refresh_search
from store.archive.labels import activate_ruleset, keep_labels, unlabelled
from store.archive.pages import keep_reading
from store.archive.runs import Health, begin_run, end_run, keep_health
from store.archive.setup import keep_config
from store.archive.stories import join, ungrouped
from store.records import (
    Article,
    Judgement,
    Labels,
    Mention,
    Page,
    Sentiment,
    Speaker,
    Unreadable,
)

RULES = "rules-of-the-test"
MINISTER = "The Big Society will give every village the right to run its own shop."
CHARITY = "Volunteers are being asked to replace paid staff, said Ada Marlow of Hearth & Home."
PAPER = "The idea has quietly left the stage."
DOUBTFUL = Judgement(label="negative", positive=0.2, neutral=0.25, negative=0.55)
HOSTILE = "<script>document.title='owned'</script>"

SAID: dict[str, tuple[Sentiment, Role | None, StrandKey, str | None]] = {
    MINISTER: ("positive", "government", "community_empowerment", "Percy Vane"),
    CHARITY: ("negative", "sector", "social_action", "Ada Marlow"),
    PAPER: ("negative", "press", "social_action", None),
    HOSTILE: ("neutral", None, "social_action", HOSTILE),
}


def fill(path: Path) -> Path:
    """Make the archive, as a nightly run would leave it."""
    with Archive.open(path, write=True) as archive:
        run = begin_run(archive, "nightly")
        keep_config(archive, config())
        for page, article in pages():
            keep_reading(archive, page, article)
        keep_reading(archive, _page("http://courier.example/broken"), Unreadable(reason="broken"))
        for source in config().sources:
            keep_health(archive, run, Health(source=source, state="healthy", listed=2, articles=1))
        keep_health(archive, run, Health(source="closed", state="ill", reason="answers 500"))
        label(archive)
        group(archive)
        refresh_search(archive)
        refresh(archive)
        end_run(archive, run, status="done", summary={})
    return path


def label(archive: Archive) -> None:
    """Find each sentence of `SAID` wherever it stands."""
    activate_ruleset(archive, RULES, "the rules of the test")
    for text in unlabelled(archive, RULES, 100):
        found = [_mention(text.body, sentence) for sentence in SAID if sentence in text.body]
        keep_labels(archive, text.version, RULES, _labels(*found))


def group(archive: Archive) -> None:
    """Join equal bodies."""
    waiting = ungrouped(archive, 100)
    for one in waiting:
        join(archive, one.article, [two.article for two in waiting if two.body == one.body])


def pages() -> list[tuple[Page, Article]]:
    """Every article with its page."""
    wire = f"Three charities met on Tuesday.\n\n{CHARITY}\n\nThe council said nothing."
    silent = "The bridge will be painted green again next year."
    return [
        _read("ministry", "speech", "2011-02-14", f"I say this plainly. {MINISTER}\n\nThank you."),
        _read("courier", "wire", "2011-02-15T07:30:00Z", wire),
        _read("evening", "wire", "2011-02-15", wire),
        _read("trade", "wire", "2011-02-16", wire),
        _read("closed", "leader", "2012-03-01", f"{PAPER} {'More was said. ' * 9}"),
        _read("courier", "undated", None, f"Nobody knows when. {PAPER}"),
        _read("courier", "bridge", "2013-05-05", silent),
        (
            _page("javascript:alert(1)"),
            replace(_read("trade", "odd", "2013-05-06", silent)[1], url="javascript:alert(1)"),
        ),
        _read("evening", "hostile", "2012-06-01", f"A & B <b>said</b> {HOSTILE} 🙂 again."),
    ]


def config() -> Config:
    """Say what is watched and measured."""
    return Config(
        folder=Path(),
        sources={
            "ministry": _source("ministry", "government", "official", "public"),
            "courier": _source("courier", "press", "national", "inside"),
            "evening": replace(
                _source("evening", "press", "regional", "inside"), newsroom="courier room"
            ),
            "trade": _source("trade", "press", "sector trade", "inside"),
            "closed": _source("closed", "press", "national", "none"),
        },
        strands={
            key: Strand(key=key, title=title, gloss="", says=(), silent=())
            for key, title in TITLES.items()
        },
        cues=(),
        confusables=(),
        aliases=(),
        actors=(),
        events=(),
        measures={measure.key: measure for measure in MEASURES},
        pipeline=Path(),
        fingerprint="",
    )


TITLES: dict[StrandKey, str] = {
    "community_empowerment": "Community empowerment",
    "public_services": "Opening up public services",
    "social_action": "Social action",
}


def _measure(key: str, role: str, values: dict[int, float]) -> Measure:
    observed = tuple(
        Observation(
            series=f"{key}/survey",
            period=str(year),
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            value=value,
            source_title="Invented Statistics",
            source_url="http://statistics.example/",
            confidence="high",
        )
        for year, value in values.items()
    )
    series = Series(
        key=f"{key}/survey", title="Yearly survey", producer="Office", observations=observed
    )
    return Measure(
        key=key,
        title=key.replace("_", " ").capitalize(),
        strand="social_action",
        unit="% of adults",
        geography="England",
        role="outcome" if role == "outcome" else "forecast",
        wanted="up",
        series=(series,),
    )


MEASURES = (
    _measure("regular_volunteering", "outcome", {2010: 25, 2011: 26, 2013: 29}),
    _measure("giving_time", "outcome", {2012: 40}),
    _measure("volunteers_foreseen", "forecast", {2010: 1, 2015: 9}),
)


def _source(
    key: str, kind: SourceKind, tier: Tier, full_text: Literal["none", "inside", "public"]
) -> Source:
    return Source(
        key=key,
        title=f"The {key.capitalize()}",
        newsroom=f"{key} room",
        kind=kind,
        tier=tier,
        url=f"http://{key}.example/",
        licence=Licence(full_text=full_text, extract_chars=60),
    )


def _page(url: str, captured: str = "2026-01-01T05:00:00Z") -> Page:
    return Page(
        url=url,
        final_url=url,
        source=urlsplit(url).netloc.removesuffix(".example"),
        captured=captured,
        status=200,
        digest=f"sha1:{url}",
        segment="2026-01-01/a.warc.gz",
    )


def _read(source: str, slug: str, published: str | None, body: str) -> tuple[Page, Article]:
    url = f"http://{source}.example/{slug}"
    title = HOSTILE if slug == "hostile" else f"{slug.capitalize()} in The {source.capitalize()}"
    article = Article(
        url=url,
        source=source,
        title=title,
        byline="Jo Field",
        body=body,
        published=published,
        published_evidence="meta" if published else "none",
        published_reliability="high" if published else "none",
        kind="speech" if slug == "speech" else "news",
    )
    return _page(url), article


def _mention(body: str, sentence: str) -> Mention:
    sentiment, role, strand, speaker = SAID[sentence]
    start = body.index(sentence)
    return Mention(
        start=start,
        end=start + len(sentence),
        text=sentence,
        cue="Big Society" if sentence == MINISTER else "",
        level="named" if sentence == MINISTER else "theme",
        relevance=0.9,
        strands={key: _chance(key, strand, sentence) for key in TITLES},
        sentiment=_judgement(sentiment) if sentence != PAPER else DOUBTFUL,
        speaker=Speaker(name=speaker, role=role),
    )


def _chance(key: StrandKey, strand: StrandKey, sentence: str) -> float:
    if (key, sentence) == ("public_services", PAPER):
        return 0.45
    return 0.9 if key == strand else 0.1


def _judgement(sentiment: Sentiment) -> Judgement:
    shares = {"positive": 0.1, "neutral": 0.1, "negative": 0.1} | {sentiment: 0.8}
    return Judgement(label=sentiment, **shares)


def _labels(*mentions: Mention) -> Labels:
    return Labels(
        relevant=float(bool(mentions)),
        strands=dict.fromkeys(TITLES, 0.0),
        sentiment=_judgement("neutral"),
        mentions=mentions,
    )
