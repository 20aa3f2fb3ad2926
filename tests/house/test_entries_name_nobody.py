"""Books are kept ten years, a name is not: the part of an account bears it, never a label."""

from palier.base.bank.actions.lines import hold_in_waiting
from palier.base.bank.models import StatementLine
from palier.base.ledger.models import Auxiliary, Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.models import Body, Household, Person
from tests.house.everything import pages_of_everything


def _names():
    for row in Person.objects.all():
        yield row.last_name
    for table in (Household, Body):
        yield from table.objects.values_list("name", flat=True)


def test_no_label_of_an_entry_holds_a_name_and_the_list_still_says_of_whom(client):
    organisation = an_organisation()
    pages_of_everything(organisation)
    hold_in_waiting(list(StatementLine.objects.all()), the_system(organisation))
    come_in(client, organisation, "accountant")

    labels = list(Entry.objects.values_list("label", flat=True))
    named = [(label, name) for label in labels for name in _names() if name and name in label]

    assert len(set(labels)) > 8
    assert any(label.startswith("En attente, ligne du") for label in labels)
    assert named == []
    whose = Auxiliary.objects.filter(line__isnull=False).values_list("label", flat=True)[0]
    page = client.get("/comptabilite/ecritures/", {"q": whose}).content.decode()
    assert whose in page
    assert "Aucune écriture" not in page
