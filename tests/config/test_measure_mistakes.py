"""What is wrong with measures and the values of their series."""

from pathlib import Path

import pytest

from tests.config.overlay import MEASURE, ROW, Files, mistakes_of, values

V = "config/observations/benches.csv: "

CASES: list[tuple[str, Files, str]] = [
    (
        "value as text",
        values(ROW.replace(",7,", ",seven,")),
        (f"{V}line 2.value: 'seven': write digits and a point only, or nothing where unpublished"),
    ),
    (
        "value with a comma",
        values(ROW.replace(",7,", ',"7,000",')),
        (f"{V}line 2.value: '7,000': write digits and a point only, or nothing where unpublished"),
    ),
    (
        "period twice",
        values(ROW, ROW),
        (
            f"{V}line 3.period: 'benches 2012': already at config/observations/benches.csv: "
            "line 2: keep one of the two"
        ),
    ),
    (
        "unit",
        values(ROW.replace("count", "%")),
        f"{V}line 2.unit: '%': the measure is in 'count': convert the value to it",
    ),
    (
        "series unknown",
        values(ROW.replace("benches,", "bench,")),
        (f"{V}line 2.series: 'bench': no measure has this series: add it there, or mend the name"),
    ),
    (
        "end before start",
        values(ROW.replace("2012-12-31", "2011-12-31")),
        f"{V}line 2.end: '2011-12-31': write a day on or after start (2012-01-01)",
    ),
    (
        "start missing",
        values(ROW.replace("2012-01-01", "")),
        f"{V}line 2.start: missing: write a date as YYYY-MM-DD, such as 2010-05-18",
    ),
    (
        "confidence",
        values(ROW.replace("high", "sure")),
        f"{V}line 2.confidence: 'sure': write one of: high, medium, low",
    ),
    (
        "columns",
        {"measures/b.yml": MEASURE, "observations/b.csv": "series,value\nbenches,7\n"},
        (
            "config/observations/b.csv: line 1: write the columns: series,period,start,end,"
            "value,unit,part_year,released,source_title,source_url,confidence,note"
        ),
    ),
    ("cells", values("benches,2012\n"), f"{V}line 2: write as many cells as there are columns"),
    (
        "quotation",
        values('benches,"2012\n'),
        f"{V}line 2: not CSV (unexpected end of data): close every quotation mark",
    ),
    (
        "no series",
        values(measure=MEASURE.split("series:", maxsplit=1)[0]),
        ("config/measures/benches.yml: series: name at least one: - key: …, title: …, producer: …"),
    ),
    (
        "series twice",
        values() | {"measures/chairs.yml": MEASURE},
        (
            "config/measures/chairs.yml: series[0].key: 'benches': already at "
            "config/measures/benches.yml: series[0]: keep one of the two"
        ),
    ),
    (
        "csv as yml",
        {"measures/b.yml": MEASURE, "observations/b.yml": "- 1\n"},
        "config/observations/b.yml: nothing reads it under this name: end it in .csv",
    ),
]


@pytest.mark.parametrize(("name", "files", "said"), CASES, ids=[case[0] for case in CASES])
def test_a_mistaken_value_is_refused_with_what_to_write(
    name: str, files: Files, said: str, tmp_path: Path
) -> None:
    assert mistakes_of(files, tmp_path) == said, name
