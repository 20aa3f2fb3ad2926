import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.access.actions import note_round
from palier.work.access.models import OutreachRound
from palier.work.access.tests.examples import MAY_2, a_round


def test_a_round_is_somewhere_by_a_place_or_a_partner():
    organisation = an_organisation()
    body = a_body(organisation, "Clinique des Pins", "partner")
    worker = someone_as(organisation, "social_worker")

    given = {"on": MAY_2, "worker": a_user(), "actor": worker}
    assert a_round(organisation).place == "Hôtel du Cours"
    assert note_round(organisation, place="", body=body, **given).place == "Clinique des Pins"


def test_nowhere_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="où vous êtes allé"):
        note_round(
            organisation,
            on=MAY_2,
            place=" ",
            worker=a_user(),
            actor=someone_as(organisation, "social_worker"),
        )

    assert not OutreachRound.objects.exists()
