import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.benefits.actions import drop_remittance, identify_benefit, know_claimant
from palier.work.benefits.models import Claimant, RemittanceLine
from palier.work.benefits.tests.examples import a_remittance
from palier.work.billing.tests.examples import a_rented_home


def test_said_once_the_number_is_known_here_and_next_time():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    row = a_remittance(organisation, ";X;12;05/2026;10;;", ";X;12;04/2026;;5;")

    identify_benefit(
        row.lines.first(), occupancy=home, actor=someone_as(organisation, "accountant")
    )
    again = a_remittance(organisation, ";Y;12;05/2026;10;;", name="b.csv")

    assert not RemittanceLine.objects.filter(occupancy=None).exists()
    assert again.lines.get().matched_by == "claimant"
    assert Claimant.objects.get().household_id == home.household_id


def test_a_number_is_one_households_and_a_host_may_not():
    organisation = an_organisation()
    one, other = a_rented_home(organisation), a_rented_home(organisation)
    system = the_system(organisation)
    know_claimant(one.household, number="12", actor=system)
    row = a_remittance(organisation, ";X;99;05/2026;10;;")

    with pytest.raises(Refused, match="autre ménage"):
        know_claimant(other.household, number="12", actor=system)
    with pytest.raises(PermissionDenied):
        identify_benefit(row.lines.get(), occupancy=one, actor=someone_as(organisation, "host"))

    assert row.lines.get().occupancy is None
    drop_remittance(row, actor=system)
    assert not RemittanceLine.objects.exists()


def test_the_page_finds_a_contract_by_its_number_or_its_household(client):
    organisation = an_organisation()
    home = a_rented_home(organisation)
    line = a_remittance(organisation, ";X;12;05/2026;10;;").lines.get()
    come_in(client, organisation, "accountant")
    at = f"/aides/lignes/{line.pk}/"

    asked = client.get(at)
    client.post(at, {"occupancy": home.pk})

    assert asked.status_code == 200
    line.refresh_from_db()
    assert line.occupancy == home
