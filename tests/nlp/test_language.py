"""Which language a text is in; what is not English is not judged as if it were."""

from collections.abc import Callable

import pytest

from nlp.language import language_of, languages_of
from store.records import Labels

WELSH = "Mae'r Gymdeithas Fawr wedi methu, meddai Huw Pari wrth y Senedd ddoe."
ENGLISH = "The Big Society has failed, Huw Pari said."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (WELSH, "cy"),
        (WELSH.upper(), "cy"),
        ("Mae David Cameron yn dweud bod y Big Society yn fyw.", "cy"),
        ("Y Gymdeithas Fawr yn methu", "cy"),
        ("Tá an tSochaí Mhór tar éis teip, a dúirt an tAire inniu.", "ga"),
        ("Tha an Comann Mòr air fàilligeadh, thuirt am ministear an-diugh.", "gd"),
        ("La « Big Society » n'a pas tenu ses promesses, selon les associations.", "fr"),
        ("Die Big Society von David Cameron ist gescheitert.", "de"),
        ("Wielkie Społeczeństwo to porażka, powiedział minister.", "pl"),
        ("Больше общества, меньше государства, сказал министр.", "ru"),
        ("英國的大社會計劃失敗了。", "zh"),
        ("المجتمع الكبير فشل", "ar"),
        (ENGLISH, "en"),
        ("Senedd Cymru, Llywodraeth Cymru and Cyngor Gwynedd met in Caernarfon.", "en"),
        ("BIG SOCIETY BANK BACKS LOCAL CHARITIES AND COUNCILS", "en"),
        ("Big Society", None),
        ("Diolch yn fawr.", None),
        ("", None),
        ("12 % 😀 \ud800", None),
        ("Tbe B1g Soc1ety 1s dcad, sald thc mlnister 0f hous1ng", None),
    ],
)
def test_the_language_of_a_text(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_paragraphs_in_other_languages_are_blanked() -> None:
    text = f"{WELSH}\n\n{ENGLISH} {ENGLISH}\n\nDiolch."
    told = languages_of(text)
    assert (told.main, told.others) == ("en", ("cy",))
    assert told.english == f"{' ' * len(WELSH)}\n\n{ENGLISH} {ENGLISH}\n\nDiolch."


def test_what_is_too_short_goes_by_the_rest() -> None:
    text = f"{WELSH}\n\nDiolch yn fawr."
    assert not languages_of(text).english.strip()
    assert languages_of("Big Society").english == "Big Society"


def test_only_the_english_of_a_bilingual_record_is_judged(label: Callable[..., Labels]) -> None:
    spoken = "Mae'r llywodraeth yn dweud bod y Big Society yn fyw o hyd yng Nghymru."
    body = f"{spoken}\n\n{ENGLISH}\n\n{spoken}"
    assert [mention.text for mention in label(body).mentions] == [ENGLISH]
    assert not label(spoken).mentions
