"""The site under GitHub Pages' rules: addresses with and without a slash, lost readers, caches, and files for machines."""

from __future__ import annotations

import gzip
import http.client
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.site.pages_server import PREFIX, TYPES, Answer, answer, served


@pytest.fixture(scope="module")
def get(hosted):
    def get_(path: str, **asked: str) -> Answer:
        return answer(hosted, path, {name.replace("_", "-"): value for name, value in asked.items()})

    return get_


def test_a_page_is_at_its_folder_s_address(get):
    said = get(f"{PREFIX}risks/")
    assert said.status == 200 and b"What can go wrong" in said.body


@pytest.mark.parametrize(("asked", "told"), [("risks", "risks/"), ("evidence/claims?a=1", "evidence/claims/?a=1"), ("evidence", "evidence/")])
def test_an_address_without_its_slash_leads_to_the_one_with_it(get, asked, told):
    said = get(PREFIX + asked)
    assert (said.status, said.headers["location"]) == (301, PREFIX + told)


def test_the_project_s_name_alone_leads_to_the_home_page(get):
    assert get(PREFIX.rstrip("/")).headers["location"] == PREFIX


def test_a_page_that_is_a_file_is_also_at_its_name_without_the_ending(flat):
    assert answer(flat, f"{PREFIX}risks").body == (flat / "risks.html").read_bytes()


@pytest.mark.parametrize("path", ["nowhere", "risks/nowhere/", "a/b/c/d/e", "evidence/claims/nowhere.html", "data/", "%2e%2e/%2e%2e/etc/passwd"])
def test_a_lost_reader_gets_our_page_with_the_status_404_at_any_depth(get, path):
    said = get(PREFIX + path)
    assert said.status == 404 and b"There is no such page" in said.body


@pytest.mark.parametrize("path", ["nowhere", "a/b/c/d/e/"])
def test_every_way_out_of_the_404_page_leads_somewhere_from_any_depth(get, path):
    soup = BeautifulSoup(get(PREFIX + path).body, "html.parser")
    ways = [tag[name] for name in ("href", "src") for tag in soup.find_all(attrs={name: True}) if not tag[name].startswith(("data:", "#"))]
    inside = [urlsplit(urljoin(f"http://host{PREFIX}{path}", way)).path for way in ways if not urlsplit(way).netloc]
    assert len(inside) > 20
    for way in inside:
        assert get(way).status == 200, way


def test_what_is_outside_the_prefix_is_not_ours(get):
    said = get("/risks/")
    assert said.status == 404 and b"There is no such page" not in said.body


def test_a_copy_is_good_for_ten_minutes_and_then_asked_about(get):
    first = get(PREFIX)
    assert first.headers["cache-control"] == "max-age=600"
    for asked in ({"if_none_match": first.headers["etag"]}, {"if_none_match": f'W/{first.headers["etag"]}, "x"'},
                  {"if_modified_since": first.headers["last-modified"]}):
        again = get(PREFIX, **asked)
        assert (again.status, again.body) == (304, b"")


def test_a_changed_page_is_sent_again(get):
    assert get(PREFIX, if_none_match='"another"').status == 200
    assert get(PREFIX, if_modified_since="Thu, 01 Jan 1970 00:00:00 GMT").status == 200


def test_a_lost_reader_is_never_told_that_nothing_has_changed(get):
    tag = get(f"{PREFIX}nowhere").headers["etag"]
    assert get(f"{PREFIX}nowhere", if_none_match=tag).status == 404


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("", "text/html; charset=utf-8"), ("risks/index.md", "text/markdown; charset=utf-8"), ("sitemap.xml", "application/xml"),
        ("data/claims.json", "application/json; charset=utf-8"), ("evidence/claims.yml", "text/yaml"),
        ("data/claims.csv", "text/csv; charset=utf-8"), ("llms.txt", "text/plain; charset=utf-8"),
        ("search/search.js", "application/javascript; charset=utf-8"), ("assets/social-home.png", "image/png"),
    ],
)
def test_a_file_says_what_it_is(get, path, type_):
    said = get(PREFIX + path)
    assert (said.status, said.headers["content-type"]) == (200, type_)


def test_every_kind_of_file_that_is_published_has_a_type(hosted):
    assert not {path.suffix for path in hosted.rglob("*") if path.is_file()} - TYPES.keys() - {".ris"}


def test_text_is_compressed_for_those_who_accept_it_and_pictures_are_not(get):
    plain, squeezed = get(f"{PREFIX}risks/"), get(f"{PREFIX}risks/", accept_encoding="br, gzip")
    assert "content-encoding" not in plain.headers
    assert squeezed.headers["content-encoding"] == "gzip" and gzip.decompress(squeezed.body) == plain.body
    assert "content-encoding" not in get(f"{PREFIX}assets/social-home.png", accept_encoding="gzip").headers


def test_over_the_wire_a_connection_is_kept_and_a_head_request_has_no_body(hosted):
    with served(hosted) as address:
        parts = urlsplit(address)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
        for method, path, status in (("HEAD", PREFIX, 200), ("GET", f"{PREFIX}risks", 301), ("GET", f"{PREFIX}nowhere", 404), ("GET", PREFIX, 200)):
            connection.request(method, path)
            said = connection.getresponse()
            body = said.read()
            assert said.status == status and (method == "GET" or not body)
        connection.close()
