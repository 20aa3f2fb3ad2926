from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import activate_occupancy, end_occupancy, give_notice_to_quit
from palier.work.leases.models import NoticeToQuit
from palier.work.leases.tests.examples import JANUARY, a_draft, a_lived_in_contract

MARCH_15 = date(2026, 3, 15)
USUAL = {"side": "occupant", "ground": "usual", "form": "registered", "received_on": MARCH_15}


def test_a_notice_takes_effect_after_the_delay_of_its_ground():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    usual = give_notice_to_quit(a_lived_in_contract(organisation), **USUAL, actor=manager)
    short = give_notice_to_quit(
        a_lived_in_contract(organisation), **{**USUAL, "ground": "rsa_aah"}, actor=manager
    )
    later = give_notice_to_quit(
        a_lived_in_contract(organisation), **USUAL, last_on=date(2026, 6, 30), actor=manager
    )

    assert (usual.last_on, usual.delay) == (date(2026, 6, 15), "3 mois")
    assert usual.source == "loi n° 89-462, art. 15 I"
    assert (short.last_on, later.last_on) == (date(2026, 4, 15), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("regime", "told", "because"),
    [
        ("loi89", {"last_on": date(2026, 6, 14)}, "trop tôt : 3 mois.*15.juin.2026.*art. 15 I"),
        ("loi89", {"form": "other"}, "lettre recommandée remise"),
        ("loi89", {"received_on": date(2025, 12, 31)}, "avant l’entrée"),
        ("loi89", {"side": "manager", "ground": "sale"}, "6 mois avant le terme.*art. 15"),
        (
            "loi89",
            {"side": "manager", "ground": "sale", "last_on": date(2026, 9, 14)},
            "trop tôt : 6 mois",
        ),
        ("loi89", {"ground": "breach"}, "n’existe pas sous ce régime.*mutation"),
        ("hlm_sublease", {"side": "manager", "ground": "sale"}, "Aucun motif n’est prévu"),
        ("art8_sublease", {"ground": "contract"}, "selon le contrat"),
        ("logement_foyer", {"last_on": date(2026, 3, 22)}, "8 jours.*R633-3"),
        (
            "logement_foyer",
            {"side": "manager", "ground": "breach", "form": "other"},
            "L633-2 et R633-3",
        ),
        ("shelter", {}, "ni congé ni préavis"),
    ],
)
def test_what_the_regime_does_not_admit_is_refused(regime, told, because):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    occupancy = activate_occupancy(
        a_draft(organisation, regime=regime),
        starts_on=JANUARY,
        reserve="Prise à bail attendue",
        reserve_due_on=MARCH_15,
        actor=manager,
    )

    with pytest.raises(Refused, match=because):
        give_notice_to_quit(occupancy, **{**USUAL, **told}, actor=manager)

    assert not NoticeToQuit.objects.exists()


def test_a_contract_has_one_notice_at_once_and_only_while_it_runs():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    occupancy, draft = a_lived_in_contract(organisation), a_draft(organisation)
    give_notice_to_quit(occupancy, **USUAL, actor=manager)

    with pytest.raises(Refused, match="déjà un congé"):
        give_notice_to_quit(occupancy, **USUAL, actor=manager)
    with pytest.raises(Refused, match="pas en cours"):
        give_notice_to_quit(draft, **USUAL, actor=manager)
    end_occupancy(occupancy, ends_on=date(2026, 6, 16), end_reason="other", actor=manager)
    with pytest.raises(Refused, match="pas en cours"):
        give_notice_to_quit(occupancy, **USUAL, actor=manager)

    assert NoticeToQuit.objects.count() == 1


def test_a_ground_that_tells_of_health_is_not_shown():
    organisation = an_organisation()
    notice = give_notice_to_quit(
        a_lived_in_contract(organisation),
        **{**USUAL, "ground": "health"},
        actor=someone_as(organisation, "rental_manager"),
    )

    assert notice.shown_ground == "motif sur justificatif"
