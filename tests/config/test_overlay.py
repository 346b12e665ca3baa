"""A folder of one's own upon the shipped configuration: what replaces what, and what is noticed."""

from pathlib import Path

import pytest

from config import ConfigError, read_config
from tests.config.overlay import CUE, MEASURE, ROW, SOURCE, mistakes_of, values, write

SHIPPED = Path(__file__).parents[2] / "config"


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    ours, shipped = read_config(write({}, tmp_path)), read_config(SHIPPED)
    assert ours.fingerprint == shipped.fingerprint
    assert ours.cues == shipped.cues


def test_a_sub_folder_replaces_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    config = read_config(write({"sources/sentinel.yml": SOURCE}, tmp_path))
    assert list(config.sources) == ["sentinel"]
    assert config.cues


def test_a_single_file_replaces_the_shipped_folder_of_its_name(tmp_path: Path) -> None:
    config = read_config(write({"cues.yml": CUE + "}\n"}, tmp_path))
    assert [cue.text for cue in config.cues] == ["mended bench"]


def test_a_file_and_a_folder_of_one_name_are_read_together(tmp_path: Path) -> None:
    more = "- {text: painted bench, level: theme}\n"
    config = read_config(write({"cues.yml": CUE + "}\n", "cues/more.yml": more}, tmp_path))
    assert [cue.text for cue in config.cues] == ["mended bench", "painted bench"]


def test_measures_of_ones_own_leave_the_shipped_values_out(tmp_path: Path) -> None:
    config = read_config(write({"measures/benches.yml": MEASURE}, tmp_path))
    assert config.measures["benches"].series[0].observations == ()


def test_values_are_put_in_order_whatever_the_order_of_their_rows(tmp_path: Path) -> None:
    later = ROW.replace("2012", "2013")
    config = read_config(write(values(later, ROW), tmp_path))
    observations = config.measures["benches"].series[0].observations
    assert [each.period for each in observations] == ["2012", "2013"]


def test_a_value_that_was_not_published_is_kept_as_none(tmp_path: Path) -> None:
    config = read_config(write(values(ROW.replace(",7,", ",,")), tmp_path))
    assert config.measures["benches"].series[0].observations[0].value is None


def test_every_change_of_a_byte_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = read_config(write({"cues.yml": CUE + "}\n"}, tmp_path / "a"))
    other = read_config(write({"cues.yml": CUE + "}\n\n"}, tmp_path / "b"))
    assert one.fingerprint != other.fingerprint


def test_the_fingerprint_does_not_depend_on_where_the_folder_lies(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = (read_config(write({"cues.yml": CUE + "}\n"}, tmp_path / x)) for x in "ab")
    assert one.fingerprint == other.fingerprint


def test_a_config_folder_where_one_stands_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"cues.yml": CUE + "}\n"}, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert len(read_config().cues) == 1


def test_without_a_config_folder_the_shipped_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_config().folder == SHIPPED


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such folder: give one"):
        read_config(tmp_path / "nowhere")


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {"cues.yml": "- {level: label}\n", "sources/sentinel.yml": "pace: fast\n"}
    files_named = [line.split(":")[0] for line in mistakes_of(files, tmp_path).splitlines()]
    assert files_named.count("config/cues.yml") == 2
    assert files_named.count("config/sources/sentinel.yml") == 7


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config" / "sources" / "sentinel.yml").mkdir(parents=True)
    with pytest.raises(ConfigError, match=r"config/sources/sentinel.yml: cannot be read"):
        read_config(tmp_path / "config")


def test_words_that_yaml_takes_for_truths_and_days_stay_words(tmp_path: Path) -> None:
    cue = "- {text: off, level: theme, forms: [on, yes, true friends, 2012-05-07]}\n"
    config = read_config(write({"cues.yml": cue}, tmp_path))
    assert config.cues[0].forms == ("on", "yes", "true friends", "2012-05-07")
