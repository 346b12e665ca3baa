"""Questions an analyst asks again and again, ready to be run in the desk.

They read the `desk_` views only. A parameter that is left empty asks for everything. Mentions are
never summed over levels without saying so: a named mention and a theme are not of one weight.
"""

from dataclasses import dataclass

_HOLDS = "(select threshold from desk_rulesets where state = 'active')"
_STRAND = f"""(:strand = ''
  or (:strand = 'community_empowerment' and community_empowerment >= {_HOLDS})
  or (:strand = 'public_services' and public_services >= {_HOLDS})
  or (:strand = 'social_action' and social_action >= {_HOLDS}))"""
_BY_LEVEL = """sum(level = 'named') as named, sum(level = 'programme') as programme,
  sum(level = 'theme') as theme"""
_THREE = """count(distinct article) as articles, count(distinct coalesce(story, article)) as texts,
  count(distinct newsroom) as newsrooms"""
_SIDE = """case role when 'government' then 'statements' when 'press' then 'press voice'
    when 'unattributed' then 'unattributed' else 'reaction' end"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One canned query."""

    name: str
    title: str
    description: str
    sql: str
    parameters: tuple[str, ...] = ()


QUESTIONS = (
    Question(
        name="coverage_by_month",
        title="Coverage by month and strand",
        description="How many mentions of each strand, per month and level.",
        sql="""
select substr(day, 1, 7) as month, strand, sum(iif(level = 'named', mentions, 0)) as named,
  sum(iif(level = 'programme', mentions, 0)) as programme,
  sum(iif(level = 'theme', mentions, 0)) as theme
from desk_daily where day <> '' group by 1, 2 order by 1 desc, 2""",
    ),
    Question(
        name="said_on_a_day",
        title="Who said what on a day",
        description="Every mention published on a day, such as an event's: 2013-12-09.",
        sql="""
select outlet, speaker, role, office, sentiment, text, title, article
from desk_mentions where day = :day and day <> ''
order by role = 'unattributed', role, speaker, outlet""",
        parameters=("day",),
    ),
    Question(
        name="statements_beside_reaction",
        title="Statements, reaction and press voice by year",
        description="What the government said beside what others answered; leave the strand empty "
        "for all three (community_empowerment, public_services, social_action).",
        sql=f"""
select substr(day, 1, 4) as year, {_SIDE} as side, sentiment, {_BY_LEVEL}, {_THREE}
from desk_mentions where day <> '' and {_STRAND}
group by 1, 2, 3 order by 1, 2, 3""",
        parameters=("strand",),
    ),
    Question(
        name="reaction_by_tier",
        title="Sentiment of the reaction, by tier of outlet",
        description="How those who do not govern speak of it, tier by tier.",
        sql=f"""
select tier, sentiment, {_BY_LEVEL}, {_THREE}
from desk_mentions
where role in ('opposition', 'sector', 'research', 'public', 'other') and {_STRAND}
group by 1, 2 order by 1, 2""",
        parameters=("strand",),
    ),
    Question(
        name="top_speakers",
        title="Who is heard most",
        description="Speakers by the newsrooms that carry them.",
        sql=f"""
select speaker, role, {_THREE}, sum(sentiment = 'positive') as positive_mentions,
  sum(sentiment = 'neutral') as neutral_mentions, sum(sentiment = 'negative') as negative_mentions
from desk_mentions where speaker is not null
group by 1, 2 order by newsrooms desc, articles desc, speaker limit 100""",
    ),
    Question(
        name="a_speaker_over_time",
        title="What one speaker said, over time",
        description="Every mention of a speaker, by any part of the name.",
        sql="""
select day, outlet, speaker, office, sentiment, text, article
from desk_mentions where :name <> '' and speaker like '%' || :name || '%' order by day""",
        parameters=("name",),
    ),
    Question(
        name="story_spread",
        title="How stories spread",
        description="The first outlet of each text that others carried, and who followed.",
        sql="""
select count(distinct newsroom) as newsrooms, count(*) as articles,
  min(published) as first_published, outlet as first_outlet, title,
  group_concat(outlet, ', ') as outlets_in_order, story
from (select story, newsroom, published, outlet, title from desk_articles
  where story is not null order by story, published is null, published)
group by story having count(*) > 1 order by newsrooms desc, articles desc limit 200""",
    ),
    Question(
        name="after_an_event",
        title="The week after each event",
        description="Mentions of the seven days from each event on, per level.",
        sql="""
select e.day, e.title, sum(iif(d.level = 'named', d.mentions, 0)) as named,
  sum(iif(d.level = 'programme', d.mentions, 0)) as programme,
  sum(iif(d.level = 'theme', d.mentions, 0)) as theme
from desk_events e left join desk_daily d on d.day between e.day and date(e.day, '+6 days')
group by e.day, e.title order by e.day""",
    ),
    Question(
        name="press_voice",
        title="What the outlets say in their own voice",
        description="Mentions whose view is the paper's own, per outlet and sentiment.",
        sql=f"""
select outlet, tier, sentiment, {_BY_LEVEL}, {_THREE}
from desk_mentions where role = 'press' group by 1, 2, 3 order by 1, 3""",
    ),
    Question(
        name="measures_with_breaks",
        title="Measures with a break in method",
        description="Measures of more than one series: their values are never compared across.",
        sql="""
select measure, title, series, series_title, producer, min(period) as first_period,
  max(period) as last_period, count(*) as observations
from desk_observations
where measure in (select measure from desk_measures where series > 1)
group by measure, series order by title, series""",
    ),
    Question(
        name="claims_and_figures",
        title="Claims beside the published figures",
        description="Claims with a number, beside the published values of the measure they name.",
        sql="""
select c.text as claim, c.value as claimed, c.unit, c.period, o.period as published_period,
  o.value as published_value, o.series_title, o.source_title, c.outlet, c.article
from desk_claims c left join desk_observations o on o.measure = c.measure
order by c.published desc limit 500""",
    ),
    Question(
        name="promises_without_a_measure",
        title="Promises that no measure can answer",
        description="Commitments of those who govern that cannot be checked, and why.",
        sql="""
select actor, text, deadline, strand, why_not, outlet, published, article
from desk_commitments where not measurable order by published""",
    ),
    Question(
        name="quarantined_pages",
        title="Pages that could not be read",
        description="Pages that should have been understood and were not, with the reason.",
        sql="""
select source, reason, detail, address, noted from desk_ledger
where verdict = 'quarantined' order by noted desc""",
    ),
    Question(
        name="sources_that_need_a_look",
        title="Sources that need a look",
        description="Sources that are not healthy, or of which pages wait or failed.",
        sql="""
select outlet, iif(status = 'collected', state, status) as state,
  iif(status = 'collected', reason, why) as reason, articles, last_day, pending, quarantined
from desk_sources
where watched and (coalesce(state, '') <> 'healthy' or pending or quarantined)
order by state, outlet""",
    ),
    Question(
        name="undated_articles",
        title="Articles without a trustworthy date",
        description="They enter no year and no window: a wrong date makes a false spike.",
        sql="""
select outlet, title, published, published_evidence, published_reliability, url, id as article
from desk_articles where published is null or published_reliability in ('low', 'none')
order by outlet, title limit 500""",
    ),
)
