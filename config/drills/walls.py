"""Every URL with every id of another association, as every role: nothing seen, nothing written."""

import logging
from datetime import date
from typing import Any

from config.drills.ground import Drill, thrown_away, verdict

IDS = 3
MARK = "Zorglub"  # a name that only the other association knows


def run(rounds: int, seed: int) -> int:
    logging.disable(logging.WARNING)
    with thrown_away(rounds or IDS, seed) as drill:
        theirs, ours = _two_associations()
        ids = _ids_of(theirs)
        before = _digest(theirs)
        for role in _roles():
            _try_all(drill, ours, role, ids)
        drill.expect(_digest(theirs) == before, "l’autre association a changé")
        return verdict("walls", drill, roles=len(_roles()))


def _two_associations() -> tuple[Any, Any]:
    """Theirs, with a household, a home, a contract, rent, money and notes; ours, empty."""
    from django.db import transaction

    from palier.base.accounts.actions import found_association
    from palier.base.ledger.actions import open_books
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.reads import main_entity
    from palier.base.tenancy.walls import working_for

    both = []
    for name in ("La leur", "La nôtre"):
        with transaction.atomic():
            organisation = found_association(
                name=name, siren="912345675", is_demo=True, on=date(2020, 1, 1)
            )
        with working_for(organisation):
            open_books(main_entity(organisation), actor=palier(organisation))
        both.append(organisation)
    with working_for(both[0]):
        _furnish(both[0])
    return both[0], both[1]


def _furnish(organisation: Any) -> None:
    from pathlib import Path

    from palier.base.tenancy.actors import palier
    from palier.doors.exchange.actions import carry_out_import, receive_sheet
    from palier.registers.people.models import Household
    from palier.work.billing.actions import issue_rent_run, prepare_rent_run, record_payment
    from palier.work.billing.models import HouseholdAccount

    actor, day = palier(organisation), date(2026, 4, 30)
    content = (Path(__file__).parents[2] / "examples" / "suivi-locatif.xlsx").read_bytes()
    row = receive_sheet(organisation, content=content, name="suivi.xlsx", on=day, actor=actor)
    carry_out_import(row, actor=actor)
    Household.objects.update(name=f"Ménage {MARK}")
    issue_rent_run(
        prepare_rent_run(organisation, month_on=date(2026, 5, 1), actor=actor), actor=actor
    )
    from decimal import Decimal

    account = HouseholdAccount.objects.order_by("pk")[0]
    record_payment(
        account, on=date(2026, 5, 6), amount=Decimal("50.00"), means="cash", actor=actor
    )
    prepare_rent_run(organisation, month_on=date(2026, 6, 1), actor=actor)


def _roles() -> list[str]:
    from palier.base.tenancy.roles import ROLES

    return list(ROLES)


def _ids_of(organisation: Any) -> dict[str, list[int]]:
    """Some ids of each table, by room."""
    from django.apps import apps

    from palier.base.kit.owned import is_owned
    from palier.base.tenancy.walls import working_for

    found: dict[str, list[int]] = {}
    with working_for(organisation):
        for model in apps.get_models():
            if model.__module__.startswith("palier.") and is_owned(model):
                pks = model._default_manager.order_by("pk").values_list("pk", flat=True)[:1]
                found.setdefault(model._meta.app_label, []).extend(pks)
    return found


def _digest(organisation: Any) -> list[Any]:
    """Every row of an association, summed up by the database itself."""
    from django.apps import apps
    from django.db import connection

    from palier.base.kit.owned import is_owned
    from palier.base.tenancy.walls import working_for

    found = []
    with working_for(organisation), connection.cursor() as cursor:
        for model in apps.get_models():
            if model.__module__.startswith("palier.") and is_owned(model):
                table = model._meta.db_table
                cursor.execute(
                    f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t.id)) FROM {table} t"
                )
                found.append((table, cursor.fetchone()))
    return found


def _try_all(drill: Drill, ours: Any, role: str, ids: dict[str, list[int]]) -> None:
    from django.test import Client
    from django.urls import get_resolver

    client = Client(raise_request_exception=False, headers={"accept": "text/html"})
    client.force_login(_member(ours, role))
    session = client.session
    session["organisation"] = ours.pk
    session.save()
    for room, pattern in _patterns(get_resolver()):
        several = [*ids.get(room, []), *ids.get("people", [])][: drill.rounds + 4]
        for url in _urls(pattern, several):
            for method in ("get", "post"):
                answer = getattr(client, method)(url)
                drill.count("demandes")
                has_id = "<" in pattern
                body = answer.content.decode(errors="replace")
                drill.expect(MARK not in body, f"{role} voit {url}")
                drill.expect(answer.status_code < 500, f"{role} {method} {url} : erreur 500")
                drill.expect(
                    not has_id or answer.status_code in {302, 403, 404, 405},
                    f"{role} {method} {url} : {answer.status_code}",
                )


def _member(ours: Any, role: str) -> Any:
    from palier.base.accounts.actions import add_member
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.walls import working_for

    with working_for(ours):
        return add_member(
            ours,
            email=f"{role}@drill.example",
            first_name="Essai",
            last_name=role,
            job="essai",
            roles=[role],
            starts_on=date(2020, 1, 1),
            password="une phrase de passe longue",
            everywhere=True,
            actor=palier(ours),
        ).user


def _patterns(resolver: Any, prefix: str = "", room: str = "") -> list[tuple[str, str]]:
    """Every address that a user may type, with the room it is of."""
    from django.urls import URLPattern

    found = []
    for each in resolver.url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            if room and "static" not in route and room != "accounts":
                found.append((room, route))
        else:
            found += _patterns(each, route, each.app_name or room)
    return found


def _urls(pattern: str, ids: list[int]) -> list[str]:
    """The address with each id in the place of its numbers; other words are made up."""
    import re

    if "<" not in pattern:
        return [f"/{pattern}"]
    urls = []
    for pk in ids:
        url = re.sub(r"<int:\w+>", str(pk), pattern)
        url = url.replace("<str:about>", f"people.household:{pk}").replace(
            "<str:month>", "2026-05"
        )
        urls.append("/" + re.sub(r"<\w+:?\w*>", "x", url))
    return urls
