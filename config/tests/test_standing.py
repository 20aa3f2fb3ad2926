import pytest

from config.command import database, standing
from conftest import _server, _worker, clone

NAME = f"palier_standing_{_worker()}"


@pytest.fixture
def migrated(monkeypatch, no_database):
    """A database at the present schema, and the times that it was migrated again."""
    times = []
    monkeypatch.setattr(database, "migrate", lambda admin, name: times.append(name))
    with clone(NAME):
        yield _server()[0], times


def test_a_start_that_has_nothing_to_migrate_migrates_nothing(migrated):
    admin, times = migrated

    for _ in range(3):
        database.settle(admin, NAME)

    assert times == [NAME]
    assert standing.is_up(admin, NAME)


def test_another_step_another_package_or_another_version_is_looked_at(migrated, monkeypatch):
    admin, times = migrated
    database.settle(admin, NAME)
    before = standing.of_the_code()

    monkeypatch.setattr(standing.metadata, "version", lambda name: "99")
    assert standing.of_the_code() != before
    database.settle(admin, NAME)
    database.settle(admin, NAME)

    assert times == [NAME, NAME]


def test_a_new_step_changes_the_mark(tmp_path, monkeypatch):
    steps = tmp_path / "palier/base/ui/migrations"
    steps.mkdir(parents=True)
    (steps / "0001_initial.py").touch()
    monkeypatch.setattr(standing, "HERE", tmp_path)
    before = standing.of_the_code()
    (steps / "0002_more.py").touch()
    assert standing.of_the_code() != before
