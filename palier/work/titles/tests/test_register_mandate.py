from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import end_holding, register_mandate, remove_holdings
from palier.work.titles.models import MandateEntry
from palier.work.titles.tests.examples import a_holding

TOLD = {
    "registered_on": date(2026, 3, 2),
    "principal": "SCI des Tilleuls, 3 place du Lavoir, Marseille",
    "purpose": "Gestion locative",
}


def _mandate(organisation):
    return a_holding(organisation, kind="mandate")


def test_numbers_follow_the_former_register_without_gap():
    """Décret n° 72-678, art. 65: chronological, numbered without gap."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    first = register_mandate(_mandate(organisation), **TOLD, follows=41, actor=manager)
    second = register_mandate(_mandate(organisation), **TOLD, actor=manager)
    with pytest.raises(Refused):
        register_mandate(
            _mandate(organisation), **{**TOLD, "registered_on": date(2023, 1, 1)}, actor=manager
        )
    third = register_mandate(_mandate(organisation), **TOLD, actor=manager)

    assert [first.number, second.number, third.number] == [42, 43, 44]
    assert "logement" in first.homes


def test_a_number_is_never_asked_twice():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    register_mandate(_mandate(organisation), **TOLD, actor=manager)

    with pytest.raises(Refused, match="est commencé"):
        register_mandate(_mandate(organisation), **TOLD, follows=9, actor=manager)

    assert [entry.number for entry in MandateEntry.objects.all()] == [1]


def test_only_a_signed_mandate_is_registered_and_once():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    mandate = _mandate(organisation)
    register_mandate(mandate, **TOLD, actor=manager)

    with pytest.raises(Refused, match="déjà inscrit"):
        register_mandate(mandate, **TOLD, actor=manager)
    with pytest.raises(Refused, match="Seul un mandat"):
        register_mandate(a_holding(organisation), **TOLD, actor=manager)

    assert MandateEntry.objects.count() == 1


def test_a_registered_mandate_is_neither_removed_nor_changed():
    from django.db import ProgrammingError, transaction

    organisation = an_organisation()
    mandate = _mandate(organisation)
    register_mandate(mandate, **TOLD, actor=someone_as(organisation, "rental_manager"))

    with pytest.raises(Refused):
        remove_holdings(
            organisation, holdings=[mandate], actor=someone_as(organisation, "data_migrator")
        )
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        MandateEntry.objects.update(number=9)

    assert MandateEntry.objects.get().number == 1


def test_the_register_says_how_a_mandate_ended():
    from palier.work.titles.lists import MANDATES

    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    mandate = _mandate(organisation)
    register_mandate(mandate, **TOLD, actor=manager)
    end_holding(mandate, ends_on=date(2026, 9, 1), end_reason="owners", actor=manager)

    said = MANDATES.columns[-1].show(MandateEntry.objects.get())
    assert said.startswith("congé du propriétaire, le 31")


def test_decret_72_678_the_register_follows_its_dates():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    register_mandate(_mandate(organisation), **TOLD, actor=manager)

    with pytest.raises(Refused, match="par ordre de date"):
        register_mandate(
            _mandate(organisation), **{**TOLD, "registered_on": date(2026, 3, 1)}, actor=manager
        )

    assert MandateEntry.objects.count() == 1
