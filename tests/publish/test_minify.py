"""Our own files lose comments and needless white space, and nothing that a reader sees."""

from explainer.publish import minify


def test_a_style_sheet_loses_comments_and_space_and_keeps_its_strings():
    sheet = 'a { /* why */\n  content: "two  spaces; kept";\n  color : red;\n}\n\nb , c { margin: 0 auto; }'
    assert minify.css(sheet) == 'a{content:"two  spaces; kept";color :red}b,c{margin:0 auto}'


def test_space_that_means_something_in_a_style_sheet_stays():
    assert minify.css("a b { width: calc(1px + 2px); }") == "a b{width:calc(1px + 2px)}"


def test_a_script_loses_whole_line_comments_and_indents():
    assert minify.script("// why\n(function () {\n  go(); /* here */\n})();\n") == "(function () {\ngo();\n})();"


def test_a_page_loses_indents_and_keeps_preformatted_text():
    page = "<p>one\n     two</p>\n\n\n<pre>a\n   b</pre>\n  <p>three</p>"
    assert minify.html(page) == "<p>one\ntwo</p>\n<pre>a\n   b</pre>\n<p>three</p>"
