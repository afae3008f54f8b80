"""What a page needs before its first paint stands in the page; the rest stays in files."""

import pytest

from explainer.publish import embed

FILES = {"site.css": "a{b:c}", "figures.css": "d{e:f}", "early.js": "go();"}


def test_style_and_early_script_take_the_place_of_their_addresses():
    page = '<link rel="stylesheet" href="../assets/site.css"><script src="../assets/early.js"></script>'
    assert embed.embed(page, FILES) == "<style>a{b:c}</style><script>go();</script>"


def test_a_sheet_for_paper_and_the_late_script_stay_files():
    page = '<link rel="stylesheet" href="assets/figures.css" media="print"><script src="assets/site.js" defer></script>'
    assert embed.embed(page, FILES) == page


def test_a_sheet_that_is_missing_stops_the_build():
    with pytest.raises(KeyError, match="other.css"):
        embed.embed('<link rel="stylesheet" href="assets/other.css">', FILES)
