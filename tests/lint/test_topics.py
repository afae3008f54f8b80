"""A page's choice of topics and its sections agree."""

from pathlib import Path

from explainer.evidence import load
from explainer.lint.topics import topics_match
from explainer.usage import scan
from tests import small


def problems(tmp_path: Path, body: str) -> list[tuple[int, str]]:
    docs = small.write(tmp_path, {"index.md": f"---\ntitle: Home\n---\n{body}"})
    return list(topics_match(scan(docs).pages["index.md"], load(docs / "evidence")))


def test_a_section_names_a_topic_that_is_offered(tmp_path):
    found = problems(tmp_path, "/// topics | risks\n///\n\n## A? { #a topic=risks }\n\n## B? { #b topic=risk }\n")
    assert [message for _, message in found] == ["no '/// topics' on this page offers 'risk' (did you mean 'risks'?)"]


def test_a_topic_that_is_offered_has_a_section(tmp_path):
    found = problems(tmp_path, "/// topics | risks results\n///\n\n## A? { #a topic=risks }\n")
    assert [message for _, message in found] == ["'/// topics' offers 'results', and no section has 'topic=results'"]


def test_no_more_topics_than_the_stylesheet_knows(tmp_path):
    body = "/// topics | a b c d e f g\n///\n" + "".join(f"\n## {name}? {{ #{name} topic={name} }}\n" for name in "abcdefg")
    assert [message for _, message in problems(tmp_path, body)] == ["'/// topics' offers 7; the stylesheet knows 6"]
