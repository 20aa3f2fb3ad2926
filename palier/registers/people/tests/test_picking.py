"""Choosing a household among many: found by some letters, told apart, refused with words."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import FEW, MOST, PickField, PickManyField, picked_part
from palier.registers.people.models import Household, Person
from palier.registers.people.tests.examples import a_household

TODAY = date(2026, 6, 1)


class Choose(ActionForm):
    household = PickField(label="Ménage", queryset=Household.objects.none())
    others = PickManyField(label="Autres", queryset=Household.objects.none(), required=False)
    note = forms.CharField(required=False)

    def prepare(self):
        rows = Household.objects.visible_to(self.actor).order_by("sort_name", "pk")
        for name in ("household", "others"):
            self.fields[name].queryset = rows


def _request(organisation, asked="", posted=None, role="social_worker"):
    factory = RequestFactory()
    url = f"/choisir/?lieu=7{asked}"
    request = factory.get(url) if posted is None else factory.post(url)
    if posted is not None:
        request.POST = QueryDict(posted)
    request.actor, request.today = someone_as(organisation, role), TODAY
    return request


def _many(organisation):
    return [a_household(organisation, last_name=f"Bénali {n:02d}") for n in range(FEW + 3)]


def test_a_few_are_a_plain_list_and_homonyms_say_more():
    organisation = an_organisation()
    one, other = (a_household(organisation, last_name="Diallo") for _ in range(2))
    Person.objects.filter(households__household=one).update(birth_on=date(1987, 3, 2))
    a_household(organisation, last_name="Verdier")

    drawn = str(Choose(_request(organisation))["household"])

    assert drawn.count("<option") == 4
    assert "né(e) en 1987" in drawn or "née en 1987" in drawn
    assert f'value="{other.pk}"' in drawn


def test_many_are_found_by_some_letters_without_accents_and_no_more_than_a_screen():
    organisation = an_organisation()
    rows = _many(organisation)

    form = Choose(_request(organisation))
    drawn = str(form["household"])
    part = picked_part(_request(organisation, "&_pick=household&household__q=BENALI"), form.fields)
    narrow = picked_part(
        _request(organisation, f"&_pick=household&household__q=benali 04&household={rows[9].pk}"),
        form.fields,
    )

    assert "<option" not in drawn
    assert 'hx-get="/choisir/?lieu=7"' in drawn
    assert part.count('type="radio"') == MOST
    assert "Et 7 autres" in part.replace("\u00a0", " ")
    assert narrow.count('type="radio"') == 2
    assert narrow.index(f'value="{rows[9].pk}"') < narrow.index(f'value="{rows[4].pk}"')
    assert picked_part(_request(organisation, "&_pick=note"), form.fields) is None


def test_what_was_written_without_choosing_comes_back_with_what_corresponds():
    organisation = an_organisation()
    rows = _many(organisation)

    unclear = Choose(_request(organisation, posted="household__q=benali"))
    unknown = Choose(_request(organisation, posted="household__q=zzz"))
    nothing = Choose(_request(organisation, posted="household__q="))
    chosen = Choose(
        _request(
            organisation, posted=f"household__q=ben&household={rows[2].pk}&others={rows[3].pk}"
        )
    )

    other = Choose(_request(organisation, posted=f"household__q=benali 05&household={rows[2].pk}"))

    assert "benali 05" in other.errors["household"][0]
    assert unclear.errors["household"] == ["Choisissez parmi ce qui correspond à « benali »."]
    assert str(unclear["household"]).count('type="radio"') == MOST
    assert "essayez d’autres lettres" in unknown.errors["household"][0]
    assert "household" in nothing.errors
    assert chosen.is_valid()
    assert chosen.cleaned_data["household"] == rows[2]
    assert list(chosen.cleaned_data["others"]) == [rows[3]]


def test_a_row_of_another_association_is_neither_found_nor_taken():
    organisation, elsewhere = an_organisation(), an_organisation("Ailleurs")
    from palier.base.tenancy.walls import stand_in

    stand_in(elsewhere.pk)
    theirs = a_household(elsewhere, last_name="Bénali 99")
    stand_in(organisation.pk)
    _many(organisation)

    form = Choose(_request(organisation, posted=f"household={theirs.pk}"))
    part = picked_part(
        _request(organisation, "&_pick=household&household__q=99"),
        Choose(_request(organisation)).fields,
    )

    assert "household" in form.errors
    assert "radio" not in part
    assert "Rien ne correspond" in part


def test_some_letters_cost_the_same_for_two_rows_and_for_eight(django_assert_num_queries):
    organisation = an_organisation()
    _many(organisation)
    fields = Choose(_request(organisation)).fields

    def queries(typed):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        request = _request(organisation, f"&_pick=household&household__q={typed}")
        with CaptureQueriesContext(
            connection,
        ) as told:
            picked_part(request, fields)
        return len(told)

    assert queries("benali 0") - queries("benali 01") <= 1


def test_nobody_said_so_is_nobody_whatever_was_written():
    organisation = an_organisation()
    rows = _many(organisation)

    class MayChoose(Choose):
        household = PickField(Household.objects.none(), required=False, empty_label="Le ménage")

    form = MayChoose(_request(organisation, posted="household__q=benali&household="))
    part = picked_part(
        _request(organisation, f"&_pick=household&household__q=ben&household={rows[0].pk}"),
        MayChoose(_request(organisation)).fields,
    )

    assert form.is_valid()
    assert form.cleaned_data["household"] is None
    assert "Le ménage" in part


def test_a_list_that_is_short_answers_nothing_to_letters():
    organisation = an_organisation()
    a_household(organisation)

    form = Choose(_request(organisation))

    assert (
        picked_part(_request(organisation, "&_pick=household&household__q=d"), form.fields) is None
    )


def test_two_rows_of_which_the_same_is_said_are_still_told_apart():
    organisation = an_organisation()
    one, other = (a_household(organisation, last_name="Reinhardt") for _ in range(2))
    Household.objects.filter(pk=other.pk).update(opened_on=date(2025, 5, 4))

    drawn = str(Choose(_request(organisation, role="site_manager"))["household"])

    assert "Awa, dossier de 01/2024" in drawn
    assert "Awa, dossier de 05/2025" in drawn
    assert one.name == other.name


def test_letters_of_every_language_are_folded_as_the_database_folds_them():
    from django.db import connection

    from palier.base.kit.typography import folded

    names = ["N’Diaye", "Đorđević", "Łukasz Żółć", "Øster Åse", "Straße", "Cœur", "Æneas", "Ça—là"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT unaccent(lower(unnest(%s::text[])))", [names])
        kept = [row[0] for row in cursor.fetchall()]

    assert [folded(name) for name in names] == kept
