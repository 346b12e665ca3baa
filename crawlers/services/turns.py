"""Several questions to one service, one after the other, each page by page.

For services that take one phrase at a time, or one date: a listing with three phrases is asked for
the first until nothing more comes, then for the second. The address of an answer says where one
stands, so that a later order goes on from any of them.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from w3lib.url import add_or_replace_parameter

from crawlers.services.asking import plain
from crawlers.services.service import Answer, More

Pairs = Sequence[tuple[str, str]]


def question(url: str, *parameters: Pairs) -> str:
    """Put groups of parameters behind an address; what has no value is left out.

    Within a group a name may come twice; a name that an earlier group gave is left as it is.
    """
    given: list[tuple[str, str]] = []
    for group in parameters:
        taken = {name for name, _ in given}
        given += [pair for pair in group if pair[1] and pair[0] not in taken]
    return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode(given)}" if given else url


def several(name: str, values: str) -> Pairs:
    """Spread a configured value over the parameters that it stands for: commas part them."""
    return [(name, each.strip()) for each in values.split(",")]


def more(
    questions: Sequence[str],
    answer: Answer,
    *,
    offset: str,
    days: Sequence[str],
    results: Any,
    total: Any,
) -> Iterator[More]:
    """Say what to ask next: the answered question's next page, or the next question.

    `offset` is the parameter that says how many results to pass over, `results` are those that the
    answer held, `total` is how many there are; both as the service sent them. The parameters in
    `days` keep the days of the answered question: an order that goes on where an earlier night
    stopped asks the rest of the phrases for that night's days, too.
    """
    came = len(results) if isinstance(results, list) else 0
    there = int(plain(total)) if plain(total).isdecimal() else 0
    here = parse_qsl(urlsplit(answer.url).query)
    passed = next((int(each) for name, each in here if name == offset and each.isdecimal()), 0)
    if came and passed + came < there:
        yield More(url=add_or_replace_parameter(answer.url, offset, str(passed + came)))
        return
    every = [parse_qsl(urlsplit(each).query) for each in dict.fromkeys(questions)]
    shapes = [_shape(each, days) for each in every]
    answered = _shape([pair for pair in here if pair[0] != offset], days)
    position = shapes.index(answered) + 1 if answered in shapes else len(every)
    for following in every[position : position + 1]:
        asked = [(name, _day(here, name, days) or value) for name, value in following]
        yield More(url=urlsplit(answer.url)._replace(query=urlencode(asked)).geturl())


def _shape(pairs: Pairs, days: Sequence[str]) -> list[tuple[str, str]]:
    return sorted((name, "" if name in days else value) for name, value in pairs)


def _day(here: Pairs, name: str, days: Sequence[str]) -> str:
    """Return the value that a parameter of days has here; where it has none, another's."""
    given = {each: value for each, value in here if each in days}
    return given.get(name) or next(iter(given.values()), "") if name in days else ""
