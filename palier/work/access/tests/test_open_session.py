from datetime import time

import pytest

from palier.base.accounts.actions import set_figure
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.access.models import DropInSession
from palier.work.access.tests.examples import MAY_2, a_member_as, a_session


def test_a_session_says_who_holds_it_and_as_what():
    organisation = an_organisation()
    holders = [
        a_member_as(organisation, role)
        for role in ("social_worker", "volunteer", "lawyer", "reception")
    ]

    session = a_session(organisation, *holders)

    kinds = list(session.holders.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["worker", "volunteer", "lawyer", "desk"]


def test_a_volunteer_alone_is_refused_by_the_charter_with_its_reason():
    organisation = an_organisation()
    volunteer = a_member_as(organisation, "volunteer")

    with pytest.raises(Refused, match="La charte de votre association"):
        a_session(organisation, volunteer)

    assert not DropInSession.objects.exists()


def test_a_volunteer_alone_is_possible_where_the_charter_allows_it():
    organisation = an_organisation()
    volunteer = a_member_as(organisation, "volunteer")
    set_figure(
        organisation,
        code="access.volunteer_alone",
        value="yes",
        starts_on=MAY_2,
        source="Charte de 2026",
        actor=the_system(organisation),
    )

    assert a_session(organisation, volunteer).holders.get().kind == "volunteer"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"holders": []}, "quelqu’un qui la tient"),
        ({"ends_at": time(9)}, "avant d’avoir commencé"),
    ],
)
def test_nobody_or_hours_in_disorder_are_refused(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        a_session(organisation, **given)

    assert not DropInSession.objects.exists()


def test_someone_who_does_not_work_here_that_day_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="ne travaille pas ici"):
        a_session(organisation, a_user("Zoé"))


def test_the_desk_knows_its_session_and_the_visit_belongs_to_it(client):
    from django.utils import timezone

    from palier.base.tenancy.tests.pages import come_in
    from palier.work.access.models import Visit

    organisation = an_organisation()
    user = come_in(client, organisation, "reception")
    session = a_session(organisation, user, on=timezone.localdate())

    assert "Point info logement" in client.get("/accueil/").content.decode()
    client.post("/accueil/", {"reasons": ["seek"], "who": "self", "orientation": "none"})

    assert Visit.objects.get().session == session
    assert someone_as(organisation, "reception").may("access.open_session")
