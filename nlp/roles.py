"""Which side a description puts a speaker on, at a day: "the communities minister", "a resident".

Sides follow the codebook. A select committee is research whoever chairs it, a council is other, a
party is what it was on that day.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from datetime import date

from config.model import Role

_LABOUR_GOVERNS = ((date(1997, 5, 2), date(2010, 5, 10)), (date(2024, 7, 5), date(9999, 1, 1)))
_CONSERVATIVES_GOVERN = (
    (date(1979, 5, 4), date(1997, 5, 1)),
    (date(2010, 5, 11), date(2024, 7, 4)),
)
_LIBERALS_GOVERN = ((date(2010, 5, 11), date(2015, 5, 8)),)

_PARTIES = {
    "Labour": (r"labour(?!\s+(?:market|costs?|force))|labour's", _LABOUR_GOVERNS),
    "Conservative": (r"conservatives?|tory|tories|tory's|\(con\)", _CONSERVATIVES_GOVERN),
    "Liberal Democrat": (r"liberal\s+democrats?|lib[\s-]dems?|\(ld\)", _LIBERALS_GOVERN),
}

_COUNCIL = """council councils council's councillor councillors cllr council_leader town_hall
town_halls
local_authority local_authorities borough county_council alderman mayor local_government_association
parish_clerk town_clerk council_officer"""

# Tried in order. A word joined by _ is a phrase; what ends in * goes on.
_DESCRIBED: tuple[tuple[Role, str], ...] = (
    (
        "sector",
        """council_for_voluntary councils_for_voluntary council_of_voluntary
        voluntary_service_council
        voluntary_council cvs council_for_voluntary_service volunteer_centre volunteer_manager
        volunteering_charity community_foundation""",
    ),
    ("opposition", "shadow opposition opposition's our_opponents"),
    (
        "research",
        """select_committee committee committees committee's audit_office auditor auditors
        auditor_general public_accounts mps_on_the think_tank think-tank think_tanks thinktank
        institute_for institute_of_fiscal""",
    ),
    (
        "government",
        """minister ministers minister's business_secretary secretary_of_state prime_minister
        cabinet_office downing_street communities_secretary""",
    ),
    (
        "other",
        """union unions union's unison tuc trade_unionist general_secretary bishop bishops
        archbishop church churches vicar rector priest dean_of rabbi imam canon lawyer lawyers
        solicitor barrister crossbench* cross-bench* police police_chief constable landlord
        landlords publican publicans pub_company brewery brewer estate_agent developer
        developers contractor contractors business businesses business_leader business_leaders
        bosses cbi employer employers firm firms company companies multinational bank banks
        banker bankers teacher teachers headteacher head_teacher headmaster heads_of_schools
        librarian librarians doctor doctors nurse nurses probation_officer probation_officers
        regulator watchdog ombudsman commissioner scout_leader nhs_trust hospital shopkeeper
        builders architect architects planner planners federation_of_small chamber_of_commerce
        royal_college charity_regulator trade_body housebuilders supermarket football_club
        investor investors ftse land_agent land_agents
        property_manager broker mortgage_broker opponents""",
    ),
    (
        "government",
        """government government's ministers minister minister's ministry department department's
        departments cabinet_office downing_street number_10 number_ten no_10 no10
        prime_minister prime_minister's premier pm pm's chancellor whitehall treasury
        home_office home_secretary foreign_secretary communities_secretary education_secretary
        health_secretary culture_secretary justice_secretary business_secretary
        environment_secretary work_and_pensions_secretary pensions_secretary cabinet_secretary
        transport_secretary defence_secretary secretary_of_state levelling_up_secretary
        housing_secretary the_coalition coalition_government coalition_minister
        coalition_ministers coalition_mp coalition_mps dclg dwp dcms mhclg dfe
        cabinet_minister civil_servant civil_servants big_society_tsar tsar aide aides
        deputy_prime_minister treasury_source cabinet_colleague cabinet_colleagues
        paymaster_general backbench* ministerial""",
    ),
    (
        "research",
        """report reports report's study survey surveys poll polls pollster pollsters researcher
        researchers professor academic academics analysis analyst analysts economist
        economists evaluation evaluators evaluator lecturer university historian sociologist
        inquiry commission review reviewers statistics figures statisticians research data
        evidence scholars scholar political_scientist authors academic's auditors' economists'
        inspectors paper working_paper polling sociologists sociologist interviews almanac
        index""",
    ),
    (
        "sector",
        """charity charities charity's charitable voluntary_sector voluntary_organisation*
        voluntary_group* ncvo acevo navca locality social_enterprise social_enterprises
        social_entrepreneur social_entrepreneurs foundation foundations trust trusts trust's
        trustee trustees third_sector civil_society_leaders sector_leaders sector fundraiser
        fundraisers hospice hospices community_group community_groups campaign_group
        umbrella_body umbrella_group charity_boss philanthropist philanthropists grantmaker*
        funder funders housing_association housing_associations co-operative co-operatives
        co-op co-ops mutual mutuals youth_worker youth_workers youth_group youth_groups ngo
        ngos community_organiser community_organisers food_bank foodbank community_interest
        community_centre credit_union campaigner campaigners development_trust*
        volunteering_body scouts""",
    ),
    (
        "public",
        """resident residents resident's residents' local locals reader readers volunteer
        volunteers parent parents villager villagers neighbour neighbours pensioner pensioners
        teenager teenagers tenant tenants mother father mum dad grandmother grandfather
        customer customers regulars regular drinker drinkers borrower voter voters taxpayer
        taxpayers householder householders public user users library_user protester protesters
        people youngster youngsters participant participants claimant claimants jobseeker
        jobseekers schoolgirl schoolboy student students pupil pupils retired villager's
        walker walkers onlooker fan graduate graduates young_people passer-by patient patients
        lived_in lives_in who_lives local_woman local_man my_mum my_dad my_mother my_neighbour""",
    ),
    (
        "press",
        "columnist commentator commentators journalist journalists newspaper editor leader_writer",
    ),
    ("other", "peers critics"),
)

_NEUTRAL = frozenset(
    """spokesman spokeswoman spokesperson spokesmen source sources official officials officer
    officers insider insiders critic critics supporter supporters opponent opponents leader
    leaders chief executive chair chairman chairwoman chairmen director directors head heads
    manager managers boss bosses founder member members adviser advisers advisor expert
    experts author authors organiser organisers worker workers group groups body bodies
    organisation organisations mp mps peer peers lord lords lady baroness president secretary
    treasurer partner partners woman man women men colleague colleagues observer observers
    sceptics sceptic cynics cynic friends friend people others politicians politician backer
    backers owner owners letter statement document documents website paper leaflet manifesto
    campaign champion champions ambassador coordinator co-ordinator administrator clerk
    speaker veteran trainer consultant consultants blogger respondents respondent delegates
    delegate guests guest audience staff team society association alliance network coalition
    federation centre council foreword audit auditor verdict party one lad lads girl girls boy
    wife husband son daughter brother sister correspondent writer conservatives libdems
    neighbours activist activists representative representatives petition farmer farmers
    campaigner scientist scientists judge judges""".split()
)


def described(words: str, day: date | None) -> Role | None:
    """Give the side that a description gives away at `day`; None when it does not."""
    party = _party(words, day)
    if _COUNCILS.search(words) and not _NOT_COUNCILS.search(words):
        labour = party is not None and party[0] == "Labour"
        return "opposition" if labour and party and party[1] == "opposition" else "other"
    first = _first(words)
    if first is not None and first[1] < _BEFORE_PARTY:
        return first[0]
    if party is not None:
        return party[1]
    return first[0] if first else None


def party_of(words: str) -> str:
    """Give the party that a description names; empty where it names none."""
    return next(
        (name for name, (pattern, _) in _PARTY_PATTERNS.items() if pattern.search(words)), ""
    )


def side_of(party: str, day: date | None) -> Role:
    """Give the side of a party at `day`; without a day, that of May 2010 to May 2015."""
    when = day or date(2012, 1, 1)
    governs = any(first <= when <= last for first, last in _PARTY_PATTERNS[party][1])
    return "government" if governs else "opposition"


def can_speak(words: str) -> bool:
    """Whether a description is of somebody, or of a body or paper, that can say something."""
    return any(
        word in _SPEAKERS or word.removesuffix("s") in _SPEAKERS
        for word in _WORD.findall(words.lower())
    )


def _party(words: str, day: date | None) -> tuple[str, Role] | None:
    name = party_of(words)
    return (name, side_of(name, day)) if name else None


def _first(words: str) -> tuple[Role, int] | None:
    words = _IN_NAMES.sub(r"\1", _LOCAL.sub("local", words))
    for place, (role, pattern) in enumerate(_PATTERNS):
        if pattern.search(words):
            return role, place
    return None


def _any_of(words: str) -> re.Pattern[str]:
    """One pattern for words of a table, whole and in any case."""
    parts = [
        re.escape(word).replace("_", r"[\s-]").replace(r"\*", r"\w*") for word in words.split()
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)


_LOCAL = re.compile(r"(?<!and )local government(?! minister)", re.IGNORECASE)
_IN_NAMES = re.compile(
    r"(?:[A-Z][\w'’-]+\s){1,4}"
    r"(Foundation|Charity|Hospice|Institute|Committee|Union|University|Trust)\b"
)
"""What a body is called after is not what it is: Lloyds Bank Foundation."""
_WORD = re.compile(r"[\w'-]+")
_PATTERNS = tuple((role, _any_of(words)) for role, words in _DESCRIBED)
_BEFORE_PARTY = 3
"""Rows of the table that outweigh a party: a Conservative chair of a committee is research."""
_COUNCILS = _any_of(_COUNCIL)
_NOT_COUNCILS = re.compile(
    r"council[s]?\s+(?:for|of)\s+voluntary|committee|arts council|minister|church|council tax",
    re.IGNORECASE,
)
_PARTY_PATTERNS = {
    name: (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), spans)
    for name, (pattern, spans) in _PARTIES.items()
}
_SPEAKERS = _NEUTRAL | {
    word for _, table in _DESCRIBED for row in table.split() for word in row.rstrip("*").split("_")
} - frozenset("for of the on in mps 10 no number up".split())
_SPEAKERS |= frozenset(
    "tory tories labour councillor councillors councils cllr mayor authority".split()
)
_SPEAKERS |= frozenset("authorities democrats mps".split())
