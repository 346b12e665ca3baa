"""The digest: what is new, grouped by story, as HTML and as Markdown.

What is new is asked of `store.ask.digest`; here it is written. Titles and passages are crawled
text: nothing of them may become markup.
"""

import re
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined

from store.archive.archive import Archive, plain_errors
from store.archive.clock import london_day
from store.ask.digest import News, StoryNews, Voice, news_since

LONDON = ZoneInfo("Europe/London")
Form: TypeAlias = Literal["html", "md"]
FORMS: tuple[Form, ...] = ("html", "md")
_TEMPLATES = {"html": "digest.html", "md": "digest.md.txt"}
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~-._"
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:@])")


def render(news: News, day: date, form: Form) -> str:
    """Write the news of a day."""
    said = f"{day:%A} {day.day} {day:%B %Y}"
    return _environment(form).get_template(_TEMPLATES[form]).render(news=news, day=said)


def write_digest(archive: Archive, day: date, since: str) -> list[Path]:
    """Write what is new since a moment into `<db>.out/`, in both forms; return the paths."""
    found = news_since(archive, since)
    folder = archive.path.with_name(archive.path.name + ".out")
    with plain_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"digest-{day}.{form}", render(found, day, form)) for form in FORMS]


def _write(path: Path, text: str) -> Path:
    """Replace the file whole, so that nobody reads half a digest."""
    part = path.with_name(f".{path.name}")
    part.write_text(text, encoding="utf-8")
    return part.replace(path)


def midnight(day: date) -> str:
    """London's midnight with which a day begins, in UTC."""
    start = datetime(day.year, day.month, day.day, tzinfo=LONDON)
    return start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def _environment(form: Form) -> Environment:
    environment = Environment(
        loader=PackageLoader("flows"),
        autoescape=form == "html",  # noqa: S701  Markdown has its own escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        counted=_counted, sized=_sized, said=_said, plain=_plain, web=_is_web, target=_target
    )
    return environment


def _counted(news: News) -> str:
    speaking = news.articles - news.silent
    stories = _many(len(news.stories), "story on the agenda", "stories on the agenda")
    return f"{_many(news.articles, 'new or changed article')}; {speaking} of them in {stories}."


def _sized(story: StoryNews) -> str:
    published = london_day(story.published) or "on a day not known"
    return (
        f"{_many(story.articles, 'article')} in {_many(story.newsrooms, 'newsroom')}, "
        f"{_many(story.mentions, 'new passage')}; published {published}"
    )


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _said(voice: Voice) -> str:
    speaker = ", ".join(part for part in (voice.speaker, voice.office) if part)
    role = f" ({voice.role})" if voice.role else ""
    strands = ", ".join(
        strand.replace("_", " ") + _doubt(strand in voice.uncertain) for strand in voice.strands
    )
    sentiment = voice.sentiment + _doubt("sentiment" in voice.uncertain)
    return " \N{MIDDLE DOT} ".join(
        part for part in (f"{speaker or 'unattributed'}{role}", strands, sentiment) if part
    )


def _doubt(uncertain: bool) -> str:  # noqa: FBT001
    return " (uncertain)" if uncertain else ""


def _plain(text: str) -> str:
    """Escape whatever Markdown, or a reader that makes links by itself, would act on."""
    return _MARKUP.sub(r"\\\1", escape(" ".join(text.split()), quote=False))


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _target(url: str) -> str:
    """Write an address as Markdown takes it; none but those of the web become a link."""
    if not _is_web(url):
        return _plain(url)
    return f"<{quote(url, safe=_IN_ADDRESSES)}>"
