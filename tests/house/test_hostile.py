"""Whatever one types in an address or a form, the answer is a page or a sentence: never a fault."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from tests.house.everything import pages_of_everything
from tests.house.test_query_counts import LISTS

ROOT = Path(__file__).parents[2]
PIECES = ["\x00", "0", "99999999999999999999", "0000-00", "9999-99-99", "’<%=1/0%>", "x" * 300]
"""What is put in place of a piece of an address."""
VALUES = ["\x00", "9" * 40, "-1e400", "0000-00-00", "=HYPERLINK(1)", "NaN", "’\u202e🏚", "x" * 5000]
"""What is put in a field, or after a question mark."""
SKIPPED = {"accounts:sign_out"}


def _patterns(resolver: Any, prefix: str = "", room: str = "") -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            yield f"{room}:{each.name}", "/" + route
        else:
            yield from _patterns(each, route, getattr(each, "namespace", "") or room)


def _addresses() -> Iterator[str]:
    """Every address with each of its pieces replaced by something hostile."""
    walled = [
        each for each in _patterns(get_resolver()) if "<" in each[1] and each[0] not in SKIPPED
    ]
    for number, (_, route) in enumerate(walled):
        for piece in (PIECES[(number + shift) % len(PIECES)] for shift in (0, 2, 5)):
            yield re.sub(r"<(\w+:)?\w+>", lambda _, told=piece: told, route)


@cache
def _asked() -> tuple[str, ...]:
    """Every name that some page reads after a question mark."""
    found: set[str] = set()
    for path in ROOT.glob("palier/**/*.py"):
        if "tests" not in path.parts:
            found |= set(re.findall(r'GET\.get\(\s*"(\w+)"', path.read_text("utf-8")))
    assert {"q", "page", "tri", "format"} <= found
    return tuple(sorted(found))


def _fault(client: Any, method: str, url: str, told: dict[str, str] | None = None) -> str:
    """What went wrong, in words; nothing when it was answered."""
    with transaction.atomic():
        answer = getattr(client, method)(url, told or {})
        transaction.set_rollback(True)
    if answer.status_code < 500 or answer.status_code == 503:
        return ""
    kind, value, trace = answer.exc_info
    while trace.tb_next is not None:
        trace = trace.tb_next
    at = f"{trace.tb_frame.f_code.co_filename.rpartition('/palier/')[2]}:{trace.tb_lineno}"
    return f"{method} {url[:120]} {str(told)[:80]}: {kind.__name__} {value} ({at})"[:400]


@pytest.fixture
def enemy(client: Any) -> Any:
    """Someone with every role, in an association that holds one of everything."""
    client.raise_request_exception = False
    organisation = an_organisation()
    client.pages = [url.partition("?")[0] for url in pages_of_everything(organisation)]
    stand_in(organisation.pk)
    come_in(client, organisation, *ROLES)
    return client


def test_no_address_is_a_fault_whatever_its_pieces(enemy):
    faults = [_fault(enemy, "get", url) for url in _addresses()]

    assert len(faults) > 1000
    assert [fault for fault in faults if fault] == []


def test_no_page_is_a_fault_whatever_stands_after_the_question_mark(enemy):
    faults = []
    for number, url in enumerate(dict.fromkeys([*enemy.pages[::2], *LISTS])):
        value = VALUES[number % len(VALUES)]
        told = {name: value for name in _asked() if name != "format"}
        faults.append(_fault(enemy, "get", url, told))

    assert len(faults) > 200
    assert [fault for fault in faults if fault] == []


def test_a_fault_is_seen_by_these_tests(enemy, monkeypatch):
    def broken(*args: Any, **more: Any) -> None:
        raise ValueError("cassé")

    monkeypatch.setattr("palier.base.ui.lists.look_at", broken)

    assert "ValueError cassé" in _fault(enemy, "get", "/menages/")


def test_no_form_is_a_fault_whatever_is_typed_in_it(enemy):
    faults = []
    for number, url in enumerate(dict.fromkeys(enemy.pages)):
        page = enemy.get(url)
        if page.status_code != 200 or page.streaming:
            continue
        names = re.findall(
            r'<(?:input|select|textarea)[^>]* name="(\w+)"',
            page.content.decode("utf-8", "replace"),
        )
        told = {
            name: VALUES[(number + place) % len(VALUES)]
            for place, name in enumerate(dict.fromkeys(names))
            if name not in {"csrfmiddlewaretoken", "_token", "_version"}
        }
        if told:
            faults.append(_fault(enemy, "post", url, told))

    assert len(faults) > 200
    assert [fault for fault in faults if fault] == []
