from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import close_body, reopen_body
from palier.registers.people.tests.examples import a_body, a_household

MAY_2 = date(2026, 5, 2)


def test_a_closed_body_stays_readable_and_is_no_longer_proposed(client):
    organisation = an_organisation()
    body, other = (
        a_body(organisation, "CCAS", "partner"),
        a_body(organisation, "Cimade", "partner"),
    )
    director = someone_as(organisation, "director")

    close_body(body, on=MAY_2, why="dissoute", actor=director)

    come_in(client, organisation, "social_worker")
    asked = client.get(f"/orientations/menages/{a_household(organisation).pk}/").content.decode()
    assert f'value="{other.pk}"' in asked
    assert f'value="{body.pk}"' not in asked
    assert ">fermée<" in client.get("/structures/").content.decode().replace("\n", "").replace(
        " ", ""
    )
    page = client.get(f"/structures/{body.pk}/").content.decode()
    assert "fermée le 2 mai 2026" in page.replace("\u00a0", " ")
    assert [row.title for row in SearchRow.objects.filter(kind="structure")] == ["Cimade"]


def test_without_a_reason_or_twice_is_refused():
    organisation = an_organisation()
    body, director = a_body(organisation), someone_as(organisation, "director")

    with pytest.raises(Refused, match="pourquoi"):
        close_body(body, on=MAY_2, why=" ", actor=director)
    body.refresh_from_db()
    assert body.closed_on is None

    close_body(body, on=MAY_2, why="dissoute", actor=director)
    with pytest.raises(Refused, match="déjà fermée"):
        close_body(body, on=MAY_2, why="dissoute", actor=director)


def test_neither_is_for_reception():
    organisation = an_organisation()
    body, desk = a_body(organisation), someone_as(organisation, "reception")

    with pytest.raises(PermissionDenied):
        close_body(body, on=MAY_2, why="dissoute", actor=desk)
    with pytest.raises(PermissionDenied):
        reopen_body(body, actor=desk)
    assert body.closed_on is None
