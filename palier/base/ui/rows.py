"""Several rows on one page: steps of a plan, lines of a budget, bunches of keys.

The fields of a form that asks for one are repeated; a row left as it was shown is none. The action
is carried out once for each row, all or none, each recorded. It works without script: « Plus de
lignes » gives the page again with what was written and more rows.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import wraps
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from palier.base.kit.refusals import Refused
from palier.base.kit.typography import plural
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import Asked

MORE = "_more"
MOST = 30


class RowsForm(ActionForm):
    """The fields of `row`, again and again; what a row needs is asked of those that are filled."""

    row: ClassVar[type[ActionForm]]
    row_name: ClassVar[str]
    least: ClassVar[int] = 3
    adds = True
    needed: dict[str, str] = {}  # type: ignore[misc]

    def prepare(self) -> None:
        """Lay the rows, then fill the choices of their fields like those of any form."""
        self.count = self._asked_for()
        words = dict(self.needed)
        for rank in range(self.count):
            for name, declared in self.row.base_fields.items():
                field = deepcopy(declared)
                field.initial = self.initial.get(name, field.initial)
                field.required = False
                self.fields[_in_row(name, rank)] = field
                if declared.required:
                    words[_in_row(name, rank)] = ""
        self.needed = words
        if self.is_bound and MORE in self.data:
            self._show_as_new(range(self.count - self.least, self.count))
        super().prepare()

    def _show_as_new(self, ranks: Iterable[int]) -> None:
        """Rows that were just asked for begin like the first ones, with what is usual."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for name in (_in_row(name, rank) for rank in ranks for name in self.row.base_fields):
            field = self.fields[name]
            usual = field.prepare_value(field.initial)
            if name not in data and usual is not None and not isinstance(usual, bool | Asked):
                data[name] = str(usual)
        self.data = data

    def _asked_for(self) -> int:
        """As many rows as came back, and more if more are asked for."""
        if not self.is_bound:
            return self.least
        names = "|".join(map(re.escape, self.row.base_fields))
        found = (re.fullmatch(rf"(?:{names})(?:__q)?-(\d{{1,3}})", key) for key in self.data)
        count = max((int(each[1]) + 1 for each in found if each), default=0)
        return max(self.least, min(count + (self.least if MORE in self.data else 0), MOST))

    @property
    def rows(self) -> list[tuple[str, list[BoundField]]]:
        """Each row as it is drawn: its name and its fields."""
        return [
            (
                f"{self.row_name} {rank + 1}",
                [self[_in_row(name, rank)] for name in self.row.base_fields],
            )
            for rank in range(self.count)
        ]

    def every(self, name: str) -> Iterator[forms.Field]:
        """The field `name` of each row."""
        for rank in range(self.count):
            yield self.fields[_in_row(name, rank)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.given: list[tuple[int, dict[str, Any]]] = []
        for rank in range(self.count):
            names = list(self.row.base_fields)
            values = {name: cleaned.pop(_in_row(name, rank), None) for name in names}
            if not self._is_blank(rank):
                self._need(rank, values)
                self.given.append((rank, values))
        if not self.given and not self.errors:
            raise ValidationError("Remplissez au moins une ligne.")
        return cleaned

    def _is_blank(self, rank: int) -> bool:
        return not any(self._was_filled(_in_row(name, rank)) for name in self.row.base_fields)

    def _was_filled(self, name: str) -> bool:
        """What was emptied says no more than what was left as it was."""
        field, given = self.fields[name], self[name].data
        if field.widget.value_omitted_from_data(self.data, self.files, name):
            return False
        is_empty = given in (None, "", [], False, Asked())
        return not is_empty and field.has_changed(_as_shown(field), given)

    def _need(self, rank: int, values: dict[str, Any]) -> None:
        for name, declared in self.row.base_fields.items():
            field = _in_row(name, rank)
            if declared.required and values[name] in (None, "") and field not in self.errors:
                words = declared.error_messages["required"]
                self.add_error(field, f"{self.row_name} {rank + 1} : {words}")

    def is_valid(self) -> bool:
        """To ask for more rows carries nothing out, and nothing is wrong yet."""
        if self.is_bound and MORE in self.data:
            self._errors = ErrorDict()
            self.cleaned_data = {}
            return False
        return super().is_valid()

    def carry_out(self, action: Callable[..., Any], subject: models.Model, **known: Any) -> bool:
        """Carry the action out for each row that was filled; all of them or none."""

        @wraps(action)
        def for_each(on: models.Model, *, actor: Any, **more: Any) -> list[Any]:
            return [self._once(action, on, rank, row, actor, more) for rank, row in self.given]

        return super().carry_out(for_each, subject, **known)

    def _once(
        self,
        action: Callable[..., Any],
        on: models.Model,
        rank: int,
        row: dict[str, Any],
        actor: Any,
        more: dict[str, Any],
    ) -> Any:
        try:
            return action(on, actor=actor, **more, **row)
        except ValidationError as refusal:
            raise _of_row(refusal, rank, f"{self.row_name} {rank + 1}") from refusal


def said(one: str, many: str) -> Callable[[Any], str]:
    """What is said once the rows are kept; sent twice, they were kept already."""
    return lambda made: (
        f"{plural(len(made), one, many)}." if isinstance(made, list) else "C’est noté."
    )


def _in_row(name: str, rank: int) -> str:
    return f"{name}-{rank}"


def _as_shown(field: forms.Field) -> Any:
    """What a field shows before anyone touches it: a plain list shows its first choice."""
    shown = field.initial
    is_list = isinstance(field, forms.ChoiceField) and not isinstance(
        field.widget, forms.RadioSelect
    )
    if shown is not None or not is_list or isinstance(field, forms.ModelChoiceField):
        return shown
    for value, label in field.choices:  # type: ignore[attr-defined]
        return label[0][0] if isinstance(label, list | tuple) else value
    return shown


def _of_row(refusal: ValidationError, rank: int, words: str) -> Refused:
    """A refusal told of the fields of its row."""
    if not hasattr(refusal, "error_dict"):
        return Refused(f"{words} : {' '.join(refusal.messages)}")
    told = {
        (
            name if name == NON_FIELD_ERRORS else _in_row(name, rank)
        ): f"{words} : {' '.join(errors)}"
        for name, errors in refusal.message_dict.items()
    }
    return Refused(told)
