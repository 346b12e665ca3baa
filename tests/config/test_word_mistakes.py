"""What is wrong with cues, confusables, aliases, strands, actors and events."""

from pathlib import Path

import pytest

from tests.config.overlay import CUE, Files, mistakes_of

C = "config/cues.yml: "
ACTOR = "- {name: Ada Finch, kind: person, role: sector"
EVENT = "- {day: 2012-05-07, title: A bench is mended}\n"


CASES: list[tuple[str, Files, str]] = [
    (
        "no words",
        {"cues.yml": '- {text: "...", level: theme}\n'},
        f"{C}[0].text: '...': a cue without a word matches everything: write words",
    ),
    (
        "no cue",
        {"cues.yml": "- {level: theme}\n"},
        f"{C}[0].text: missing: write the words that show a mention",
    ),
    (
        "cue twice",
        {"cues.yml": f"{CUE}}}\n- {{text: Mended-Bench, level: named}}\n"},
        f"{C}[1].text: 'Mended-Bench': already at config/cues.yml: [0]: keep one of the two",
    ),
    (
        "strand",
        {"cues.yml": f"{CUE}, strands: [social_actions]}}\n"},
        (
            f"{C}[0].strands[0]: 'social_actions': write one of: community_empowerment, "
            "public_services, social_action"
        ),
    ),
    (
        "level",
        {"cues.yml": "- {text: mended bench, level: label}\n"},
        f"{C}[0].level: 'label': write one of: named, programme, theme",
    ),
    (
        "anchor",
        {"cues.yml": f"{CUE}, anchor: yes}}\n"},
        f"{C}[0].anchor: 'yes': write true or false",
    ),
    (
        "span",
        {"cues.yml": f"{CUE}, since: 2012-01-02, until: 2012-01-01}}\n"},
        f"{C}[0].until: '2012-01-01': write a day on or after since (2012-01-02)",
    ),
    (
        "within",
        {"cues.yml": f"{CUE}, within: 0}}\n"},
        f"{C}[0].within: 0: write a distance in words: a number, at least 1",
    ),
    (
        "word twice",
        {"cues.yml": f"{CUE}, context: [park, park]}}\n"},
        f"{C}[0].context[1]: 'park': this is here twice: keep one",
    ),
    (
        "number for text",
        {"cues.yml": "- {text: 2012, level: theme}\n"},
        f"{C}[0].text: 2012: write the words that show a mention, as text (in quotes)",
    ),
    (
        "example",
        {"confusables.yml": "- {text: bench press, why: A sport.}\n"},
        (
            "config/confusables.yml: [0].example: missing: write a sentence that must not "
            "be a mention"
        ),
    ),
    (
        "label twice",
        {"aliases.yml": "- {label: Mended Bench}\n- {label: mended bench}\n"},
        (
            "config/aliases.yml: [1].label: 'mended bench': already at config/aliases.yml: "
            "[0]: keep one of the two"
        ),
    ),
    (
        "strand missing",
        {"strands.yml": "social_action: {}\n"},
        (
            "config/strands.yml: community_empowerment: missing: write its title, gloss, "
            "says and silent\n"
            "config/strands.yml: public_services: missing: write its title, gloss, says and"
            " silent\n"
            "config/strands.yml: social_action.title: missing: write the strand's name\n"
            "config/strands.yml: social_action.gloss: missing: write one sentence on what "
            "it is\n"
            "config/strands.yml: social_action.says: missing: write at least one sentence; "
            "they are its tests\n"
            "config/strands.yml: social_action.silent: missing: write at least one "
            "sentence; they are its tests"
        ),
    ),
    (
        "name twice",
        {"actors.yml": f"{ACTOR}}}\n{ACTOR}}}\n"},
        (
            "config/actors.yml: [1].name: 'Ada Finch': already at config/actors.yml: [0]: "
            "keep one of the two"
        ),
    ),
    (
        "office span",
        {
            "actors.yml": f"{ACTOR}, offices: [{{title: Mayor, role: other,"
            " since: 2012-05-02, until: 2010-05-01}]}\n"
        },
        (
            "config/actors.yml: [0].offices[0].until: '2010-05-01': write a day on or after"
            " since (2012-05-02)"
        ),
    ),
    (
        "role",
        {"actors.yml": "- {name: Ada Finch, kind: person, role: charity}\n"},
        (
            "config/actors.yml: [0].role: 'charity': write one of: government, opposition, "
            "sector, press, research, public, other"
        ),
    ),
    (
        "event day",
        {"events.yml": "- {day: May 2012, title: A bench is mended}\n"},
        (
            "config/events.yml: [0].day: 'May 2012': write a date as YYYY-MM-DD, such as "
            "2010-05-18, or a month, such as 2010-05"
        ),
    ),
    (
        "event twice",
        {"events.yml": EVENT + EVENT},
        (
            "config/events.yml: [1].title: '2012-05-07 A bench is mended': already at "
            "config/events.yml: [0]: keep one of the two"
        ),
    ),
]


@pytest.mark.parametrize(("name", "files", "said"), CASES, ids=[case[0] for case in CASES])
def test_mistaken_words_are_refused_with_what_to_write(
    name: str, files: Files, said: str, tmp_path: Path
) -> None:
    assert mistakes_of(files, tmp_path) == said, name
