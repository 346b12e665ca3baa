"""How each source is, in plain words, after a run.

healthy: it gave something new; quiet: it answered and had nothing new; ill: it did not answer, or
gives less than it promises or than is its habit; blocked: it asked to be left alone; waiting for a
key, quota used up, needs JavaScript: it could not be asked, and what it lacks is said. What hid it
is found in `flows.stages.sight`, what it gives and how that compares in `flows.stages.habits`.
"""

from collections import Counter
from collections.abc import Iterable

from config.model import Source
from flows.stages.asking import asked_of, documents_of
from flows.stages.habits import judged_by_habit
from flows.stages.sight import Sight, looked_at
from flows.stages.telling import Counts
from store.archive.archive import Archive
from store.archive.clock import london_day
from store.archive.runs import Health, Run, State, keep_health, run_of
from store.ask.recent import newest


def keep(archive: Archive, run: int, sources: Iterable[Source], counts: Counts) -> list[Health]:
    """Keep how each of the sources is, one row a source; return them.

    A source that is not collected is never asked, and so neither well nor ill; of one that only
    archives hold, it is told whether they let themselves be asked.
    """
    this = run_of(archive, run)
    asked = [source for source in sources if _is_asked(source)]
    found = [judge(archive, source, counts, this) for source in asked]
    with archive.transaction():
        for health in found:
            keep_health(archive, run, health)
    return found


def judge(archive: Archive, source: Source, counts: Counts, run: Run) -> Health:
    """Say how a source is after a run in which these counts were made."""
    count = counts.get(source.key, Counter())
    sight = looked_at(archive, source, count, run)
    state, why = _in_words(archive, source, count, sight, run)
    return Health(
        source=source.key,
        state=state,
        reason="; ".join(why),
        saw=sight.state is None,
        listed=sight.listed,
        found=count["found"],
        fetched=count["fetched"],
        articles=count["articles"],
        failed=count["failed"],
    )


def _is_asked(source: Source) -> bool:
    held = source.status == "collected" and source.archive
    return bool(asked_of(source) or documents_of(source) or held)


def _in_words(
    archive: Archive, source: Source, count: Counter[str], sight: Sight, run: Run
) -> tuple[State, list[str]]:
    if source.closed and source.closed.isoformat() < london_day(run.started):
        return "quiet", [f"closed on {source.closed}"]
    if sight.state is not None:
        return sight.state, list(sight.why)
    habits = judged_by_habit(archive, source, sight.listed, run)
    if habits.troubles:
        return "ill", [*habits.troubles, *habits.warnings]
    if count["found"] or count["fetched"] or count["articles"]:
        return "healthy", list(habits.warnings)
    day = newest(archive, source.key)
    quiet = f"nothing new; its latest article is of {day}" if day else "nothing new"
    return "quiet", [quiet, *habits.warnings]
