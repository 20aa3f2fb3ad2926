from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import close_body, correct_body, merge_bodies
from palier.registers.people.models import Body, BodyMerge
from palier.registers.people.tests.examples import a_body


def _two(organisation):
    kept, merged = a_body(organisation, "CAF", "funder"), a_body(organisation, "Caf 13", "partner")
    correct_body(
        merged,
        name="Caf 13",
        kinds=["partner"],
        phone="04 90 00 00 01",
        town="Arles",
        actor=the_system(organisation),
    )
    return kept, merged


def test_what_was_of_the_other_is_of_the_one_that_is_kept(client):
    organisation = an_organisation()
    kept, merged = _two(organisation)

    merge_bodies(kept, merged=merged, actor=someone_as(organisation, "director"))

    kept.refresh_from_db()
    assert (kept.town, kept.kinds) == ("Arles", ["funder", "partner"])
    assert [row.title for row in SearchRow.objects.filter(kind="structure")] == ["CAF"]
    come_in(client, organisation, "director")
    assert client.get(f"/structures/{merged.pk}/")["Location"] == f"/structures/{kept.pk}/"
    assert "Caf 13" not in client.get("/structures/").content.decode()


def test_the_same_file_or_one_merged_already_is_refused():
    organisation = an_organisation()
    kept, merged = _two(organisation)
    director = someone_as(organisation, "director")

    with pytest.raises(Refused, match="même fiche"):
        merge_bodies(kept, merged=kept, actor=director)
    merge_bodies(kept, merged=merged, actor=director)
    with pytest.raises(Refused, match="déjà réunie"):
        merge_bodies(a_body(organisation, "MSA"), merged=merged, actor=director)
    assert BodyMerge.objects.count() == 1


def test_one_that_is_closed_keeps_nothing_of_another():
    organisation = an_organisation()
    kept, merged = _two(organisation)
    director = someone_as(organisation, "director")
    close_body(kept, on=date(2026, 5, 2), why="dissoute", actor=director)

    with pytest.raises(Refused, match="rouvrez-la"):
        merge_bodies(kept, merged=merged, actor=director)
    assert not BodyMerge.objects.exists()


def test_a_social_worker_merges_none():
    organisation = an_organisation()
    kept, merged = _two(organisation)

    with pytest.raises(PermissionDenied):
        merge_bodies(kept, merged=merged, actor=someone_as(organisation, "social_worker"))
    assert Body.objects.filter(merged_into=None).count() == 2
