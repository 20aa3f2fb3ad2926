import io
import json
import tarfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from config import jobs
from config.keeping import archive, backups, restores
from config.keeping.archive import DUMP, FILES, BadBackup, Manifest
from config.keeping.invariants import INVARIANTS, WALLS, broken
from config.keeping.leaving import export
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_household
from palier.work.billing.tests.examples import a_notice, a_payment

MANIFEST = Manifest("2026-05-01T00:00:00+00:00", "0.1", 18, [["people", "0001"]], {"a": 1}, ["X"])


def _parts(folder: Path) -> Path:
    parts = folder / "parts"
    parts.mkdir()
    (parts / DUMP).write_bytes(b"the dump")
    (parts / FILES).write_bytes(b"the papers")
    return parts


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "palier.key"
    archive.new_key(path)
    return path


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_what_is_packed_comes_back_as_it_was(tmp_path, key, is_encrypted):
    path = archive.pack(_parts(tmp_path), MANIFEST, tmp_path / "b", key if is_encrypted else None)

    assert (b"the dump" in path.read_bytes()) is not is_encrypted
    with archive.unpacked(path, key if is_encrypted else None) as (folder, manifest):
        assert (folder / DUMP).read_bytes() == b"the dump"
        assert manifest.associations == ["X"]


def test_without_its_key_or_with_another_it_stays_shut(tmp_path, key):
    path = archive.pack(_parts(tmp_path), MANIFEST, tmp_path / "b", key)
    other = tmp_path / "other.key"
    archive.new_key(other)

    for wrong, words in ((None, "chiffrée"), (other, "n’ouvre pas"), (path, "pas une clé")):
        with pytest.raises(BadBackup, match=words), archive.unpacked(path, wrong):
            pass


def test_a_key_is_never_written_over(key):
    before = key.read_text()

    with pytest.raises(BadBackup, match="existe déjà"):
        archive.new_key(key)

    assert key.read_text() == before


def test_a_foreign_damaged_or_newer_file_is_refused(tmp_path):
    path = archive.pack(_parts(tmp_path), MANIFEST, tmp_path / "b", None)
    damaged = tmp_path / "damaged.tar"
    damaged.write_bytes(path.read_bytes().replace(b"the dump", b"the dumb"))
    (tmp_path / "other").mkdir()
    newer = archive.pack(
        _parts(tmp_path / "other"), replace(MANIFEST, format=99), tmp_path / "newer", None
    )
    foreign = tmp_path / "foreign.tar"
    foreign.write_text("hello")

    for wrong, words in (
        (damaged, "abîmée"),
        (newer, "plus récent"),
        (foreign, "pas une sauvegarde"),
        (tmp_path / "none.tar", "n’existe pas"),
    ):
        with pytest.raises(BadBackup, match=words), archive.unpacked(wrong, None):
            pass


def test_seven_days_four_weeks_and_twelve_months_are_kept(tmp_path):
    last = datetime(2026, 11, 22, 1, 15, tzinfo=UTC)
    for days in range(500):
        (tmp_path / (backups.NAME.format(last - timedelta(days=days)) + ".tar")).touch()
    (tmp_path / "notes.txt").touch()

    backups.rotate(tmp_path, lambda words: None)

    kept = sorted(path.name[7:15] for path in tmp_path.glob("palier-*"))
    assert kept[-7:] == [f"202611{day}" for day in (16, 17, 18, 19, 20, 21, 22)]
    assert 7 + 3 + 11 - 2 <= len(kept) <= 7 + 4 + 12
    assert (tmp_path / "notes.txt").exists()


def test_the_night_job_backs_up_only_where_one_said(monkeypatch):
    monkeypatch.delenv("PALIER_BACKUP_DIR", raising=False)
    assert jobs.nightly_command() == []

    monkeypatch.setenv("PALIER_BACKUP_DIR", "/srv/backups")
    monkeypatch.setenv("PALIER_BACKUP_KEY", "/srv/key")
    assert jobs.nightly_command()[-4:] == ["/srv/backups", "--rotate", "--key", "/srv/key"]


def test_every_truth_holds_and_each_is_a_question_that_runs():
    organisation = an_organisation()
    a_payment(a_notice(organisation).account)
    a_waiting_line(organisation)

    with connection.cursor() as cursor:
        assert broken(cursor, [*INVARIANTS, WALLS]) == []


def test_a_payment_settled_twice_is_refused_by_the_database():
    organisation = an_organisation()
    again = a_payment(a_notice(organisation).account).allocations.get()
    again.pk = None

    with pytest.raises(IntegrityError, match="allocated twice"), transaction.atomic():
        again.save()


def test_a_contract_without_its_place_is_seen():
    organisation = an_organisation()
    a_notice(organisation).occupancy.places.all().delete()

    with connection.cursor() as cursor:
        seen = [invariant.words for invariant, _ in broken(cursor)]

    assert seen == ["chaque contrat en cours a son lieu ferme et le compte de son ménage"]


def test_leaving_takes_everything_of_one_association_and_nothing_of_another(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    theirs = an_organisation("Ailleurs")
    a_household(theirs, "Zorglub")
    ours = an_organisation("Ici")
    a_payment(a_notice(ours).account)
    (tmp_path / "media" / str(ours.pk)).mkdir(parents=True)
    (tmp_path / "media" / str(ours.pk) / "paper").write_bytes(b"%PDF")

    counts = export(ours, tmp_path / "out")

    assert counts["billing_payment"] == counts["people_household"] == 1
    text = (tmp_path / "out" / "tables" / "people_household.csv").read_text()
    assert text.splitlines()[0].startswith("id,organisation_id,public_id,name")
    assert "Ménage Diallo" in text
    written = "".join(path.read_text() for path in (tmp_path / "out" / "tables").iterdir())
    assert "Zorglub" not in written
    described = json.loads((tmp_path / "out" / "tables.json").read_text())
    assert described["people_household"]["nom"] == "ménage"
    assert set(described) == set(counts)
    assert (tmp_path / "out" / "files" / "paper").read_bytes() == b"%PDF"


def test_papers_come_back_beside_and_never_outside_their_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PALIER_DATA_DIR", str(tmp_path / "data"))
    packed = tmp_path / "files.tar"
    with tarfile.open(packed, "w") as papers:
        for name in ("files/1/paper", "files/../../escaped", "/etc/escaped"):
            info = tarfile.TarInfo(name)
            info.size = 4
            papers.addfile(info, io.BytesIO(b"%PDF"))
        link = tarfile.TarInfo("files/1/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        papers.addfile(link)

    aside = restores._extract_papers(packed)

    found = sorted(
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()
    )
    assert found == ["data/files_restoring/1/paper", "files.tar"]
    assert (aside / "1" / "paper").read_bytes() == b"%PDF"


def test_a_database_from_before_the_first_version_or_from_a_newer_one_says_which():
    from django.db.migrations.loader import MigrationLoader

    from config.schema import TRIAL, why_not

    ours = list(MigrationLoader(None).disk_migrations)

    assert why_not(ours) == ""
    assert why_not([*ours, ("auth", "0001_a_step_that_django_rewrote")]) == ""
    assert "version d’essai" in why_not([*ours, TRIAL])
    assert "plus récent (leases.0099_later)" in why_not([*ours, ("leases", "0099_later")])
    assert "plus récent (seesaw.0001_initial)" in why_not([*ours, ("seesaw", "0001_initial")])
