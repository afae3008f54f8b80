"""What the article had wrong stands open where a reader would look; what it had right does not get in the way."""

from bs4 import BeautifulSoup

from explainer.evidence import Evidence
from explainer.evidence.model import ArticleClaim
from explainer.rendering import article
from explainer.usage import Usage


def box(*verdicts: str) -> BeautifulSoup:
    entries = {
        verdict: ArticleClaim(id=verdict, claim=f"a {verdict} claim", verdict=verdict, explanation="why", where="risks.md") for verdict in verdicts
    }
    return BeautifulSoup(article.boxes(list(verdicts), Evidence(article=entries), Usage()), "html.parser")


def test_a_contradicted_claim_is_never_folded():
    drawn = box("supported", "contradicted")
    assert "a contradicted claim" not in drawn.details.get_text()
    assert "a contradicted claim" in drawn.get_text()


def test_the_rest_is_folded_and_counted_by_verdict():
    drawn = box("supported", "qualified")
    assert drawn.details.summary.get_text() == "What it says here: 2 claims (supported: 1, true with a limit: 1)"
    assert "a qualified claim" in drawn.details.get_text()


def test_a_box_of_contradictions_folds_nothing():
    assert box("contradicted").details is None
