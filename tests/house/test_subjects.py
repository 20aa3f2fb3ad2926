"""One declaration gives the address, the finder, the page, the way back and the name in the journal."""

from importlib import import_module

from django import forms
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from palier.base.documents.holding import HOLDERS
from palier.base.kit.rows import name_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PICKABLE, PickField
from palier.base.ui.subjects import SUBJECTS, called
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household
from palier.work.billing.tests.examples import a_rented_home
from tests.house.everything import pages_of_everything


def test_a_verb_asks_on_its_page_is_carried_out_and_leads_back(client):
    organisation = an_organisation()
    household = a_household(organisation)
    come_in(client, organisation, "social_worker")
    url = reverse("people:hide_address", args=[household.pk])

    asked = client.get(url).content.decode()
    assert "Tenir cette adresse secrète" in asked
    assert household.name in asked

    answer = client.post(url)
    assert answer["Location"] == f"/menages/{household.pk}/"
    stand_in(organisation.pk)
    assert Household.objects.get(pk=household.pk).hidden_at is not None


def test_a_verb_exists_neither_elsewhere_nor_for_who_may_not(client):
    ours = an_organisation()
    url = reverse("people:hide_address", args=[a_household(ours).pk])
    come_in(client, ours, "accountant")
    assert client.post(url).status_code in (403, 404)

    elsewhere = an_organisation("Ailleurs")
    come_in(client, elsewhere, *ROLES)
    assert client.post(url).status_code == 404
    stand_in(ours.pk)
    assert not Household.objects.exclude(hidden_at=None).exists()


def test_what_adds_beside_its_subject_is_not_stopped_by_anothers_change(client):
    organisation = an_organisation()
    household = a_household(organisation)
    come_in(client, organisation, "social_worker")

    def asked(name):
        return client.get(reverse(name, args=[household.pk])).context["form"].fields

    assert "_version" not in asked("people:record_protection")
    assert "_version" in asked("people:hide_address")


def test_the_journal_names_what_one_may_read_and_says_no_more_of_the_rest(client):
    organisation = an_organisation()
    home = a_rented_home(organisation)
    key = name_of(home)

    told = called([key, "gone.table:1"], someone_as(organisation, "rental_manager"))
    assert told[key] == (home.number, reverse("leases:occupancy", args=[home.pk]))
    assert told["gone.table:1"] == ("gone.table:1", "")

    blind = called([key], someone_as(organisation, "rental_manager", sites=()))
    assert blind[key] == (f"Contrat d’occupation n°\u00a0{home.pk}", "")

    come_in(client, organisation, "director")
    page = client.get("/journal/").content.decode()
    assert home.number in page
    assert "leases.occupancy:" not in page


def test_naming_rows_costs_one_query_a_table_and_each_holds_its_papers(client):
    organisation = an_organisation()
    pages_of_everything(organisation)
    come_in(client, organisation, *ROLES)
    held = [
        (label, row)
        for label in HOLDERS
        if (row := apps.get_model(label)._default_manager.first()) is not None
    ]
    for label, row in held:
        assert client.get(f"/documents/joindre/{name_of(row)}/").status_code == 200, label
    assert len(held) > 4
    stand_in(organisation.pk)
    actor = the_system(organisation)
    costs = {}
    for label, subject in SUBJECTS.items():
        keys = [name_of(row) for row in subject.model.objects.visible_to(actor)[:5]]
        with CaptureQueriesContext(connection) as queries:
            told = called(keys, actor)
        assert all(name and url.startswith("/") for name, url in told.values()), label
        costs[label] = len(queries)
    assert max(costs.values()) == 1
    assert sum(costs.values()) > 50


UNBOUNDED = {
    "people.household",
    "people.person",
    "people.body",
    "housing.place",
    "titles.holding",
    "leases.occupancy",
    "billing.householdaccount",
    "billing.thirdaccount",
}
"""Tables that grow with the association: nobody reads them whole in a plain list."""


def test_no_form_lists_a_whole_table_that_grows():
    """One row of these is found by some letters; several are ticked on a page that shows them."""
    import_module("config.urls")
    bare, known = [], list(_every_form())
    for form in known:
        for name, field in form.base_fields.items():
            if not isinstance(field, forms.ModelChoiceField) or isinstance(field, PickField):
                continue
            label = field.queryset.model._meta.label_lower
            ticked = isinstance(field, forms.ModelMultipleChoiceField)
            if label in UNBOUNDED and not ticked:
                bare.append(f"{form.__module__}.{form.__name__}.{name}")

    assert len(known) > 300
    assert bare == []
    assert set(PICKABLE) >= UNBOUNDED - {"billing.householdaccount", "billing.thirdaccount"}


def _every_form(of=ActionForm):
    for form in of.__subclasses__():
        yield form
        yield from _every_form(form)
