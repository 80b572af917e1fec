"""The reader's language: how it is chosen, and how words, dates and numbers are said in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from babel import Locale, dates, negotiate_locale, numbers
from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel, pgettext
from flask_babel import gettext as _
from werkzeug.local import LocalProxy

from graph_schema.text import FALLBACK, LANGUAGES, Text
from graph_schema.vocabulary import VOCABULARIES
from portal.guard import is_api
from portal.visit import person, settings

COOKIE = "lang"
_NO_BREAK = "\u00a0"
_BEFORE_A_SIGN = re.compile(r" (?=[:;!?»])")


@dataclass(frozen=True)
class Language:
    """A language of the pages.

    `code` is what people choose, `words` the language in which the texts really are (it stands in
    the page's `lang`, so that a screen reader speaks it right), `locale` writes dates and numbers.
    """

    code: str
    name: str
    words: str
    locale: str
    direction: str

    @property
    def is_complete(self) -> bool:
        """Whether its own words exist; only then is it offered."""
        return self.words == self.code


_NAMES = {
    "en": ("English", "en_GB", "ltr"),
    "fr": ("Français", "fr_FR", "ltr"),
    "ar": ("العربية", "fr_FR", "rtl"),
}
KNOWN = {
    code: Language(code, name, FALLBACK.get(code, code), locale, direction)
    for code, (name, locale, direction) in _NAMES.items()
    if code in (*LANGUAGES, *FALLBACK)
}
"""Every language that a page can be in, by code. Arabic is ready from right to left."""

OFFERED = tuple(language for language in KNOWN.values() if language.is_complete)
"""The languages that the switch shows."""


def _chosen() -> Language:
    if is_api() and (asked := _asked_for()):
        return asked
    somebody = person()
    for code in (somebody.language if somebody else None, request.cookies.get(COOKIE)):
        if code in KNOWN:
            return KNOWN[str(code)]
    return _asked_for() or KNOWN["en"]


def _asked_for() -> Language | None:
    """The best of the languages that the browser or program asks for."""
    wanted = [tag for tag, _quality in request.accept_languages]
    best = negotiate_locale(wanted, [one.code for one in OFFERED], sep="-")
    return KNOWN[best] if best else None


def current_language() -> Language:
    """The language of this page: the account's, else the switch's cookie, else the browser's.

    A program gets the language that it asks for, else the account's.
    """
    if not has_request_context():
        return KNOWN["en"]
    if "language" not in g:
        g.language = _chosen()
    found: Language = g.language
    return found


def language() -> str:
    """The code of the language in which texts are said on this page: `en` or `fr`."""
    return current_language().words


def say(text: Text, /, **values: object) -> str:
    """A declared text in the reader's language."""
    return typeset(text.say(language(), **values))


def typeset(words: str, code: str | None = None) -> str:
    """Words as they are set in a language, the reader's by itself: French signs do not stand alone on a line."""
    if (code or language()) != "fr":
        return words
    return _BEFORE_A_SIGN.sub(_NO_BREAK, words).replace("« ", f"«{_NO_BREAK}")


def term(vocabulary: str, code: str | None) -> str:
    """The label of a code in a vocabulary; empty for no code. Raises `KeyError` for no vocabulary."""
    return typeset(VOCABULARIES[vocabulary].say(code, language())) if code else ""


def _locale() -> Locale:
    return Locale.parse(current_language().locale)


def show_date(written: str | date | None) -> str:
    """A date as far as it is known: `2022` → 2022, `2022-05` → May 2022, `2022-05-12` → 12 May 2022."""
    if not written:
        return ""
    text = written.isoformat()[:10] if isinstance(written, date) else written
    known = [int(part) for part in text.split("-")]
    if len(known) == 1:
        return text
    if len(known) == 2:
        return dates.format_skeleton("yMMMM", date(known[0], known[1], 1), locale=_locale())
    said = dates.format_date(date(*known), "long", locale=_locale())
    return f"1er{said[1:]}" if language() == "fr" and said.startswith("1 ") else said


def show_span(since: str | None, until: str | None) -> str:
    """Two dates as one time: “May 2022 – 3 June 2023”, “since May 2022”, “until 3 June 2023”."""
    if since and until:
        return show_date(since) if since == until else f"{show_date(since)} – {show_date(until)}"
    if since and _is_day(since):
        return pgettext("a day", "since %(date)s", date=show_date(since))
    if since:
        return pgettext("a month or year", "since %(date)s", date=show_date(since))
    if until and _is_day(until):
        return pgettext("a day", "until %(date)s", date=show_date(until))
    return pgettext("a month or year", "until %(date)s", date=show_date(until)) if until else ""


def _is_day(written: str) -> bool:
    return written.count("-") == 2


def show_moment(moment: str | datetime | None) -> str:
    """An instant (ISO text with zone, or aware) as day and time where the Office works."""
    if not moment:
        return ""
    instant = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    local = instant.astimezone(settings().timezone)
    clock = dates.format_time(local, "short", tzinfo=settings().timezone, locale=_locale())
    return _("%(day)s at %(clock)s", day=show_date(local.date()), clock=clock)


def number(value: float | None) -> str:
    """A number as the reader writes it: 1,234.5 or 1 234,5; a dash where there is none."""
    return "–" if value is None else numbers.format_decimal(value, locale=_locale())


def percent(ratio: float | None) -> str:
    """A ratio (0.25) as a rounded percentage; a dash where there is none."""
    return "–" if ratio is None else numbers.format_percent(ratio, locale=_locale())


def language_name(code: str | None) -> str:
    """A language by its code, named in the reader's: `fr` → French; the code where it is unknown."""
    return (_locale().languages.get(code) or code) if code else ""


def init_app(app: Flask) -> None:
    """Let the app speak: choose the language of each request and give templates their words."""
    Babel(
        app,
        locale_selector=lambda: current_language().words,
        timezone_selector=lambda: settings().timezone.key,
    )
    app.jinja_env.globals.update(
        say=say,
        term=term,
        show_date=show_date,
        show_span=show_span,
        show_moment=show_moment,
        number=number,
        percent=percent,
        language_name=language_name,
        offered_languages=OFFERED,
        language=LocalProxy(current_language),
    )
    app.after_request(_name_the_language)


def _name_the_language(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.content_language.add(language())
    return response
