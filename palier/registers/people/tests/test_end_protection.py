from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import end_protection, record_protection
from palier.registers.people.reads import signing_guardian
from palier.registers.people.tests.examples import a_household

MAY_2, JUNE = date(2026, 5, 2), date(2026, 6, 1)


def test_from_its_end_on_the_person_signs_alone():
    organisation = an_organisation()
    person, worker = (
        a_household(organisation).members.get().person,
        someone_as(organisation, "social_worker"),
    )
    given = {"kind": "curatorship", "guardian": "UDAF", "signs": True, "starts_on": MAY_2}
    protection = record_protection(person, actor=worker, **given)

    with pytest.raises(Refused, match="avant le début"):
        end_protection(protection, ends_on=MAY_2, actor=worker)
    end_protection(protection, ends_on=JUNE, actor=worker)

    assert signing_guardian(person.pk, date(2026, 5, 31)) != ""
    assert signing_guardian(person.pk, JUNE) == ""
