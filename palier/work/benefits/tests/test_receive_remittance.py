from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.benefits.actions import receive_remittance
from palier.work.benefits.models import AgencyLayout, Remittance
from palier.work.benefits.tests.examples import HEAD, JUNE_2, a_slip
from palier.work.billing.tests.examples import MAY, a_rented_home


def _receive(organisation, content, role="accountant", **given):
    told = {"agency": "CAF", "month_on": MAY, "name": "caf.csv", "on": JUNE_2, **given}
    return receive_remittance(
        organisation, content=content, actor=someone_as(organisation, role), **told
    )


def test_each_line_is_told_whose_it_is_by_contract_or_by_a_name_that_is_ones_only():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    person = home.household.members.get().person

    row = _receive(
        organisation,
        a_slip(
            f"{home.number};X;1234567;05/2026;287,00;;",
            f";{person.first_name} {person.last_name};7654321;2026-04;;20;",
            ";INCONNU PAUL;999;mai 2026;100;;-15,50",
        ),
    )

    lines = list(row.lines.order_by("pk"))
    assert [(e.kind, e.month, e.amount, e.matched_by) for e in lines] == [
        ("due", MAY, 287, "contract"),
        ("back", date(2026, 4, 1), 20, "name"),
        ("due", MAY, 100, ""),
        ("overpaid", MAY, float("-15.50"), ""),
    ]
    assert lines[0].occupancy_id == lines[1].occupancy_id == home.pk


def test_columns_said_by_hand_are_remembered_for_the_agency():
    organisation = an_organisation()
    a_rented_home(organisation)
    strange = "Dossier;Quand;Combien"
    content = a_slip("B-9999;05/2026;10", head=strange)
    with pytest.raises(Refused, match="mois de droit"):
        _receive(organisation, content)

    said = {"month": "Quand", "amount": "Combien", "tenant_code": "Dossier"}
    _receive(organisation, content, columns=said)
    _receive(organisation, content, name="autre.csv")

    assert AgencyLayout.objects.get().columns["amount"] == "Combien"
    assert Remittance.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (";A;1;04/2026;10;;", "ce fichier est de avril 2026"),
        (";A;1;13/2026;10;;", "Ligne 2 : « 13/2026 » n’est pas un mois"),
        (";A;1;05/2026;dix;;", "Ligne 2 : « dix » n’est pas un montant"),
        ("", "aucune ligne d’aide"),
    ],
)
def test_another_month_or_a_line_that_is_none_is_refused_and_nothing_is_kept(row, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _receive(organisation, a_slip(row) + b"\n ")

    assert not Remittance.objects.exists()


def test_the_same_file_twice_is_refused_and_a_host_may_not():
    organisation = an_organisation()
    content = a_slip(";A;1;05/2026;10;;")
    _receive(organisation, content)

    with pytest.raises(Refused, match="déjà importé"):
        _receive(organisation, content)
    with pytest.raises(PermissionDenied):
        _receive(organisation, content, role="host", name="b.csv")

    assert Remittance.objects.count() == 1
    assert HEAD.count(";") == 6
