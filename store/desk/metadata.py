"""What Datasette is told about the archive: titles, descriptions, facets, search, questions.

All of it in one place, because Datasette 1.0 wants it elsewhere.
"""

from collections.abc import Mapping
from html import escape

from store.archive.describe import columns
from store.desk.gate import NAME, SEARCH
from store.desk.queries import QUESTIONS, Question

SETTINGS: Mapping[str, int | bool] = {
    "allow_download": False,
    "suggest_facets": False,  # each suggestion is a scan
    "facet_time_limit_ms": 1500,
    "sql_time_limit_ms": 5000,
    "default_page_size": 50,
    "truncate_cells_html": 240,
    "default_cache_ttl": 0,  # a nightly run may be writing
    "num_sql_threads": 3,
}
# Views are wide: start with the columns that are read first.
MENTIONS = f"/{NAME}/desk_mentions?" + "&".join(
    f"_col={column}"
    for column in ("day", "outlet", "speaker", "role", "sentiment", "text", "article")
)
ARTICLES = f"/{NAME}/desk_articles?" + "&".join(
    f"_col={column}" for column in ("day", "outlet", "title", "byline", "words", "id")
)
_WELCOME = f"""
<p>Coverage of the UK's Big Society agenda, mention by mention, beside the published measures of
its outcomes.</p>
<ul>
<li><a href="{escape(ARTICLES)}">Search the articles</a></li>
<li><a href="{escape(MENTIONS)}">See every mention, and filter by who, how and where</a></li>
<li><a href="/{NAME}/statements_beside_reaction?strand=">What was said, and how it was received</a>
  </li>
<li><a href="/{NAME}/desk_observations">What happened: the published values</a></li>
<li><a href="/{NAME}">All questions and views</a></li>
</ul>"""
_TITLES = {
    "desk_articles": ("Articles", "Every article kept, as its current version reads."),
    "desk_mentions": ("Mentions", "Each passage that speaks of the agenda: who, how, of what."),
    "desk_stories": ("Stories", "Articles that are one text, named by the earliest."),
    "desk_quotes": ("Quotes", "Words given to a speaker."),
    "desk_commitments": ("Commitments", "Checkable promises by those who govern."),
    "desk_claims": ("Claims", "Statements that something has happened, with its number."),
    "desk_sources": ("Sources", "Every outlet and publisher, and how it is."),
    "desk_measures": ("Measures", "Published quantities that show what happened."),
    "desk_observations": ("Observations", "Their values; never compared across two series."),
    "desk_events": ("Events", "Days that charts mark."),
    "desk_daily": ("Daily counts", "Articles, texts and newsrooms do not add up over days."),
    "desk_ledger": ("Ledger", "Pages that are no article, and pages that could not be read."),
    "desk_pages": ("Pages", "Where each page is kept as it was that day."),
    "desk_versions": (
        "Versions",
        "Each text that an article had; new only when its words changed.",
    ),
    "desk_changes": ("Changes", "What the publisher says it changed, beside what was seen."),
    "desk_dates": ("Dates", "All evidence for when articles were published, changed and seen."),
    "desk_attachments": ("Documents", "Documents that belong to articles."),
    "desk_runs": ("Runs", "The diary of the pipeline."),
    "desk_health": ("Health", "How each source fared in each run."),
    "desk_nights": ("Nights", "On which days each source could be seen, and what came."),
    "desk_rulesets": ("Rule sets", "A change of rules is a break in our own series."),
}
_SHOWN: Mapping[str, Mapping[str, object]] = {
    "desk_articles": {
        "facets": ["outlet", "tier", "kind", "access"],
        "sort_desc": "day",
        "fts_table": SEARCH,
        "fts_pk": "docid",
    },
    "desk_mentions": {
        "facets": ["sentiment", "role", "level", "tier"],
        "sort_desc": "day",
    },
    "desk_stories": {"sort_desc": "newsrooms"},
    "desk_sources": {"facets": ["state", "kind", "tier"]},
    "desk_nights": {"facets": ["saw", "state"], "sort_desc": "day"},
    "desk_observations": {"facets": ["strand", "role"]},
    "desk_ledger": {"facets": ["verdict", "reason"], "sort_desc": "noted"},
    "desk_runs": {"sort_desc": "run"},
    "desk_changes": {"facets": ["told_by", "outlet"], "sort_desc": "moment"},
}


def metadata() -> dict[str, object]:
    """Describe the archive to Datasette 0.65."""
    return {
        "title": "bigsociety: what was said, and what happened",
        "description_html": _WELCOME,
        "databases": {
            NAME: {
                "title": "The archive",
                "description": "Start with a question below, or search the articles. "
                "SQL reads the desk_ views.",
                "tables": {view: _view(view, told) for view, told in columns().items()},
                "queries": {question.name: _query(question) for question in QUESTIONS},
            }
        },
    }


def _view(view: str, told: Mapping[str, str]) -> dict[str, object]:
    title, description = _TITLES.get(view, (view, ""))
    return {
        "title": title,
        "description": description,
        "columns": told,
        **_SHOWN.get(view, {}),
    }


def _query(question: Question) -> dict[str, object]:
    return {
        "title": question.title,
        "description": question.description,
        "sql": question.sql.strip(),
        "params": list(question.parameters),
        "hide_sql": True,
    }
