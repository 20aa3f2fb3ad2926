import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import close_aim
from palier.work.casework.tests.examples import MAY_2, a_worker, an_aim


def test_an_aim_is_closed_with_the_persons_words():
    organisation = an_organisation()
    aim = an_aim(organisation)

    close_aim(aim, on=MAY_2, outcome="J’ai les clés.", actor=a_worker(organisation))

    aim.refresh_from_db()
    assert (aim.closed_on, aim.outcome) == (MAY_2, "J’ai les clés.")


def test_without_words_it_stays_open_and_it_is_closed_once():
    organisation = an_organisation()
    aim, worker = an_aim(organisation), a_worker(organisation)

    with pytest.raises(Refused, match="mots de la personne"):
        close_aim(aim, on=MAY_2, outcome=" ", actor=worker)
    aim.refresh_from_db()
    assert aim.closed_on is None

    close_aim(aim, on=MAY_2, outcome="Oui.", actor=worker)
    with pytest.raises(Refused, match="déjà clos"):
        close_aim(aim, on=MAY_2, outcome="Non.", actor=worker)
