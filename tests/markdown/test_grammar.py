from explainer import grammar


def tokens(text: str) -> list[object]:
    return list(grammar.parse(text))


def test_a_number_is_a_claims_id_with_an_optional_field_and_filter():
    (token,) = tokens("In all, {{ crs-2022.denominator | words }} people.")
    assert (token.id, token.field, token.filter) == ("crs-2022", "denominator", "words")


def test_a_citation_keeps_its_locators_in_order():
    (token,) = tokens("So it was [@a2022, Table 1; @b2024, Results, paragraph 2].")
    assert token.items == (("a2022", "Table 1"), ("b2024", "Results, paragraph 2"))


def test_a_block_line_gives_name_and_argument_and_a_closing_line_gives_neither():
    opening, closing = tokens("/// series | five-2022\n///\n")
    assert (opening.name, opening.ids, closing.name) == ("series", ["five-2022"], "")


def test_code_spans_fences_and_comments_are_literal():
    text = "`{{ a }}` and ``[@b]``\n\n```\n{{ c }}\n/// ledger\n```\n\n<!-- {{ d }} -->\n\n{{ e }}\n"
    assert [token.id for token in tokens(text)] == ["e"]


def test_a_place_in_masked_code_is_the_same_place_in_the_text():
    text = "`x\ny`\n{{ a }}"
    (token,) = tokens(text)
    assert text[token.start : token.end] == "{{ a }}" and grammar.line_of(text, token.start) == 3


def test_what_cannot_be_read_is_kept_as_written_so_that_the_author_can_be_told():
    (token,) = tokens("{{ Wrong Id! }}")
    assert (token.id, token.written) == ("", "Wrong Id!")
