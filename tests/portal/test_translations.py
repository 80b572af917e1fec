"""The French catalogue: every string of the portal, whole, certain, and compiled."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(str(files("portal"))).parent
FOLDER = ROOT / "portal" / "translations" / "fr" / "LC_MESSAGES"
Key = tuple[str | None, str]


@pytest.fixture(scope="module")
def french() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="fr")


def _key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> tuple[str, ...]:
    said = message.string
    return (said,) if isinstance(said, str) else tuple(said)


@pytest.fixture(scope="module")
def in_the_code() -> dict[Key, str]:
    """Every string that the portal hands to gettext, and where."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = project["tool"]["babel"]["mappings"]
    methods = [(one["pattern"], one["method"]) for one in mappings]
    found = extract_from_dir(str(ROOT), methods, keywords=DEFAULT_KEYWORDS)
    keys: dict[Key, str] = {}
    for name, line, message, _comments, context in found:
        first = message if isinstance(message, str) else message[0]
        keys.setdefault((context, first), f"{name}:{line}")
    return keys


def test_the_catalogue_has_every_string_of_the_portal_and_no_other(
    french: Catalog, in_the_code: dict[Key, str]
) -> None:
    known = {_key(message) for message in french if message.id}
    missing = {key: place for key, place in in_the_code.items() if key not in known}
    assert not missing, "run `make catalogues` and write the French"
    assert not known - in_the_code.keys(), "run `make catalogues`"


def test_every_string_has_its_french(french: Catalog) -> None:
    lacking = [_key(one)[1] for one in french if one.id and not all(_strings(one))]
    assert not lacking


def test_no_french_is_a_guess(french: Catalog) -> None:
    assert not [_key(one)[1] for one in french if one.id and one.fuzzy]


def test_french_names_the_same_values(french: Catalog) -> None:
    """`%(name)s` in the one stands in the other, or a page would fail in French only."""
    wrong = []
    for message in french:
        if not message.id:
            continue
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        wanted = {name for one in ids for name in re.findall(r"%\((\w+)\)", one)}
        for said in filter(None, _strings(message)):
            given = set(re.findall(r"%\((\w+)\)", said))
            if given - wanted or (wanted - given and wanted - given != {"num"}):
                wrong.append(_key(message)[1])
    assert not wrong


def test_french_is_set_as_french_is(french: Catalog) -> None:
    badly_set = [
        said
        for message in french
        if message.id
        for said in _strings(message)
        if re.search(r"[^\u00a0\u202f/]»|«[^\u00a0\u202f]| [:;!?]|\w'\w", said)
    ]
    assert not badly_set


def test_what_is_compiled_is_what_is_written(french: Catalog) -> None:
    with (FOLDER / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    written = {_key(one): _strings(one) for one in french if one.id}
    found = {}
    for one in compiled:
        context, first = _key(one)
        if first:  # Babel reads contexts back as bytes
            found[context.decode() if isinstance(context, bytes) else context, first] = _strings(
                one
            )
    assert found == written, "run `make catalogues`"
