"""Large files: whole or not at all, from the public web, as robots.txt allows."""

from pathlib import Path

import pytest

from crawlers import download as module
from crawlers.connection import Asking, DownloadError, permit
from crawlers.download import download
from tests.replay.server import Answer, serve

ASKING = Asking(agent="bigsociety/0.1 (+desk@monitor.example)", allow_private=True, timeout=5.0)
BODY = bytes(range(256)) * 40


def fetched(folder: Path, answer: Answer, asking: Asking = ASKING) -> Path:
    with serve({"/big": answer}) as site:
        download(site.url("/big"), folder / "big", asking)
    return folder / "big"


def test_a_file_comes_whole_and_says_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with serve({"/big": Answer(body=BODY)}) as site:
        path = tmp_path / "deep" / "big"
        download(site.url("/big"), path, ASKING, tell=lambda *how: told.append(how))
        assert site.log[0].headers["User-Agent"] == ASKING.agent
    assert path.read_bytes() == BODY
    assert told[-1] == (len(BODY), len(BODY))
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("begun", [1, 5000, len(BODY)])
def test_a_part_is_gone_on_with(tmp_path: Path, begun: int) -> None:
    (tmp_path / "big.part").write_bytes(BODY[:begun])
    assert fetched(tmp_path, Answer(body=BODY, ranges=True)).read_bytes() == BODY


def test_a_server_that_knows_no_parts_gives_it_anew(tmp_path: Path) -> None:
    (tmp_path / "big.part").write_bytes(b"something else")
    assert fetched(tmp_path, Answer(body=BODY)).read_bytes() == BODY


def test_a_part_that_is_longer_than_the_file_is_begun_anew_the_next_time(tmp_path: Path) -> None:
    (tmp_path / "big.part").write_bytes(BODY + b"more")
    with pytest.raises(DownloadError, match="416") as caught:
        fetched(tmp_path, Answer(body=BODY, ranges=True))
    assert caught.value.again
    assert fetched(tmp_path, Answer(body=BODY, ranges=True)).read_bytes() == BODY


def test_what_came_before_a_cut_is_kept(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="cut off after 10240 of 10250 bytes"):
        fetched(tmp_path, Answer(body=BODY, cut=True))
    assert (tmp_path / "big.part").read_bytes() == BODY
    assert not (tmp_path / "big").exists()


@pytest.mark.parametrize(
    ("answer", "words", "again"),
    [
        (Answer(status=503), "answered 503", True),
        (Answer(status=403), "answered 403", False),
        (Answer(status=302, headers={"Location": "http://10.0.0.1/"}), "answered 302", False),
        (Answer(headers={"Transfer-Encoding": "chunked"}), "how large it is", False),
    ],
)
def test_what_is_no_file_is_told_in_words(
    tmp_path: Path, answer: Answer, words: str, *, again: bool
) -> None:
    with pytest.raises(DownloadError, match=words) as caught:
        fetched(tmp_path, answer)
    assert caught.value.again is again


def test_a_file_that_is_too_large_is_not_begun(tmp_path: Path) -> None:
    small = Asking(agent=ASKING.agent, allow_private=True, largest=1000)
    with pytest.raises(DownloadError, match="larger than"):
        fetched(tmp_path, Answer(body=BODY), small)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_takes_too_long_is_left_for_another_time(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="took longer"):
        fetched(tmp_path, Answer(body=BODY), Asking(agent="a/1", allow_private=True, longest=-1.0))


def test_no_file_fills_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOM", 2**62)
    with pytest.raises(DownloadError, match="make room"):
        fetched(tmp_path, Answer(body=BODY))


def test_a_private_address_is_not_asked(tmp_path: Path) -> None:
    public_only = Asking(agent=ASKING.agent)
    with serve({"/big": Answer(body=BODY)}) as site:
        with pytest.raises(DownloadError, match="not on the public web"):
            download(site.url("/big"), tmp_path / "big", public_only)
        assert site.log == []


def test_robots_txt_is_obeyed() -> None:
    lines = b"User-agent: bigsociety\nDisallow: /big\n"
    with serve({"/robots.txt": Answer(body=lines)}) as site:
        permit(site.url("/small"), ASKING)
        with pytest.raises(DownloadError, match=r"robots\.txt forbids it"):
            permit(site.url("/big"), ASKING)
    with serve({"/robots.txt": Answer(status=500)}) as site, pytest.raises(DownloadError):
        permit(site.url("/small"), ASKING)


def test_a_server_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with serve({}) as site:
        pass
    with pytest.raises(DownloadError, match="the connection failed"):
        download(site.url("/big"), tmp_path / "big", ASKING)
