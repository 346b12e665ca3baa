"""The sample's outlets: where each lives, how its pages look, and its habits as a server.

What they print is in `texts`; how the crawl is told of them is in `config/sources`.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from flows.sample.texts import Form
from store.records import Kind

Format: TypeAlias = Literal["rss", "atom", "sitemap", "news", "index"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A feed or sitemap as the outlet publishes it."""

    path: str
    format: Format
    newest: int | None = None
    """Only so many of the newest articles."""
    years: tuple[int, int] | None = None
    """Only articles of these years, both inclusive."""
    children: tuple[str, ...] = ()
    """Of a sitemap index: the paths of its sitemaps."""
    tracking: str = ""
    """Query string that the feed hangs on its links."""
    dated: bool = True
    gzipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An invented outlet."""

    key: str
    title: str
    host: str
    strapline: str
    template: str
    """Name in `templates/`; two names, old and new, where it was redesigned at the end of 2012."""
    address: str
    """Pattern of an article's path: section, slug, year, mon, month, day, number."""
    kind: Kind
    sections: tuple[str, ...]
    listings: tuple[Listing, ...]
    alternates: tuple[Form, ...] = ()
    delay: float = 0.0
    """Seconds before it answers."""
    compresses: bool = False
    disallow: tuple[str, ...] = ()
    etag: Literal["honest", "lies", "none"] = "honest"
    """An ETag that lies differs at every answer."""
    broken: tuple[str, ...] = ()
    """Paths that answer with status 500."""


OUTLETS: tuple[Outlet, ...] = (
    Outlet(
        key="sentinel",
        title="The Sentinel",
        host="sentinel.example",
        strapline="News, comment and analysis",
        template="broadsheet_old.html broadsheet_new.html",
        address="/{section}/{year}/{mon}/{day}/{slug}",
        kind="news",
        sections=("society", "politics", "comment", "money", "culture"),
        listings=(
            Listing(path="/society/rss", format="rss", newest=10, tracking="CMP=share_rss_society"),
            Listing(path="/sitemaps/news.xml", format="news", newest=6),
            Listing(
                path="/sitemap.xml",
                format="index",
                children=("/sitemaps/2010-2012.xml", "/sitemaps/2013-2015.xml.gz"),
            ),
            Listing(path="/sitemaps/2010-2012.xml", format="sitemap", years=(2010, 2012)),
            Listing(
                path="/sitemaps/2013-2015.xml.gz",
                format="sitemap",
                years=(2013, 2015),
                gzipped=True,
            ),
        ),
        alternates=("amp",),
    ),
    Outlet(
        key="sector_weekly",
        title="Sector Weekly",
        host="sectorweekly.example",
        strapline="For everyone who runs a charity",
        template="trade_weekly.html",
        address="/{slug}/{section}/article/{number}",
        kind="trade_press",
        sections=("governance", "fundraising", "policy-and-politics", "analysis"),
        listings=(
            Listing(
                path="/rss/news", format="rss", newest=8, tracking="utm_source=rss&utm_medium=feed"
            ),
            Listing(path="/sitemap.xml.gz", format="sitemap", gzipped=True),
        ),
        alternates=("print",),
    ),
    Outlet(
        key="charity_courier",
        title="Charity Courier",
        host="charitycourier.example",
        strapline="The business magazine for UK non-profits",
        template="courier.html",
        address="/ct/{slug}.php",
        kind="trade_press",
        sections=("News", "Features", "Finance", "Awards"),
        listings=(
            Listing(path="/ct/rss.xml", format="rss", newest=5, dated=False),
            Listing(path="/sitemap.xml", format="sitemap", dated=False),
        ),
        etag="none",
    ),
    Outlet(
        key="civic_sector",
        title="Civic Sector News",
        host="civicsector.example",
        strapline="News for the people behind good causes",
        template="civic.html",
        address="/news/{slug}.html",
        kind="trade_press",
        sections=("news", "finance", "governance", "voices"),
        listings=(
            Listing(path="/news.atom", format="atom", newest=6),
            Listing(path="/sitemap-index.xml", format="index", children=("/sitemap-1.xml.gz",)),
            Listing(path="/sitemap-1.xml.gz", format="sitemap", gzipped=True),
        ),
    ),
    Outlet(
        key="leaven",
        title="Leaven",
        host="leaven.example",
        strapline="Faith, ethics and the common good",
        template="leaven.html",
        address="/node/{number}",
        kind="news",
        sections=("news", "comment", "features"),
        listings=(Listing(path="/rss.xml", format="rss"),),
    ),
    Outlet(
        key="public_realm",
        title="Public Realm Executive",
        host="publicrealm.example",
        strapline="Running public services better",
        template="executive.html",
        address="/Public-Realm-News/{slug}",
        kind="trade_press",
        sections=("News", "Procurement", "Interviews", "Comment"),
        listings=(Listing(path="/sitemap.xml", format="sitemap"),),
    ),
    Outlet(
        key="townhall_daily",
        title="Town Hall Daily",
        host="townhall.example",
        strapline="Local government, every morning",
        template="townhall.html",
        address="/{slug}/{number}",
        kind="trade_press",
        sections=("News", "Finance", "Planning", "Jobs"),
        listings=(Listing(path="/rss", format="rss"),),
        delay=0.3,
    ),
    Outlet(
        key="hmg",
        title="HMG.EXAMPLE",
        host="hmg.example",
        strapline="The place for an invented government's services and information",
        template="government.html",
        address="/government/{section}/{slug}",
        kind="press_release",
        sections=("news", "speeches", "publications"),
        listings=(
            Listing(path="/government/announcements.atom", format="atom", newest=10),
            Listing(path="/sitemap.xml", format="index", children=("/sitemaps/sitemap_1.xml",)),
            Listing(path="/sitemaps/sitemap_1.xml", format="sitemap"),
        ),
        compresses=True,
    ),
    Outlet(
        key="civic_measure",
        title="Civic Measure",
        host="civicmeasure.example",
        strapline="An independent think tank",
        template="thinktank.html",
        address="/reports/{slug}/",
        kind="report",
        sections=("reports", "events", "people"),
        listings=(Listing(path="/sitemap.xml", format="sitemap"),),
    ),
    Outlet(
        key="northmoor_post",
        title="Northmoor Evening Post",
        host="northmoorpost.example",
        strapline="The voice of Northmoor since 1871",
        template="regional.html",
        address="/news/{section}/{slug}-{number}",
        kind="news",
        sections=("local", "politics", "opinion", "sport"),
        listings=(
            Listing(path="/rss/news.xml", format="rss", newest=8, tracking="ito=rss&fbclid=sample"),
            Listing(path="/news-sitemap.xml", format="news"),
        ),
        alternates=("amp",),
    ),
    Outlet(
        key="daily_beacon",
        title="Daily Beacon",
        host="dailybeacon.example",
        strapline="Straight talking",
        template="tabloid.html",
        address="/{section}/article-{number}/{slug}.html",
        kind="news",
        sections=("news", "columnists", "showbiz", "plus"),
        listings=(
            Listing(path="/articles.rss", format="rss"),
            Listing(path="/sitemap-articles.xml", format="sitemap"),
        ),
        disallow=("/plus/",),
        etag="lies",
    ),
    Outlet(
        key="vaa",
        title="Voluntary Action Alliance",
        host="vaalliance.example",
        strapline="Championing voluntary action",
        template="wordpress.html",
        address="/blog/{year}/{month}/{slug}/",
        kind="blog",
        sections=("blog", "policy", "volunteering"),
        listings=(
            Listing(path="/feed/", format="rss", newest=10),
            Listing(
                path="/wp-sitemap.xml", format="index", children=("/wp-sitemap-posts-post-1.xml",)
            ),
            Listing(path="/wp-sitemap-posts-post-1.xml", format="sitemap"),
        ),
    ),
    Outlet(
        key="quarter",
        title="The Quarter",
        host="thequarter.example",
        strapline="Books, music and ideas",
        template="magazine.html",
        address="/reviews/{slug}",
        kind="news",
        sections=("books", "music", "ideas"),
        listings=(Listing(path="/reviews.atom", format="atom"),),
    ),
    Outlet(
        key="pocketbook",
        title="Pocketbook",
        host="pocketbook.example",
        strapline="Money made plain",
        template="magazine.html",
        address="/guides/{slug}",
        kind="news",
        sections=("savings", "mortgages", "investing"),
        listings=(Listing(path="/guides/feed", format="rss"),),
    ),
    Outlet(
        key="wexley_chronicle",
        title="Wexley Chronicle",
        host="wexleychronicle.example",
        strapline="Wexley and the Vale, every Thursday",
        template="regional.html",
        address="/news/{section}/{slug}-{number}",
        kind="news",
        sections=("local", "politics", "opinion", "farming"),
        listings=(Listing(path="/rss/news.xml", format="rss"),),
        broken=("/rss/news.xml",),
    ),
)
