"""Rules over records that one record alone cannot break: one small function a rule, each said to the author.

``check`` runs all of them; each yields `Fault`s that name the place, the record and the field.
"""

from __future__ import annotations

from datetime import date

from explainer.evidence.loader import Evidence, Fault
from explainer.evidence.rules import as_reported, changes, counts, dates, ids, support, texts
from explainer.evidence.rules.said import Rule

RULES: tuple[Rule, ...] = (
    ids.ids_resolve,
    ids.report_trials_are_listed,
    ids.registry_numbers_stand_once,
    ids.documents_stand_once,
    ids.names_mean_one_term,
    ids.superseded_claims_lead_on,
    texts.placeholders_resolve,
    texts.braces_are_placeholders,
    texts.further_numbers_have_names_of_their_own,
    texts.sentences_hold_no_typed_numbers,
    texts.nothing_hides_in_text,
    as_reported.counts_stand_as_reported,
    as_reported.percentages_fit_their_count,
    as_reported.quantities_stand_as_reported,
    counts.counts_fit,
    counts.measured_people_fit,
    counts.no_bare_percentage_of_a_few,
    counts.spreads_hold_their_value,
    counts.spreads_are_whole,
    counts.groups_fit,
    counts.no_group_includes_itself,
    counts.ledger_rows_tell_of_their_own_group,
    counts.rows_fit_their_group,
    support.claims_are_supported,
    support.disagreement_is_said,
    support.unread_sources_name_what_was_read,
    support.reading_is_not_overstated,
    support.quotes_are_short,
    support.news_alone_supports_no_result,
    support.retracted_sources_support_nothing,
    support.notices_fit_status,
    support.sources_can_be_found,
    support.no_claim_stands_on_an_unconfirmed_report,
    support.reports_are_named_nowhere_else,
    dates.checks_are_not_in_the_future,
    dates.events_are_not_in_the_future,
    dates.data_come_before_their_check,
    dates.sources_come_before_their_check,
    dates.reports_come_after_their_event,
    changes.changed_numbers_keep_what_they_were,
    changes.histories_are_told,
)


def check(evidence: Evidence, today: date) -> list[Fault]:
    """Return the faults of every rule, as of a day."""
    return [fault for rule in RULES for fault in rule(evidence, today)]
