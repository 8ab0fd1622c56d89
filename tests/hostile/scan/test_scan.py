"""Every byte that leaves: no sentinel in it, and not one that depends on what is protected.

A sample; `python -m tests.hostile.scan.prove` walks all languages, stories and addresses.
"""

from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser

from tests.hostile.scan.surface import STATIC, Seen
from tests.hostile.scan.twins import Twin, twin
from tests.hostile.scan.walks import (
    differences,
    files_of,
    leaks_of,
    pages,
    release_of,
    seen_in,
    serving,
    tables_of,
    unlike,
)

pytestmark = pytest.mark.browser

HIDDEN_MEANS = """
    SELECT unit, avg(CAST(code AS INTEGER)) FROM answers JOIN respondents USING (person, wave)
    WHERE unit IN ('c', 'd') AND code IS NOT NULL GROUP BY unit ORDER BY unit
"""
PATHS = ["/overview?lang=en&group=unit=c", "/units?lang=en&unit=c", *pages("en", addresses=False)]
"""The meeting last: its slides are turned at the end."""
LEADERSHIPS = ["/overview?lang=en&group=unit=c", "/data?lang=en", "/present?lang=en&story=board"]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> tuple[Twin, Twin]:
    folder = tmp_path_factory.mktemp("twins")
    return twin(folder / "a", exchanged=False), twin(folder / "b", exchanged=True)


@pytest.fixture(scope="module")
def walks(
    twins: tuple[Twin, Twin], browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Seen, Seen]:
    folder = tmp_path_factory.mktemp("walks")
    first, second = (
        seen_in(browser, serving(one.database, "consultant"), folder / f"{n}.log", PATHS)
        for n, one in enumerate(twins)
    )
    return first, second


def test_what_is_hidden_differs_between_the_twins(twins: tuple[Twin, Twin]) -> None:
    means: list[list[tuple[str, float]]] = []
    for one in twins:
        with closing(duckdb.connect(one.database, read_only=True)) as connection:
            means.append(connection.execute(HIDDEN_MEANS).fetchall())
    (c, d), (other_c, other_d) = means
    assert c[1] + 3 < d[1]
    assert (c[1], d[1]) == (other_d[1], other_c[1])


def test_every_file_is_the_same_whatever_protected_people_answered(
    twins: tuple[Twin, Twin], tmp_path: Path
) -> None:
    first, second = (
        files_of(["-d", one.database], tmp_path / str(n), whole=False)
        for n, one in enumerate(twins)
    )
    assert len(first) == 30
    assert unlike(first, second) == []
    assert not leaks_of(list(first.items()), twins[0].secrets)


def test_a_release_and_what_is_served_of_it_are_the_same_whatever_protected_people_answered(
    twins: tuple[Twin, Twin], browser: Browser, tmp_path: Path
) -> None:
    releases = [release_of(one.database, tmp_path / str(n)) for n, one in enumerate(twins)]
    first, second = map(tables_of, releases)
    assert len(first) == 9
    assert first == second
    walks: list[Seen] = []
    for release, one in zip(releases, twins, strict=True):
        content = [("release", release.read_bytes())]
        assert leaks_of(content, one.secrets, consultants=False) == []
        serve, log = serving(release, "leadership"), release.with_suffix(".log")
        walks.append(seen_in(browser, serve, log, LEADERSHIPS))
        assert leaks_of(walks[-1].contents, one.secrets, consultants=False) == []
    assert differences(*walks) == []


def test_every_page_is_the_same_whatever_protected_people_answered(
    walks: tuple[Seen, Seen],
) -> None:
    first, second = walks
    assert set(PATHS) == first.shown.keys()
    for path, messages in first.shown.items():
        assert len(messages) > 15, path
    assert differences(first, second) == []


def test_no_sentinel_leaves_in_any_frame_answer_address_storage_or_log(
    walks: tuple[Seen, Seen], twins: tuple[Twin, Twin]
) -> None:
    for seen, one in zip(walks, twins, strict=True):
        kinds = {name.split()[0] for name, _ in seen.contents}
        assert kinds >= {"sent", "received", "body", "headers", "kept", "cookies", "log", "address"}
        assert leaks_of(seen.contents, one.secrets) == []


def test_nothing_but_what_the_product_brings_may_be_kept_by_a_shared_cache(
    walks: tuple[Seen, Seen],
) -> None:
    for seen in walks:
        for url, headers in seen.headers.items():
            if not STATIC.search(url):
                control = headers.get("cache-control", "")
                assert not {"public", "immutable"} & set(control.replace(",", " ").split()), url
