"""What is wrong with a file, whatever it is about."""

from pathlib import Path

import pytest

from tests.config.overlay import CUE, SOURCE, Files, mistakes_of, source

S = "config/sources/sentinel.yml: "
C = "config/cues.yml: "

CASES: list[tuple[str, Files, str]] = [
    (
        "yaml",
        {"cues.yml": "- {text: a bench\n- b"},
        (
            f"{C}line 3: not YAML (did not find expected ',' or '}}'): indent with spaces, quote"
            " texts"
        ),
    ),
    (
        "control character",
        {"cues.yml": "- text: a\x07b"},
        (
            f"{C}line 1: not YAML (unacceptable character #x0007: control characters are not "
            "allowed): remove that character"
        ),
    ),
    (
        "tag",
        {"cues.yml": "- {text: mended bench, anchor: !!bool maybe}\n"},
        f"{C}line 1: a value cannot be read ('maybe'): quote it, and use no ! tags",
    ),
    (
        "object",
        {"cues.yml": "- !!python/object/apply:os.getcwd []\n"},
        (
            f"{C}line 1: not YAML (could not determine a constructor for the tag "
            "'tag:yaml.org,2002:python/object/apply:os.getcwd'): indent with spaces, quote texts"
        ),
    ),
    ("empty", {"cues.yml": " \n"}, f"{C}the file is empty: fill it or remove it"),
    (
        "only comments",
        {"cues.yml": "# nothing yet\n"},
        f"{C}nothing but comments: fill the file or remove it",
    ),
    (
        "list for mapping",
        {"sources/a.yml": "- 1\n"},
        "config/sources/a.yml: write keys and values, such as title: …",
    ),
    (
        "mapping for list",
        {"cues.yml": "text: mended bench\n"},
        f'{C}write a list: each entry begins with "- "',
    ),
    (
        "entry no mapping",
        {"cues.yml": "- mended bench\n"},
        f"{C}[0]: 'mended bench': write keys and values: - text: …",
    ),
    ("twice", source("title: Again\n"), f"{S}line 8: 'title': this key is here twice: keep one"),
    (
        "not UTF-8",
        {"cues.yml": b"# caf\xe9\n- {text: mended bench, level: theme}\n"},
        f"{C}line 1: not UTF-8: save the file as UTF-8",
    ),
    (
        "misnamed folder",
        {"soruces/a.yml": SOURCE},
        "config/soruces: nothing reads it under this name: call it sources",
    ),
    (
        "wrong suffix",
        {"sources/a.yaml": SOURCE},
        "config/sources/a.yaml: nothing reads it under this name: end it in .yml",
    ),
    (
        "misnamed file",
        {"cue.yml": CUE + "}\n"},
        "config/cue.yml: nothing reads it under this name: call it cues.yml",
    ),
    (
        "key in capitals",
        {"sources/The-Sentinel.yml": SOURCE},
        (
            "config/sources/The-Sentinel.yml: 'The-Sentinel': name the file in small "
            "letters, digits and underscores"
        ),
    ),
]


@pytest.mark.parametrize(("name", "files", "said"), CASES, ids=[case[0] for case in CASES])
def test_a_file_that_cannot_be_read_is_refused(
    name: str, files: Files, said: str, tmp_path: Path
) -> None:
    assert mistakes_of(files, tmp_path) == said, name
