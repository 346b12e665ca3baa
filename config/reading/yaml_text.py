"""YAML as we read it: safe, with dates left as text and mappings that say a key once.

Imported only when a file is read, since it costs more than the rest of `config` together.
"""

import re
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml: the same result, ten times slower
    from yaml import SafeLoader  # type: ignore[assignment]

_BOOL = "tag:yaml.org,2002:bool"
_LEFT_AS_TEXT = {_BOOL, "tag:yaml.org,2002:timestamp"}


class _Loader(SafeLoader):
    """PyYAML asks for a subclass wherever its reading is changed."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.twice: list[tuple[int, object]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                self.twice.append((key.start_mark.line + 1, key.value))
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _LEFT_AS_TEXT]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}
# YAML 1.1 also takes yes, no, on and off for truths, which are words of our trade.
_Loader.add_implicit_resolver(_BOOL, re.compile(r"(?:true|false)\Z"), list("tf"))


def parse(text: str) -> tuple[object, list[tuple[int, object, str]]]:
    """Read what `text` says, and what is wrong with it as (line, value, remedy)."""
    loader = _Loader(text)
    try:
        content = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return None, [(line, None, f"not YAML ({error.problem}): indent with spaces, quote texts")]
    except yaml.YAMLError as error:
        return None, [(1, None, f"not YAML ({str(error).splitlines()[0]}): remove that character")]
    except (ValueError, LookupError, AttributeError, RecursionError) as error:
        # PyYAML lets these out for a tag or a number that does not fit its value (!!bool maybe).
        return None, [(1, None, f"a value cannot be read ({error}): quote it, and use no ! tags")]
    finally:
        loader.dispose()
    return content, [(line, key, "this key is here twice: keep one") for line, key in loader.twice]
