"""The words by which prose speaks of what a measure counts. Words only: choosing is `nlp.measures`.

A measure that has no entry is known by the words of its title. Each entry gives first what is
counted, as the unit of a figure would name it (empty for shares and sums), and then patterns that
must all be found in the sentence.
"""

_NCS = r"national citizen service|\bncs\b"
_BSC = r"big society (?:capital|bank)"
_ORGANISERS = r"\b(?:community )?organi[sz]ers?\b"
_MUTUALS = r"\bmutuals?\b|spun? out|spin(?:-| )?outs?|staff-run|employee-(?:owned|led)"
_PLANS = r"neighbourhood (?:development )?plan|neighbourhood planning"
_ASSETS = (
    r"assets? of community value|community assets?|right to bid|\bacvs?\b|\bassets?\b.{0,40}\blist"
)
_WORK = r"work programme"
_IDEA = r"big society"
_FORMAL = r"(?<!in)\bformal(?:ly)?\b"
_INFORMAL = r"\binformal(?:ly)?\b"
_MONTH = r"once a month|every month|monthly|regular"
_YEAR = r"once a year|last year|past year|yearly|last 12 months"
_VOLUNTEER = r"\bvolunteer"
_GIVE = r"\b(?:gave|give|giving|given|donat\w+)\b"
_SECTOR = r"\b(?:charit\w+|voluntary (?:sector|organi[sz]ations?|groups)|third sector|sector)\b"

CONCEPTS: dict[str, tuple[str, ...]] = {
    "organisers_trained": (
        r"organi[sz]ers?",
        _ORGANISERS,
        r"\b(?:train|recruit|complet|employ|new generation)",
    ),
    "organiser_volunteers": (
        r"volunteers?|people",
        _ORGANISERS,
        r"volunteers?.{0,30}recruit|recruit\w*.{0,40}volunteers?",
    ),
    "organiser_listening": (
        r"people|residents|conversations",
        _ORGANISERS,
        r"\blisten|spoke|talked",
    ),
    "organiser_projects": (r"projects", _ORGANISERS, r"\bprojects?\b"),
    "assets_listed": (
        r"assets?|buildings|pubs and|places|items",
        _ASSETS,
        r"\b(?:list(?:ed|ings?)?|register|protect)",
    ),
    "assets_bought": (r"assets?|buildings", _ASSETS, r"\b(?:bought|buy|purchas|acquir)"),
    "pubs_listed": (r"pubs?", _ASSETS, r"\bpubs?\b", r"\blist|register|protect"),
    "plans_made": (r"plans?", _PLANS, r"\bmade\b"),
    "plans_adopted": (r"plans?", _PLANS, r"\badopted\b"),
    "plans_in_force": (r"plans?", _PLANS, r"in force|into force"),
    "plans_passed": (r"plans?|referend\w+", _PLANS, r"referend\w+|approved|passed|voted|ballot"),
    "plans_published": (r"plans?", _PLANS, r"published|consultation"),
    "neighbourhood_areas": (
        r"areas?|communities|groups",
        _PLANS,
        r"\bdesignated|started|preparing|drawing up|begun|working on",
    ),
    "community_shops": (
        r"shops?|stores?",
        r"community[- ](?:owned|run)|village shops?|owned by (?:the|their) communit",
        r"\bshops?\b",
    ),
    "cooperative_pubs": (r"pubs?", r"co-?operative|community[- ]owned", r"\bpubs?\b"),
    "community_libraries": (
        r"librar\w+|branches",
        r"\blibrar",
        r"community[- ](?:run|managed|led)|volunteers?|run by",
    ),
    "libraries_closed": (r"librar\w+|branches", r"\blibrar", r"\bclos(?:e|ed|ing|ures?)\b"),
    "library_volunteers": (
        r"volunteers?",
        r"\blibrar(?:y|ies)\b",
        r"\b(?:nation|england|country|uk|britain)",
        _VOLUNTEER,
    ),
    "community_first_panels": (r"panels?", r"community first", r"\bpanels?\b"),
    "community_first_projects": (r"projects?", r"community first", r"\bprojects?\b"),
    "community_first_grants": ("", r"community first"),
    "pcc_turnout": ("", r"police (?:and crime )?commissioner", r"turn ?out|voted"),
    "mutuals": (r"mutuals?|organi[sz]ations?|services|spin-?outs|enterprises|groups", _MUTUALS),
    "mutuals_staff": (
        r"people|staff|employees|workers|public servants",
        _MUTUALS,
        r"\b(?:employ|work|staff)",
    ),
    "mutuals_value": ("", _MUTUALS, r"\b(?:services|deliver|value|worth|turnover)"),
    "free_schools": (
        r"(?:free )?schools?",
        r"free schools?",
        r"\b(?:open|opened|opening|approved|now|are|set up|established|will)\b",
    ),
    "bsc_committed": ("", _BSC, r"\bcommit"),
    "bsc_signed": ("", _BSC, r"\bsigned|\binvested|\binvestments?\b"),
    "bsc_drawn": ("", _BSC, r"\bdrawn"),
    "wp_private_primes": (
        r"prime|contracts?|bidders|companies|providers|primes",
        rf"{_WORK}|preferred bidders|prime contract",
        r"\b(?:private|companies|firms|business)",
    ),
    "wp_voluntary_primes": (
        r"bidders|organi[sz]ations?|providers|charities|primes|contractors",
        rf"{_WORK}|preferred bidders",
        r"\b(?:prime|preferred bidders)",
        _SECTOR,
    ),
    "wp_voluntary_named": (
        r"organi[sz]ations?|charities|groups|subcontractors|sub-contractors",
        rf"{_WORK}|sub-?contract",
        r"sub-?contract|supply chain",
        _SECTOR,
    ),
    "tr_private_led": (
        r"contracts?|companies|areas|providers",
        r"transforming rehabilitation|probation",
        r"private|companies|firms",
    ),
    "ncs_participants": (
        r"people|teenagers|participants|\d\d-year-olds|youngsters|graduates|pupils|students",
        _NCS,
    ),
    "ncs_filled": ("", _NCS, r"\bplaces\b", r"\b(?:filled|taken|take-up)"),
    "ncs_cost": ("", _NCS, r"\b(?:cost|spent|spend|budget|invest\w*|funding)"),
    "youth_social_action": ("", r"young people|year-olds|teenagers|youth", r"social action"),
    "centre_for_social_action": ("", r"centre for social action|new phase of the centre"),
    "your_square_mile": (r"groups?|members", r"your square mile"),
    "uk_giving_total": (
        "",
        _GIVE,
        r"\b(?:individuals|adults|people|public|britons|uk|britain)\b",
        r"charit|good causes|\blast year\b",
    ),
    "uk_giving_donors": (
        "",
        r"\bper cent|%|\bin (?:ten|five|four|three)\b",
        _GIVE,
        r"typical month|in a month",
    ),
    "gave_to_charity": ("", _GIVE, r"charit", r"last four weeks|four weeks"),
    "volunteering_formal_monthly": ("", _VOLUNTEER, _FORMAL, _MONTH),
    "volunteering_formal_yearly": ("", _VOLUNTEER, _FORMAL, _YEAR),
    "volunteering_informal_monthly": ("", _VOLUNTEER, _INFORMAL, _MONTH),
    "volunteering_informal_yearly": ("", _VOLUNTEER, _INFORMAL, _YEAR),
    "influence_local_decisions": (
        "",
        r"\binfluence\b",
        r"\blocal (?:area|decisions?)|decisions? (?:locally|in their)",
    ),
    "influence_britain": (
        "",
        r"\binfluence\b",
        r"\bdecisions?\b.{0,30}\b(?:britain|national|country)",
    ),
    "belong_to_neighbourhood": ("", r"\bbelong", r"\bneighbourhood"),
    "neighbourhood_pulls_together": ("", r"\bpull(?:s|ed|ing)? together"),
    "neighbourhood_trust": ("", r"\btrust", r"\bneighbourhood|neighbours"),
    "backgrounds_get_on": ("", r"different backgrounds", r"\bget on"),
    "satisfied_with_area": ("", r"satisfied", r"\barea\b|place to live"),
    "not_heard_of": ("", _IDEA, r"(?:not|never|n[o']t) (?:even )?heard|unaware"),
    "do_not_understand": (
        "",
        _IDEA,
        r"(?:not|n't|n\u2019t|little) .{0,15}(?:understand|know what)|no idea what",
    ),
    "good_idea": ("", _IDEA, r"good (?:idea|thing)"),
    "will_not_work": ("", _IDEA, r"(?:will|would) not work|won['\u2019]t work"),
    "hot_air": ("", _IDEA, r"hot air|cover for"),
    "excuse_for_cuts": ("", _IDEA, r"excuse|cover"),
    "trust_in_charities": (
        "",
        r"trust in charities|trust(?:ed)? charities",
        r"out of (?:10|ten)|score",
    ),
    "emergency_food": (r"parcels?|food parcels?|packages", r"food (?:parcels?|banks?)|trussell"),
    "registered_charities": (
        r"(?:registered )?charities",
        r"\b(?:registered|on the register)\b",
        r"\bcharities\b",
    ),
    "government_income": (
        "",
        _SECTOR,
        r"income from (?:the )?(?:government|state)|government income|grants and contracts",
    ),
    "sector_income": (
        "",
        r"voluntary sector|third sector",
        r"\b(?:total|annual) income\b|sector['\u2019]s income",
    ),
    "spending_power_cut": (
        "",
        r"\bcouncils?\b|local (?:government|authorit)",
        r"spending power",
        r"\bcuts?\b|fall|fallen|reduc",
    ),
}
