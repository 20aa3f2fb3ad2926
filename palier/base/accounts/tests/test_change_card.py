import pytest

from palier.base.accounts.actions import change_card
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.tenancy.walls import today_in
from palier.law.dates import Month

CARD = {
    "name": "Les Maisons",
    "street": "1 rue",
    "postcode": "13003",
    "town": "Marseille",
    "phone": "",
    "email": "",
    "siren": "912345675",
    "approvals": "ILGLS",
    "proration": "thirty_days",
    "due_day": 10,
}


def test_the_card_heads_the_next_documents():
    organisation = an_organisation()

    change_card(organisation, actor=someone_as(organisation, "administrator"), **CARD)

    organisation.refresh_from_db()
    assert (organisation.name, organisation.due_day) == ("Les Maisons", 10)
    assert main_entity(organisation).siren == "912345675"


def test_a_due_day_that_some_months_lack_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="de 1 à 28"):
        change_card(
            organisation,
            actor=someone_as(organisation, "administrator"),
            **{**CARD, "due_day": 31},
        )

    assert Organisation.objects.get(pk=organisation.pk).name == "Toit pour tous"


def test_months_gone_are_counted_as_they_were():
    organisation = an_organisation()
    actor = someone_as(organisation, "administrator")
    this = Month.of(today_in(organisation))

    changed = change_card(organisation, actor=actor, **CARD)

    told = [changed.proration_on(month.first) for month in (this.before, this, this.after)]
    assert told == ["actual_days", "actual_days", "thirty_days"]
    back = {**CARD, "proration": "actual_days", "proration_from": this.after.after.first}
    changed = change_card(changed, actor=actor, **back)
    told = [changed.proration_on(m.first) for m in (this, this.after, this.after.after)]
    assert told == ["actual_days", "thirty_days", "actual_days"]


def test_a_way_of_counting_does_not_begin_in_the_past():
    organisation = an_organisation()
    before = Month.of(today_in(organisation)).before.first

    with pytest.raises(Refused, match="comme il l’a été"):
        change_card(
            organisation,
            actor=someone_as(organisation, "administrator"),
            **{**CARD, "proration_from": before},
        )

    organisation.refresh_from_db()
    assert (organisation.proration, organisation.former_prorations) == ("actual_days", [])


def test_a_change_taken_back_for_the_same_month_leaves_everything_as_it_was():
    organisation = an_organisation()
    actor = someone_as(organisation, "administrator")
    this = Month.of(today_in(organisation))
    told = {"proration_from": this.first}

    changed = change_card(organisation, actor=actor, **{**CARD, **told})
    changed = change_card(changed, actor=actor, **{**CARD, **told, "proration": "actual_days"})

    found = {changed.proration_on(month.first) for month in (this.before, this, this.after)}
    assert found == {"actual_days"}
