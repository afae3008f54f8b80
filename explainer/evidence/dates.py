"""Dates as evidence states them: a year, a month or a day, and never more exact than the source.

The form is ISO 8601 reduced precision, as in the Library of Congress' EDTF level 0: ``2022``, ``2022-09``,
``2022-09-15`` or an interval ``2002/2009``.
"""

from __future__ import annotations

import calendar
import os
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"
MONTHS = [*calendar.month_name]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _day(written: object) -> object:
    # pydantic alone would also read '0' as seconds since 1970, and other forms that nobody means as a day
    if isinstance(written, str) and not _DAY.fullmatch(written.strip()):
        raise ValueError("expected a day in the calendar: YYYY-MM-DD")
    return written


def this_day() -> date:
    """Return the day that counts as today: ``TODAY`` in the environment (``YYYY-MM-DD``), else the system's own.

    What is built depends on the day, since old facts are marked as such; one ``TODAY`` therefore gives one site.

    Raises:
        ValueError: if ``TODAY`` is no day in the calendar.
    """
    written = os.environ.get("TODAY", "")
    if not written:
        return date.today()
    try:
        return date.fromisoformat(_day(written))
    except ValueError:
        raise ValueError(f"TODAY is '{written}', expected a day in the calendar: YYYY-MM-DD") from None


#: A day of the calendar, written as ``YYYY-MM-DD`` and in no other way.
Day = Annotated[date, BeforeValidator(_day)]


@dataclass(frozen=True)
class PartialDate:
    """A date of any precision, or an interval of two.

    Attributes:
        text: as written.
        first: the first day that it can mean.
        last: the last day that it can mean.
    """

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: object) -> PartialDate:
        """Read a date.

        Raises:
            ValueError: if it has another form or is not in the calendar.
        """
        if isinstance(text, PartialDate):
            return text
        written = str(text)
        ends = written.split("/")
        spans = [_span(end) for end in ends]
        if len(ends) > 2 or None in spans or spans[0][0] > spans[-1][1]:
            raise ValueError("expected a date in the calendar: YYYY, YYYY-MM, YYYY-MM-DD or two with '/' between")
        return cls(written, spans[0][0], spans[-1][1])

    def __str__(self) -> str:
        return self.text

    def spoken(self) -> str:
        """Return it as a person would write it: ``15 September 2022``, ``September 2022``, ``2002 to 2009``."""
        return " to ".join(_spoken(end) for end in self.text.split("/"))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": PATTERN, "examples": ["2022", "2022-09", "2022-09-15", "2002/2009"]}


def _span(text: str) -> tuple[date, date] | None:
    match = _FORM.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return first, date(year, last_month, last_day)
    except ValueError:
        return None


def _spoken(text: str) -> str:
    year, month, day = (int(part) if part else None for part in _FORM.fullmatch(text).groups())
    words = [str(day)] if day else []
    if month:
        words.append(MONTHS[month])
    return " ".join([*words, str(year)])
