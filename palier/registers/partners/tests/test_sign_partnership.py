from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import sign_partnership
from palier.registers.partners.models import Partnership
from palier.registers.partners.tests.examples import a_partner, a_partnership
from palier.registers.people.actions import close_body


def _sign(organisation, role="director", **given):
    usual = {
        "title": "Accès aux soins",
        "kind": "agreement",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2027, 1, 1),
    }
    bodies = given.pop("bodies", None) or [a_partner(organisation)]
    actor = someone_as(organisation, role)
    return sign_partnership(organisation, actor=actor, **{**usual, "bodies": bodies, **given})


def test_with_several_bodies_between_two_dates():
    organisation = an_organisation()
    bodies = [a_partner(organisation), a_partner(organisation, "La Passerelle")]

    row = _sign(organisation, bodies=bodies, departments=["13"])

    assert {each.body for each in row.signatories.all()} == set(bodies)
    assert (row.period.lower, row.period.upper) == (date(2026, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("given", "words"),
    [({"title": " "}, "objet"), ({"ends_on": date(2026, 1, 1)}, "fin est avant le début")],
)
def test_without_an_object_or_ended_before_it_begins_is_refused(given, words):
    with pytest.raises(Refused, match=words):
        _sign(an_organisation(), **given)
    assert not Partnership.objects.exists()


def test_with_nobody_or_a_closed_body_is_refused():
    organisation = an_organisation()
    gone, director = a_partner(organisation), someone_as(organisation, "director")
    gone = close_body(gone, on=date(2026, 5, 2), why="Dissoute", actor=director)
    with pytest.raises(Refused, match="est fermée"):
        _sign(organisation, bodies=[gone])
    with pytest.raises(Refused, match="au moins une structure"):
        sign_partnership(
            organisation,
            title="Soins",
            kind="charter",
            bodies=[],
            starts_on=date(2026, 1, 1),
            actor=director,
        )
    assert not Partnership.objects.exists()


def test_a_body_does_not_close_while_an_agreement_with_it_holds():
    organisation = an_organisation()
    body = a_partnership(organisation).signatories.get().body
    director = someone_as(organisation, "director")

    with pytest.raises(Refused, match="court avec elle"):
        close_body(body, on=date(2026, 6, 1), why="Dissoute", actor=director)
    assert close_body(body, on=date(2027, 1, 1), why="Dissoute", actor=director).closed_on


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _sign(an_organisation(), role="social_worker")
    assert not Partnership.objects.exists()
