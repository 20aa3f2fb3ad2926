import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import merge_bodies, undo_body_merge
from palier.registers.people.tests.examples import a_body


def _merged(organisation):
    kept, merged = a_body(organisation, "CAF", "funder"), a_body(organisation, "CCAS", "partner")
    director = someone_as(organisation, "director")
    return merge_bodies(kept, merged=merged, actor=director), director


def test_each_thing_goes_back_where_it_was():
    organisation = an_organisation()
    merge, director = _merged(organisation)

    undo_body_merge(merge, actor=director)

    for body in (merge.kept, merge.merged):
        body.refresh_from_db()
    assert (merge.kept.kinds, merge.merged.kinds) == (["funder"], ["partner"])
    assert merge.merged.merged_into is None
    titles = SearchRow.objects.filter(kind="structure").values_list("title", flat=True)
    assert sorted(titles) == ["CAF", "CCAS"]


def test_twice_or_after_another_merge_is_refused():
    organisation = an_organisation()
    merge, director = _merged(organisation)
    other = merge_bodies(a_body(organisation, "Caisse"), merged=merge.kept, actor=director)

    with pytest.raises(Refused, match="d’abord celle-là"):
        undo_body_merge(merge, actor=director)
    undo_body_merge(other, actor=director)
    undo_body_merge(merge, actor=director)
    with pytest.raises(Refused, match="déjà défaite"):
        undo_body_merge(merge, actor=director)


def test_reception_undoes_none():
    organisation = an_organisation()
    merge, _director = _merged(organisation)

    with pytest.raises(PermissionDenied):
        undo_body_merge(merge, actor=someone_as(organisation, "reception"))
    merge.refresh_from_db()
    assert merge.undone_at is None
