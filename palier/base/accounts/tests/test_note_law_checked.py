from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.accounts.actions import note_law_checked
from palier.base.accounts.reads import law_states
from palier.base.accounts.shell import law_to_check
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Figure
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in

JANUARY_20 = date(2027, 1, 20)


def state(organisation, on, code="rent_index"):
    return next(each for each in law_states(organisation, on) if each.rule.code == code)


def given(organisation, **more):
    return {
        "code": "rent_index",
        "checked_on": JANUARY_20,
        "found": "same",
        "source": "Insee, 15 janvier 2027",
        "actor": someone_as(organisation, "director"),
        **more,
    }


def test_a_rule_read_again_is_no_longer_to_be_checked_until_the_next_publication():
    organisation = an_organisation()
    assert state(organisation, JANUARY_20).why == "publié depuis"

    note_law_checked(organisation, **given(organisation))

    assert state(organisation, JANUARY_20).why == ""
    assert state(organisation, date(2027, 4, 15)).why == "publié depuis"
    assert state(organisation, JANUARY_20, "apl").why == "publié depuis"


def test_a_rule_that_changed_is_said_so():
    organisation = an_organisation()

    note_law_checked(organisation, **given(organisation, found="changed"))

    assert state(organisation, JANUARY_20).has_changed
    assert state(organisation, JANUARY_20).seen.source == "Insee, 15 janvier 2027"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"code": "horoscope"}, "n’existe pas"),
        ({"source": " "}, "où vous l’avez lu"),
        ({"checked_on": date(2020, 1, 1)}, "plus récent"),
        ({"found": "perhaps"}, "choisissez"),
    ],
)
def test_a_check_that_says_nothing_is_refused_and_nothing_is_kept(wrong, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        note_law_checked(organisation, **given(organisation, **wrong))

    assert not Figure.objects.exists()


def test_who_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied, match="rôle"):
        note_law_checked(
            organisation, **given(organisation, actor=someone_as(organisation, "host"))
        )

    assert not Figure.objects.exists()


def test_the_day_says_what_is_to_be_read_again():
    organisation = an_organisation()
    director = someone_as(organisation, "director")

    (todo,) = law_to_check(None, director, JANUARY_20)

    assert "règles" in todo.title
    assert law_to_check(None, director, date(2026, 11, 29)) == []


def test_the_page_lists_each_rule_with_its_source_and_the_form_keeps_the_check(client):
    organisation = an_organisation()
    come_in(client, organisation, "director")

    page = client.get("/association/loi/").content.decode()
    answer = client.post(
        "/association/loi/rent_index/",
        {"found": "same", "checked_on": "29/11/2026", "source": "Insee"},
        follow=True,
    )

    assert "Insee, publications trimestrielles" in page
    assert "Prochaine publication" in page
    assert "Vérification notée." in answer.content.decode()
    assert Figure.objects.get().code == "law.rent_index"


def test_who_only_reads_is_shown_no_verb(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")

    page = client.get("/association/loi/")

    assert page.status_code == 200
    assert "Noter une vérification" not in page.content.decode()
    assert client.get("/association/loi/rent_index/").status_code == 403
