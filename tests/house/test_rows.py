"""Forms that ask for several things at once can name each of them when one is refused."""

import importlib

from django.urls import get_resolver

from palier.base.ui.rows import RowsForm


def _all_under(form):
    return [each for child in form.__subclasses__() for each in (child, *_all_under(child))]


def test_each_form_of_rows_says_what_a_row_is_called():
    importlib.import_module(get_resolver().urlconf_name)
    forms = _all_under(RowsForm)
    assert len(forms) > 3
    assert [each.__name__ for each in forms if not getattr(each, "row_name", "")] == []
