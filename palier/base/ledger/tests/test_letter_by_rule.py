from datetime import date

from palier.base.ledger.actions import letter_by_rule, reverse_entry
from palier.base.ledger.models import Letter, LetteredLine, Line
from palier.base.ledger.tests.examples import an_auxiliary, an_entry, an_organisation
from palier.base.ledger.tests.test_letter_lines import JUNE_1, a_payment, called
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as

JULY_1 = date(2026, 7, 1)


def test_an_account_that_comes_back_to_zero_is_lettered_up_to_there():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    due = called(organisation, owner, "499.00")
    paid = [a_payment(organisation, owner, amount) for amount in ("400.00", "99.00")]
    open_line = a_payment(organisation, owner, "7.00", on=date(2026, 6, 2))

    letter_by_rule(
        main_entity(organisation), on=JULY_1, actor=someone_as(organisation, "accountant")
    )

    lettered = set(LetteredLine.objects.values_list("line", flat=True))
    assert lettered == {due.pk, *(line.pk for line in paid)}
    assert open_line.pk not in lettered


def test_an_entry_and_its_mirror_are_lettered_whatever_else_is_owed():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    accountant = someone_as(organisation, "accountant")
    called(organisation, owner, "30.00")
    wrong = an_entry(organisation, "499.00", owner=owner)
    mirror = reverse_entry(wrong, on=JUNE_1, actor=accountant)

    letter_by_rule(main_entity(organisation), on=JULY_1, actor=accountant)

    pair = Line.objects.filter(entry__in=[wrong, mirror], auxiliary=owner)
    assert set(LetteredLine.objects.values_list("line", flat=True)) == {line.pk for line in pair}


def test_done_again_it_changes_nothing_and_nothing_after_the_day_is_touched():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    entity, accountant = main_entity(organisation), someone_as(organisation, "accountant")
    called(organisation, owner, "50.00")
    a_payment(organisation, owner, "50.00")

    letter_by_rule(entity, on=date(2026, 5, 31), actor=accountant)
    assert not Letter.objects.exists()
    letter_by_rule(entity, on=JULY_1, actor=accountant)
    letter_by_rule(entity, on=JULY_1, actor=accountant)

    assert Letter.objects.count() == 1
