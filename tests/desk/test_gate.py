"""The desk's SQL reaches the views and a search for words, and nothing else."""

import pytest

from store.desk.gate import NAME
from tests.desk.conftest import Ask

REFUSED = [
    "select body from articles",
    "select body from main.articles",
    "with desk_articles as (select body from articles) select * from desk_articles",
    "with desk_articles as materialized (select body from articles) select * from desk_articles",
    "select * from (select body from articles) as desk_articles",
    "select 1 where exists (select 1 from articles where body like 'T%')",
    "select (select body from articles limit 1) from desk_runs",
    "select a.body from desk_articles d join articles a on a.id = d.docid",
    "select body from versions",
    "explain select body from articles",
    "select rowid from articles_fts",
    'select "body" from articles_fts',
    "with g(body) as (select 1) select body from g right join articles_fts using (body)",
    "select docid from desk_articles natural join articles_fts",
    "select body from desk_search",
    "select snippet(desk_search, 3, '', '', '', 9) from desk_search where desk_search match 'x'",
    "select highlight(desk_search, 3, '', '') from desk_search where desk_search match 'x'",
    "select block from articles_fts_data",
    "select load_extension('anything')",
]
ALLOWED = [
    "select count(*) as n from desk_articles",
    "with recent as (select * from desk_mentions) select count(*) as n from recent",
    "with recursive t(n) as (select 1 union all select n + 1 from t limit 3) select 1 as n from t",
    "select count(*) as n from desk_articles, json_each('[1]')",
    "select count(*) as n from desk_search where desk_search match 'volunteers'",
    "select count(*) as n from desk_mentions where text like :like",
    "select name as n from sqlite_master limit 1",
    "-- what is in it\nselect 1 as n",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_raw_tables_are_refused(ask: Ask, sql: str) -> None:
    response = ask(f"/{NAME}.json", sql=sql)
    assert response.status_code == 400
    assert "rows" not in response.json() or not response.json()["rows"]


@pytest.mark.parametrize("sql", ALLOWED)
def test_questions_to_the_views_are_answered(ask: Ask, sql: str) -> None:
    response = ask(f"/{NAME}.json", sql=sql, like="%", _shape="array")
    assert response.status_code == 200
    assert response.json()[0]["n"]


@pytest.mark.parametrize("table", ["articles", "versions", "articles_fts", "articles_fts_data"])
@pytest.mark.parametrize("ending", ["", ".json", ".csv", "/1"])
def test_a_raw_tables_page_is_forbidden(ask: Ask, table: str, ending: str) -> None:
    assert ask(f"/{NAME}/{table}{ending}").status_code == 403


def test_a_condition_smuggled_into_a_views_page_is_refused(ask: Ask) -> None:
    response = ask(f"/{NAME}/desk_runs.json", _where="1 in (select id from articles)")
    assert response.status_code == 400


def test_a_search_turned_to_another_table_is_refused(ask: Ask) -> None:
    response = ask(f"/{NAME}/desk_articles.json", _search="x", _fts_table="articles")
    assert response.status_code == 400


def test_a_name_in_quotation_marks_is_a_word_where_the_view_has_no_such_column(ask: Ask) -> None:
    response = ask(f"/{NAME}.json", sql='select distinct "body" from desk_search', _shape="arrays")
    assert response.json()["rows"] == [["body"]]


def test_the_file_itself_is_not_handed_out(ask: Ask) -> None:
    assert ask(f"/{NAME}.db").status_code == 403


def test_the_refusal_says_what_may_be_read(ask: Ask) -> None:
    response = ask(f"/{NAME}.json", sql="select body from articles")
    assert "desk_ views" in response.json()["error"]


def test_writing_is_refused(ask: Ask) -> None:
    assert ask(f"/{NAME}.json", sql="delete from desk_runs").status_code == 400
