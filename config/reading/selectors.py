"""CSS selectors in the configuration, tried before anything runs."""

from collections.abc import Callable
from functools import cache

from config.reading.fields import Fields


def selector(fields: Fields, name: str) -> str | None:
    """Take a CSS selector; none where left out or wrong."""
    value = fields.text(name, "a CSS selector", default="")
    if value and (wrong := wrong_with(value)):
        fields.note(name, value, f"not a CSS selector ({wrong}): write one, such as div.body p")
    return value or None


def wrong_with(value: str) -> str:
    """Say what is wrong with a selector; nothing where it is one."""
    return _check()(value)


@cache
def _check() -> Callable[[str], str]:
    """Soupsieve is dear to import and few sources need it."""
    import soupsieve

    def check(value: str) -> str:
        try:
            soupsieve.compile(value)
        except soupsieve.SelectorSyntaxError as error:
            return str(error).splitlines()[0]
        return ""

    return check
