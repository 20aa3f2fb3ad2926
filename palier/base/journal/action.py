"""The one way to change anything: an action."""

import json
import uuid
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    connection,
    models,
    transaction,
)
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from palier.base.kit.broken import refusal_of
from palier.base.kit.rows import check_deferred, name_of
from palier.base.tenancy.actors import Actor

S = TypeVar("S", bound=models.Model)
R = TypeVar("R")
P = ParamSpec("P")


@dataclass(frozen=True)
class Entry:
    """An action in the catalogue: its name, its French label, its function."""

    name: str
    label: str
    function: Callable[..., Any]

    @property
    def room(self) -> str:
        return self.name.partition(".")[0]


CATALOGUE: dict[str, Entry] = {}
WRITE = (
    "INSERT INTO journal_record"
    ' (organisation_id, at, "on", user_id, actor, action, subjects, details, chain, parent)'
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
"""Written after every act: said to the database as it is, so that nothing is compiled."""
_CHAIN: ContextVar[tuple[uuid.UUID, str] | None] = ContextVar("chain", default=None)


def catalogue() -> dict[str, Entry]:
    """Every action of the house by its name, those of rooms not opened yet included."""
    autodiscover_modules("actions")
    return CATALOGUE


def action(
    label: str,
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Make a function an action: permitted, all-or-nothing, and recorded.

    Its first argument is its subject; it takes `actor` by keyword. Raises PermissionDenied when
    the actor may not, Refused when it is not possible: then nothing has changed.

    An action that another calls is part of it: one savepoint and one check of what was deferred,
    both of the outermost. Whoever goes on after the refusal of a part puts it in a savepoint.
    """

    def wrap(function: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        name = f"{_room(function.__module__)}.{function.__name__}"

        @wraps(function)
        def carry_out(subject: S, *args: P.args, **kwargs: P.kwargs) -> R:
            actor = _actor(kwargs)
            if not actor.may(name, subject, *_rows(kwargs.values(), inside=True)):
                raise PermissionDenied(f"Votre rôle ne permet pas : {label}.")
            above = _CHAIN.get()
            chain = above[0] if above else uuid.uuid4()
            token = _CHAIN.set((chain, name))
            try:
                with transaction.atomic(savepoint=above is None):
                    result = function(subject, *args, **kwargs)
                    _write(name, actor, subject, result, kwargs, chain, above[1] if above else "")
                    if above is None:
                        check_deferred()
            except (DataError, IntegrityError, OperationalError) as failure:
                refusal = refusal_of(failure)
                if refusal is None:
                    raise
                raise refusal from failure
            finally:
                _CHAIN.reset(token)
            return result

        CATALOGUE[name] = Entry(name, label, carry_out)
        return carry_out  # type: ignore[return-value]

    return wrap


def _room(module: str) -> str:
    """`palier.work.leases.actions.letting` is of room `leases`."""
    return module.split(".")[2]


def _actor(kwargs: dict[str, Any]) -> Actor:
    actor = kwargs["actor"]
    if not isinstance(actor, Actor):
        raise TypeError("an action is carried out by an Actor")
    return actor


def _rows(values: Iterable[Any], *, inside: bool = False) -> list[models.Model]:
    """Every row handed over by keyword, also within lists, and `inside` dataclasses too."""
    rows: list[models.Model] = []
    for value in values:
        if isinstance(value, models.Model):
            rows.append(value)
        elif isinstance(value, list | tuple | set | frozenset):
            rows.extend(_rows(value, inside=inside))
        elif inside and is_dataclass(value) and not isinstance(value, Actor):
            rows.extend(_rows(vars(value).values(), inside=True))
    return rows


def _plain(value: Any) -> Any:
    """What the record may keep of a value: ids, dates, numbers and codes, never free text."""
    if isinstance(value, models.Model):
        return name_of(value)
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, date | Decimal):
        return str(value)
    return None


def _write(
    name: str,
    actor: Actor,
    subject: models.Model,
    result: object,
    kwargs: dict[str, Any],
    chain: uuid.UUID,
    parent: str,
) -> None:
    rows = [subject, *_rows(kwargs.values())]
    if isinstance(result, models.Model):
        rows.append(result)
    days = [v for k, v in kwargs.items() if isinstance(v, date) and (k == "on" or k[-3:] == "_on")]
    details = {
        key: plain
        for key, value in kwargs.items()
        if key != "actor" and (plain := _plain(value)) is not None
    }
    with connection.cursor() as cursor:
        cursor.execute(
            WRITE,
            [
                actor.organisation.pk,
                timezone.now(),
                days[0] if days else None,
                actor.user_id,
                actor.name,
                name,
                list(dict.fromkeys(name_of(row) for row in rows))[:50],
                json.dumps(details, ensure_ascii=False),
                chain,
                parent,
            ],
        )
