"""Choosing one row, or several, among many: by some letters, told apart from its homonyms.

A room declares how its rows are found, called and told apart (`pickable`); a form says only which
rows may be chosen. A few are a plain list; beyond `FEW`, one writes and chooses among what
corresponds. It works without script: what was written comes back with what corresponds to it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from palier.base.kit.rows import says
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor, ActorRequest

FEW, FEW_OF_SEVERAL = 12, 40
"""So many rows are a plain list, where one is chosen or several."""
MOST, MOST_OF_SEVERAL = 8, 24
"""So many are shown of those that correspond."""
WHOLE = 2000
"""All of them: on a page that must work without network."""
LONGEST, MOST_WORDS = 80, 6
"""What one may write: signs, and words looked for."""

WORD = re.compile(r"[^\s,;:()]+")
"""A word of what is written: a label copied as it is shown is found again."""

Apart = Callable[[Sequence[Any], Actor, date], Mapping[int, str]]


@dataclass(frozen=True)
class Pickable:
    """How rows of a table are found, called, and told apart (by their number) when names are alike."""

    search: Sequence[str]
    called: Callable[[Any], str] = str
    fetch: Sequence[str] = ()
    apart: Apart | None = None
    offered: Q | None = None


PICKABLE: dict[str, Pickable] = {}


def pickable(
    model: type[models.Model],
    *,
    search: Sequence[str],
    called: Callable[[Any], str] = str,
    fetch: Sequence[str] = (),
    apart: Apart | None = None,
    offered: Q | None = None,
) -> None:
    """Declare it, in the room whose table it is. `search`: fields looked into, each word in one.

    `offered`: which rows are still proposed; one chosen before stays where it was chosen.
    """
    PICKABLE[model._meta.label_lower] = Pickable(search, called, fetch, apart, offered)


class Asked(NamedTuple):
    """What came back: the numbers chosen, and what was written to find others."""

    chosen: tuple[str, ...] = ()
    typed: str = ""


@dataclass(frozen=True)
class Option:
    """A row as it is offered."""

    pk: str
    label: str
    why: str
    is_chosen: bool


def typed_name(name: str) -> str:
    """The name of the field in which one writes."""
    return f"{name}__q"


class PickWidget(forms.Widget):
    """A plain list for a few rows; else what one writes, and what corresponds."""

    field: "PickField | PickManyField"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Asked:
        return asked_of(data, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and typed_name(name) not in data

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return id_

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        return self.field.drawn(name, value, {**self.attrs, **(attrs or {})})


def asked_of(data: Any, name: str) -> Asked:
    """What a form, or an address, says of the field `name`."""
    if isinstance(data, QueryDict):
        given: Sequence[Any] = data.getlist(name)
    else:
        found = data.get(name, [])
        given = found if isinstance(found, list | tuple) else [found]
    chosen = tuple(str(getattr(each, "pk", each)) for each in given if each not in (None, ""))
    if not chosen and "" in given:
        return Asked()  # nobody, said so: what was written to find someone no longer counts
    typed = str(data.get(typed_name(name), "")).replace("\x00", "").strip()
    return Asked(chosen, typed[:LONGEST])


class _Picking:
    """What choosing one and choosing several share."""

    queryset: Any
    required: bool
    label: Any
    empty_label: Any
    widget: Any
    many = False
    few, most = FEW, MOST
    called: Callable[[Any], str] | None = None
    search: Sequence[str] = ()
    actor: Actor | None = None
    today: date = date.min
    path = ""

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        copy: Any = super().__deepcopy__(memo)  # type: ignore[misc]
        copy.widget.field = copy
        return copy

    def meet(self, request: ActorRequest) -> None:
        """Who chooses, and at which address."""
        self.actor, self.today, self.path = request.actor, request.today, request.get_full_path()

    @property
    def means(self) -> Pickable:
        return PICKABLE[self.queryset.model._meta.label_lower]

    def prepare_value(self, value: Any) -> Asked:
        """What is shown chosen: from what came back, or from what is known already."""
        if isinstance(value, Asked):
            return value
        if value is None or value == "":
            return Asked()
        rows = value if isinstance(value, list | tuple | QuerySet) else [value]
        return Asked(tuple(str(getattr(row, "pk", row)) for row in rows))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(self.prepare_value(initial).chosen) != set(self.prepare_value(data).chosen)

    def label_from_instance(self, row: Any) -> str:
        return self.called(row) if self.called else self.means.called(row)

    def matching(self, typed: str) -> QuerySet[Any]:
        """The rows that correspond: each word is in one of the fields looked into."""
        rows: QuerySet[Any] = self.queryset.filter(self.means.offered or Q())
        for word in WORD.findall(typed)[:MOST_WORDS]:
            said = Q()
            for name in self.search or self.means.search:
                said |= says(rows, name, word)
            rows = rows.filter(said)
        return rows.select_related(*self.means.fetch) if self.means.fetch else rows

    def chosen_rows(self, asked: Asked) -> list[Any]:
        """Those chosen already, among those that may be."""
        pks = [pk for pk in asked.chosen if pk.isdecimal()]
        if not pks:
            return []
        rows = self.queryset.filter(pk__in=pks)
        return list(rows.select_related(*self.means.fetch) if self.means.fetch else rows)

    def drawn(self, name: str, value: Asked, attrs: dict[str, Any]) -> SafeString:
        """The whole control."""
        few = list(self.matching("")[: self.few + 1])
        context = {
            "name": name,
            "id": attrs.get("id", f"id_{name}"),
            "described": attrs.get("aria-describedby", ""),
            "invalid": attrs.get("aria-invalid", ""),
            "required": self.required,
            "many": self.many,
            "empty": self.empty_label,
            "legend": self.label,
        }
        if len(few) <= self.few:
            also = [row for row in self.chosen_rows(value) if row not in few]
            options = self._options([*also, *few], value, always=False)
            return render_to_string("ui/parts/pick_few.html", {**context, "options": options})
        context |= {"typed": value.typed, "path": self.path, "typed_name": typed_name(name)}
        return render_to_string("ui/parts/pick.html", {**context, **self._found(value)})

    def is_short(self) -> bool:
        """Whether its rows are a plain list: nothing is looked for then."""
        return self.matching("")[: self.few + 1].count() <= self.few

    def found(self, name: str, value: Asked) -> SafeString:
        """What corresponds to what is being written, those chosen first."""
        context = {"name": name, "many": self.many, "required": self.required, "invalid": ""}
        return render_to_string("ui/parts/pick_found.html", {**context, **self._found(value)})

    def _found(self, value: Asked) -> dict[str, Any]:
        chosen = self.chosen_rows(value)
        rows = self.matching(value.typed) if value.typed else self.queryset.none()
        others = rows.exclude(pk__in=[row.pk for row in chosen])
        shown = list(others[: self.most])
        more = others.count() - self.most if len(shown) == self.most else 0
        return {
            "options": self._options([*chosen, *shown], value, always=True),
            "more": plural(more, "autre") if more > 0 else "",
            "nothing": value.typed if value.typed and not shown else "",
            "legend": self.label,
            "nobody": _nobody(self.empty_label),
        }

    def _options(self, rows: Sequence[Any], value: Asked, *, always: bool) -> list[Option]:
        labels = [self.label_from_instance(row) for row in rows]
        alike = {label for label in labels if labels.count(label) > 1}
        unclear = [
            row for row, label in zip(rows, labels, strict=True) if always or label in alike
        ]
        why = self._apart(unclear)
        return [
            Option(str(row.pk), label, why.get(row.pk, ""), str(row.pk) in value.chosen)
            for row, label in zip(rows, labels, strict=True)
        ]

    def _apart(self, rows: Sequence[Any]) -> Mapping[int, str]:
        if not rows or self.means.apart is None or self.actor is None:
            return {}
        return self.means.apart(rows, self.actor, self.today)

    def _refuse_unclear(self, asked: Asked) -> None:
        """Something was written and nothing of it chosen: one chooses, nothing is guessed."""
        if not asked.typed:
            return
        found = self.matching(asked.typed)
        chosen = [pk for pk in asked.chosen if pk.isdecimal()]
        if chosen and found.filter(pk__in=chosen).exists():
            return
        if not found.exists():
            raise ValidationError(
                f"Rien ne correspond à « {asked.typed} » : essayez d’autres lettres, ou effacez-les."
            )
        raise ValidationError(f"Choisissez parmi ce qui correspond à « {asked.typed} ».")


class PickField(_Picking, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row among many (or a few), called and looked for as its table says, unless the form says
    otherwise."""

    def __init__(
        self,
        queryset: QuerySet[Any],
        *,
        called: Callable[[Any], str] | None = None,
        search: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        self.called, self.search = called, search
        super().__init__(queryset=queryset, widget=PickWidget(), **kwargs)
        self.widget.field = self

    def clean(self, value: Any) -> Any:
        asked = self.prepare_value(value)
        self._refuse_unclear(asked)
        return super().clean(asked.chosen[0] if asked.chosen else None)


class PickManyField(_Picking, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several rows among many."""

    many = True
    few, most = FEW_OF_SEVERAL, MOST_OF_SEVERAL

    def __init__(self, queryset: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(queryset=queryset, widget=PickWidget(), **kwargs)
        self.widget.field = self

    def clean(self, value: Any) -> Any:
        asked = self.prepare_value(value)
        self._refuse_unclear(asked)
        if not asked.chosen:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return self.queryset.none()
        return self._check_values(asked.chosen)  # type: ignore[attr-defined]


def picked_part(request: ActorRequest, fields: Mapping[str, forms.Field]) -> SafeString | None:
    """What a page that asks answers while one writes in one of its fields (`?_pick=household`)."""
    name = request.GET.get("_pick", "")
    field = fields.get(name)
    if request.method != "GET" or not isinstance(field, PickField | PickManyField):
        return None
    if field.is_short():
        return None
    return field.found(name, asked_of(request.GET, name))


def meet_all(fields: Iterable[forms.Field], request: ActorRequest) -> None:
    """Tell every field of a form who chooses."""
    for field in fields:
        if isinstance(field, PickField | PickManyField):
            field.meet(request)


def draw_whole(fields: Iterable[forms.Field]) -> None:
    """Every choice is on the page: it must work without network."""
    for field in fields:
        if isinstance(field, PickField | PickManyField):
            field.few = WHOLE


def _nobody(empty_label: Any) -> str:
    """How one says that nothing is chosen."""
    return str(empty_label) if empty_label not in (None, "", "—", "---------") else "Aucun choix"
