"""Two documents of an invented think tank: an executive summary and a press release."""

from tests.extract.pdfs import Drawn, Words, column, grid, pdf

TITLE = "Halls Without Walls: an audit of village halls"
RECORD = {"Title": "Microsoft Word - audit_v7.doc", "CreationDate": "D:20131205093000Z"}
OPENING = (
    "The Ambleford Institute looked at ninety village halls that were handed to volunteers, and"
    " asked what had become of the promise of a well-run hall in every parish."
)
CROSSING = (
    "Halls with a paid caretaker stayed open longer, and those whose parishes raised"
    " their own money did best of all."
)
LEFT = "The left column tells of the north, where seven halls in ten stayed open after a year."
RIGHT = "The right column tells of the south, where only four halls in ten did so for as long."
ROWS = ["Region | Halls | Open", "North | 40 | 28", "South | 50 | 20"]


def summary(record: dict[str, str] | None = None) -> bytes:
    """Return the executive summary: three pages, running lines, a table, two columns."""
    first = [
        Words(text=TITLE, down=150, size=24),
        *column(["The Ambleford Institute", "", "December 2013", ""], down=170),
        *column(
            [
                "The Ambleford Institute looked at ninety village halls that were handed to volun-",
                "teers, and asked what had become of the promise of a well-",
                "run hall in every parish.",
                "",
                "A well-run hall is one that is open on three days a week at the very least.",
                "",
                "Halls with a paid caretaker stayed open longer, and those whose parishes raised",
            ],
            down=240,
        ),
    ]
    second = [
        *column(["their own money did best of all."], down=100),
        *grid([row.split(" | ") for row in ROWS], down=150),
        *column(["What follows tells of each half of the country in its turn."], down=230),
    ]
    third = [
        *column(["Two halves of one country and what became of their village halls"], down=100),
        *column(
            [
                "The left column tells of the",
                "north, where seven halls in",
                "ten stayed open after a year.",
            ],
            down=140,
        ),
        *column(
            [
                "The right column tells of the",
                "south, where only four halls in",
                "ten did so for as long.",
            ],
            down=143,
            across=320,
        ),
    ]
    sheets = [first, second, third]
    return pdf([[*sheet, *_running(n)] for n, sheet in enumerate(sheets, 1)], info=record or RECORD)


def release() -> bytes:
    """Return the press release: one page, its date and author in the text."""
    lines = [
        "By Maud Pettigrew",
        "",
        "Embargoed until 00.01 on Monday 9 December 2013",
        "",
        "Village halls that were handed to volunteers close twice as often where nobody is paid",
        "to open the door, the Ambleford Institute says today. It asked ninety parishes.",
        "",
        "The government called the hall the hearth of the Big Society when it let them go.",
        "",
        "Notes to editors: the Ambleford Institute is an invented think tank.",
    ]
    head = [
        Words(text="PRESS RELEASE", down=80, size=26),
        Words(text="Volunteers cannot keep village halls open", down=130, size=18),
        Words(text="on good will alone, audit finds", down=153, size=18),
    ]
    return pdf([[*head, *column(lines, down=170)]], info={"Author": "mpettigrew"})


def _running(number: int) -> list[Drawn]:
    return [
        Words(text="Halls Without Walls", down=40, size=9),
        Words(text=f"The Ambleford Institute | Page {number}", down=815, size=9),
        Words(text=str(number), across=500, down=800, size=9),
    ]
