"""The second lock: until the transaction ends, only one association's rows exist."""

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from palier.base.tenancy.models import Organisation


class UnsafeRole(RuntimeError):
    """The database role at work could look over the walls."""


def stand_in(organisation_id: int, *, user_id: int | None = None) -> None:
    """From now to the end of the transaction, work for this association only (0: none)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('palier.organisation', %s, true),"
            " set_config('palier.user', %s, true)",
            [str(organisation_id), str(user_id or 0)],
        )


@contextmanager
def working_for(organisation: Organisation | int) -> Iterator[None]:
    """A transaction in which only `organisation` exists: for jobs, commands and tests."""
    pk = organisation if isinstance(organisation, int) else organisation.pk
    with transaction.atomic():
        stand_in(pk)
        yield


def today_in(organisation: Organisation) -> date:
    """Today, where the association is."""
    return timezone.localdate(timezone=zoneinfo.ZoneInfo(organisation.time_zone))


def day_in(organisation: Organisation, moment: datetime) -> date:
    """The day of a moment, where the association is."""
    return timezone.localdate(moment, timezone=zoneinfo.ZoneInfo(organisation.time_zone))


def local_in(organisation: Organisation, moment: datetime) -> datetime:
    """A moment as the clocks of the association say it."""
    return timezone.localtime(moment, timezone=zoneinfo.ZoneInfo(organisation.time_zone))


def check_role() -> str:
    """The name of the database role at work; raises UnsafeRole if it owns or bypasses anything."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT current_user, rolsuper OR rolbypassrls,
                      EXISTS (SELECT FROM pg_class WHERE relkind = 'r' AND relowner = r.oid)
               FROM pg_roles r WHERE rolname = current_user"""
        )
        name, too_strong, owns = cursor.fetchone()
    if too_strong or owns:
        raise UnsafeRole(
            f"Le rôle de base de données « {name} » est trop puissant : il passerait les murs "
            "entre associations. Palier se connecte avec « palier_app », qui ne possède rien."
        )
    return str(name)
