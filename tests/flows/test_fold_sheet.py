"""The sheet that `sample draw` writes, coded, is what `make fold` takes."""

import json
from pathlib import Path

from flows.stages.sample_sheet import COLUMNS, save_sheet
from nlp.evaluation.rows import read_rows
from nlp.fold import fold

CODED = {
    "id": "s01", "unit": "sentence", "text": "- The pool is theirs now.", "relevant": "yes",
    "strands": "community_empowerment", "sentiment": "positive", "speaker": "unattributed",
    "outlet": "Thornley Post", "codebook": "1", "coder": "BM", "sampled": "true",
}  # fmt: skip


def test_a_coded_sheet_becomes_rows_to_evaluate_by(tmp_path: Path) -> None:
    sheet, data = tmp_path / "coded.csv", tmp_path / "data"
    data.mkdir()
    blank = dict.fromkeys(COLUMNS, "")
    rows = [blank | CODED, blank | {"id": "s02", "text": "Later.", "sampled": "true"}]
    save_sheet(rows, sheet)
    folded = fold([sheet], data)
    assert (len(folded.sample), folded.uncoded) == (1, 1)
    (row,) = read_rows((data / "sample.jsonl").read_bytes().splitlines())
    assert row["text"] == CODED["text"]
    assert (row["is_relevant"], row["strands"]) == (True, ["community_empowerment"])
    assert json.loads((data / "sample.jsonl").read_text())["sampled"] is True
