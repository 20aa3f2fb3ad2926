import pytest
from django.core.exceptions import PermissionDenied

from palier.base.documents.actions import content_of, keep_file, remove_file
from palier.base.documents.models import StoredFile
from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_who_may, the_system


def _kept(organisation):
    return keep_file(
        organisation,
        about=organisation,
        content=b"%PDF-1.7",
        name="bail.pdf",
        sight="people.households",
        actor=the_system(organisation),
    )


def test_a_removed_paper_is_gone_with_its_file(django_capture_on_commit_callbacks):
    organisation = an_organisation()
    file = _kept(organisation)

    with django_capture_on_commit_callbacks(execute=True):
        remove_file(file, actor=the_system(organisation))

    assert not StoredFile.objects.exists()
    with pytest.raises(Refused, match="plus sur le disque"):
        content_of(file)


def test_who_may_not_leaves_it_where_it_is():
    organisation = an_organisation()
    file = _kept(organisation)

    with pytest.raises(PermissionDenied):
        remove_file(file, actor=someone_who_may(organisation))

    assert content_of(file) == b"%PDF-1.7"
