"""Claims as JSON, with a JSON Schema (2020-12) of the file, and as CSV: one claim a row, its sources in columns of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, CountValue, DateValue, QuantityValue, StateValue
from explainer.exports.table import as_csv as table
from explainer.rendering import shown
from explainer.rendering.values import fields, fill, sentence_text, value_text
from explainer.usage import Usage


def as_json(evidence: Evidence, usage: Usage, *, licence: str) -> str:
    """Return all claims as one JSON object."""
    pages = shown.claims(usage, evidence)
    whole = {
        "title": "CAR T for lupus, explained: claims", "licence": licence,
        "checked_on": max((claim.checked_on.isoformat() for claim in evidence.claims.values()), default=None),
        "claims": [record(claim, evidence, pages) for claim in evidence.claims.values()],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def record(claim: Claim, evidence: Evidence, pages: Mapping[str, list[str]]) -> dict[str, object]:
    """Return one claim as the file gives it; ``pages`` are those that show each."""
    study = evidence.studies.get(claim.study) if claim.study else None
    return {
        "id": claim.id, "topic": claim.topic, "outcome": claim.outcome, "time_frame": claim.time_frame,
        "sentence": sentence_text(claim), "value": value(claim), "value_text": value_text(claim.value),
        "as_reported": claim.value.as_reported,
        "study": None if study is None else {"id": study.id, "name": study.name, "population": study.population, "n": study.n},
        "evidence": [
            {"source": item.source, "locator": item.locator, "read": item.read, "relation": item.relation, "via": list(item.via),
             "says": item.says}
            for item in claim.evidence
        ],
        "certainty": {"rating": claim.certainty.rating, "rater": claim.certainty.rater, "because": list(claim.certainty.because)},
        "caution": fill(claim.caution, fields(claim)) if claim.caution else None, "calculation": claim.calculation,
        "data_as_of": claim.data_as_of.text, "checked_on": claim.checked_on.isoformat(), "superseded_by": claim.superseded_by,
        "pages": [address(path) for path in pages.get(claim.id, [])],
    }


def address(path: str) -> str:
    """Return a page's address below the site: ``risks.md`` is ``risks/``, the home page is empty."""
    return path.removesuffix(".md").removesuffix("index") + ("" if path.endswith("index.md") else "/")


def value(claim: Claim) -> dict[str, object]:
    """Return a claim's value with numbers as numbers."""
    match claim.value:
        case CountValue() as count:
            return {"kind": "count", "numerator": count.numerator, "denominator": count.denominator, "unit": count.unit}
        case QuantityValue() as quantity:
            spread = quantity.spread
            ends = {} if spread is None else {
                name: float(end) for name, end in (("low", spread.low), ("high", spread.high), ("width", spread.width)) if end is not None}
            return {
                "kind": "quantity", "number": float(quantity.value), "unit": quantity.unit, "statistic": quantity.statistic, "n": quantity.n,
                "spread": None if spread is None else {"kind": spread.kind, **ends},
            }
        case StateValue() as state:
            return {"kind": "state", "state": state.state}
        case DateValue() as day:
            return {"kind": "date", "date": day.date.text}


def schema() -> str:
    """Return the JSON Schema of the JSON file."""
    text, maybe = {"type": "string", "minLength": 1}, {"type": ["string", "null"]}
    values = [
        _object({"kind": {"const": "count"}, "numerator": {"type": "integer", "minimum": 0}, "denominator": {"type": "integer", "minimum": 1}, "unit": text}),
        _object({"kind": {"const": "quantity"}, "number": {"type": "number"}, "unit": {"type": "string"}, "statistic": maybe,
                 "n": {"type": ["integer", "null"]}, "spread": {"type": ["object", "null"]}}),
        _object({"kind": {"const": "state"}, "state": text}),
        _object({"kind": {"const": "date"}, "date": text}),
    ]
    item = _object({
        "source": text, "locator": text, "read": text, "relation": {"enum": ["supports", "disagrees", "background"]},
        "via": {"type": "array", "items": text}, "says": maybe,
    })
    claim = _object({
        "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}, "topic": text, "outcome": text, "time_frame": text, "sentence": text,
        "value": {"oneOf": values}, "value_text": text, "as_reported": text,
        "study": {"type": ["object", "null"]}, "evidence": {"type": "array", "items": item, "minItems": 1},
        "certainty": _object({"rating": {"enum": ["high", "moderate", "low", "very-low"]}, "rater": text, "because": {"type": "array", "items": text}}),
        "caution": maybe, "calculation": maybe, "data_as_of": text, "checked_on": {"type": "string", "format": "date"}, "superseded_by": maybe,
        "pages": {"type": "array", "items": {"type": "string"}},
    })
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "CAR T for lupus, explained: claims",
        **_object({"title": text, "licence": text, "checked_on": {"type": ["string", "null"], "format": "date"}, "claims": {"type": "array", "items": claim}}),
    }
    return json.dumps(whole, indent=1) + "\n"


def _object(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


Column = Callable[[dict, Claim], object]
_COLUMNS: dict[str, Column] = {
    "id": lambda row, claim: row["id"],
    "topic": lambda row, claim: row["topic"],
    "outcome": lambda row, claim: row["outcome"],
    "time_frame": lambda row, claim: row["time_frame"],
    "sentence": lambda row, claim: row["sentence"],
    "value": lambda row, claim: row["value_text"],
    "numerator": lambda row, claim: row["value"].get("numerator"),
    "denominator": lambda row, claim: row["value"].get("denominator"),
    "number": lambda row, claim: row["value"].get("number"),
    "unit": lambda row, claim: row["value"].get("unit"),
    "statistic": lambda row, claim: row["value"].get("statistic"),
    "as_reported": lambda row, claim: row["as_reported"],
    "study": lambda row, claim: claim.study,
    "sources": lambda row, claim: "; ".join(item.source for item in claim.evidence),
    "locators": lambda row, claim: "; ".join(item.locator for item in claim.evidence),
    "read": lambda row, claim: "; ".join(item.read for item in claim.evidence),
    "relations": lambda row, claim: "; ".join(item.relation for item in claim.evidence),
    "certainty": lambda row, claim: claim.certainty.rating,
    "because": lambda row, claim: "; ".join(claim.certainty.because),
    "caution": lambda row, claim: row["caution"],
    "data_as_of": lambda row, claim: row["data_as_of"],
    "checked_on": lambda row, claim: row["checked_on"],
    "superseded_by": lambda row, claim: claim.superseded_by,
    "pages": lambda row, claim: "; ".join(row["pages"]),
}


def as_csv(evidence: Evidence, usage: Usage) -> str:
    """Return all claims as CSV."""
    rows, pages = [], shown.claims(usage, evidence)
    for claim in evidence.claims.values():
        given = record(claim, evidence, pages)
        rows.append([column(given, claim) for column in _COLUMNS.values()])
    return table(list(_COLUMNS), rows)
