from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import close_body, correct_body
from palier.registers.people.tests.examples import a_body


def test_a_body_that_moved_is_found_by_its_new_name(client):
    organisation = an_organisation()
    body = a_body(organisation, "CCAS", "partner")
    come_in(client, organisation, "director")

    page = f"/structures/{body.pk}/corriger/"
    shown = client.get(page).content.decode()
    assert 'value="CCAS"' in shown
    correct_body(
        body,
        name="CCAS de Martigues",
        kinds=["partner", "prescriber"],
        words="Aides d’urgence",
        actor=someone_as(organisation, "director"),
    )

    body.refresh_from_db()
    assert (body.name, body.kinds) == ("CCAS de Martigues", ["partner", "prescriber"])
    assert SearchRow.objects.get().title == "CCAS de Martigues"
    assert "Aides d’urgence" in client.get(f"/structures/{body.pk}/").content.decode()


def test_without_a_name_or_as_nothing_is_refused():
    organisation = an_organisation()
    body = a_body(organisation, "CCAS", "partner")
    director = someone_as(organisation, "director")

    with pytest.raises(Refused, match="nom"):
        correct_body(body, name=" ", kinds=["partner"], actor=director)
    with pytest.raises(Refused, match="Dites en tant"):
        correct_body(body, name="CCAS", kinds=[], actor=director)
    body.refresh_from_db()
    assert (body.name, body.kinds) == ("CCAS", ["partner"])


def test_a_closed_body_is_corrected_and_stays_out_of_the_search():
    organisation = an_organisation()
    body, director = a_body(organisation, "CCAS"), someone_as(organisation, "director")
    close_body(body, on=date(2026, 5, 2), why="dissoute", actor=director)

    correct_body(body, name="CCAS d’Arles", kinds=["partner"], actor=director)

    assert not SearchRow.objects.exists()


def test_a_volunteer_corrects_no_body():
    organisation = an_organisation()
    with pytest.raises(PermissionDenied):
        correct_body(
            a_body(organisation),
            name="X",
            kinds=["partner"],
            actor=someone_as(organisation, "volunteer"),
        )
