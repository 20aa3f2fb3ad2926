import argparse
from contextlib import nullcontext

import pytest

from config.command import working
from config.command.main import Failure
from palier.base.journal.models import SecurityEvent
from palier.base.tenancy.tests.examples import a_member, an_organisation
from palier.base.tenancy.walls import stand_in


@pytest.fixture(autouse=True)
def _ready(monkeypatch):
    monkeypatch.setattr(working, "ready", nullcontext)


def test_whoever_runs_the_machine_prints_a_link_and_the_log_tells_it(client, capsys):
    organisation = an_organisation()
    user = a_member(organisation, "director").user

    working.link(argparse.Namespace(email=f" {user.email.upper()} "))

    told = capsys.readouterr().out.strip().partition("://")[2].partition("/")[2]
    assert client.get(f"/{told}").status_code == 200
    stand_in(organisation.pk)
    assert SecurityEvent.objects.get().kind == "key"


def test_an_unknown_address_gets_a_sentence():
    with pytest.raises(Failure, match="Personne n’entre"):
        working.link(argparse.Namespace(email="rien@example.org"))
