"""The desk's own pages and manners, as a Datasette plugin: `pm.register(store.desk.pages)`.

Pages are rendered by our own templates and inherit nothing of Datasette's. All text is escaped.
"""

import asyncio
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from config.doubt import STRAND_BAND, SURE_SENTIMENT
from config.model import STRANDS
from store.archive.archive import Archive
from store.ask.article import ReadArticle, read_article
from store.desk.gate import NAME, PREFIX
from store.desk.highlight import paragraphs
from store.desk.metadata import ARTICLES, MENTIONS

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_SAFE = {
    # Crawled text is hostile: even if escaping failed, no script of its would run.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_templates = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["plainly"] = lambda text: text.replace("_", " ")


Function = TypeVar("Function", bound=Callable[..., object])


def _hook(function: Function) -> Function:
    """Mark a function as Datasette's `hookimpl` does, and keep its type."""
    hookimpl(function)
    return function


@_hook
def register_routes() -> list[tuple[str, object]]:
    """Serve `/article/<id>`."""
    return [(r"^/article/(?P<id>[^/]+)$", article_page)]


async def article_page(datasette: Datasette, request: Request) -> Response:
    """Show an article with its mentions highlighted."""
    path = Path(datasette.get_database(NAME).path)
    found = await asyncio.to_thread(_read, path, request.url_vars["id"])
    if found is None:
        body = _templates.get_template("missing.html").render(urls=_urls(datasette))
        return Response.html(body, status=404, headers=_SAFE)
    body = _templates.get_template("article.html").render(
        article=found,
        paragraphs=paragraphs(found.body, found.passages),
        is_web=_is_web,
        strands=STRANDS,
        sure=SURE_SENTIMENT,
        band=STRAND_BAND,
        explain=f"bigsociety explain {found.id} --db {shlex.quote(path.name)}",
        urls=_urls(datasette),
    )
    return Response.html(body, headers=_SAFE)


@_hook
def permission_allowed(action: str, resource: object) -> bool | None:
    """Hide every table but the views."""
    if action == "view-table" and isinstance(resource, tuple) and resource[0] == NAME:
        return None if str(resource[1]).startswith(PREFIX) else False
    return None


@_hook
def render_cell(value: object, column: str, table: str | None, datasette: Datasette) -> object:
    """Link an article's id to its page, and a story's to its articles."""
    if not isinstance(value, str) or not value.isalnum():
        return None
    if column == "article" or (column == "id" and table == "desk_articles"):
        return _link(datasette.urls.path(f"/article/{value}"), value)
    if column == "story" or (column == "id" and table == "desk_stories"):
        return _link(datasette.urls.path(f"/{NAME}/desk_articles?story={value}"), value)
    return None


@_hook
def extra_css_urls() -> list[str]:
    """Dress Datasette's own pages."""
    return ["/assets/datasette.css"]


def _is_web(url: str) -> bool:
    """Whether it may be a link: crawled addresses are hostile, too."""
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _read(path: Path, key: str) -> ReadArticle | None:
    with Archive.open(path) as archive:
        return read_article(archive, key)


def _urls(datasette: Datasette) -> dict[str, str]:
    return {
        "home": datasette.urls.path("/"),
        "articles": datasette.urls.path(ARTICLES),
        "mentions": datasette.urls.path(MENTIONS),
        "search": datasette.urls.path(f"/{NAME}/desk_articles"),
        "article": datasette.urls.path("/article/"),
        "style": datasette.urls.path("/assets/desk.css"),
    }
