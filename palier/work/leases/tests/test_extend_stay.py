from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import shell
from palier.work.leases.actions import extend_stay
from palier.work.leases.models import StayExtension
from palier.work.leases.tests.examples import a_lived_in_contract

ASKED = {
    "on": date(2026, 3, 20),
    "ground": "schooling",
    "proof": "certificat de scolarité",
    "until": date(2026, 7, 6),
}


def test_decret_2019_1478_a_stay_goes_on_for_a_ground_that_is_proved():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    stay = a_lived_in_contract(organisation, regime="pitch")
    assert stay.term_on == date(2026, 4, 1)

    extend_stay(stay, **ASKED, actor=host)

    stay.refresh_from_db()
    assert stay.term_on == date(2026, 7, 6)
    last = extend_stay(stay, **{**ASKED, "until": date(2026, 11, 1)}, actor=host)
    assert last.until == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("regime", "told", "because"),
    [
        ("pitch", {"until": date(2026, 11, 2)}, "Sept mois de plus"),
        ("pitch", {"until": date(2026, 4, 1)}, "court déjà"),
        ("pitch", {"proof": " "}, "se justifie"),
        ("pitch", {"ground": "holidays"}, "Motifs prévus : scolarisation"),
        ("logement_foyer", {}, "n’a pas de dérogation"),
    ],
)
def test_beyond_ten_months_or_without_ground_it_is_refused(regime, told, because):
    organisation = an_organisation()
    stay = a_lived_in_contract(organisation, regime=regime)

    with pytest.raises(Refused, match=because):
        extend_stay(stay, **{**ASKED, **told}, actor=someone_as(organisation, "host"))

    assert not StayExtension.objects.exists()


def test_a_stay_at_its_term_comes_back_in_the_day_a_month_before():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_lived_in_contract(organisation, regime="pitch")

    def said(on):
        return [t.due_on for t in shell.todos("ui.day", None, manager, on) if "terme" in t.title]

    assert said(date(2026, 2, 28)) == []
    assert said(date(2026, 3, 1)) == [date(2026, 3, 31)]
