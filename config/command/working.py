"""Commands that act for an association: opening one, importing a statement, calling the rent."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

from config import cluster
from config.command import database
from config.command.main import Failure

if TYPE_CHECKING:
    from palier.base.tenancy.models import LegalEntity, Organisation

LARGEST = 20 * 1024 * 1024


@contextmanager
def ready() -> Iterator[None]:
    """A database brought up to date, and Django set up as the application on it."""
    with cluster.running() as admin:
        name = cluster.main_name(admin)
        database.settle(admin, name)
        database.use(admin, name)
        import django

        django.setup()
        yield


def chosen_organisation(wanted: str) -> "Organisation":
    """The one association, or the one of that name."""
    from palier.base.tenancy.models import Organisation

    found = list(Organisation.objects.order_by("pk"))
    if wanted:
        found = [each for each in found if each.name.lower() == wanted.lower()]
    if len(found) == 1:
        return found[0]
    if not found and not wanted:
        raise Failure("Aucune association ici. Essayez « palier demo » ou « palier association ».")
    names = ", ".join(f"« {each.name} »" for each in Organisation.objects.order_by("name"))
    raise Failure(f"Dites laquelle avec --association : {names}.")


def association(options: argparse.Namespace) -> int:
    """Open an association, its books, and the access of who will give the others."""
    password = _new_password()
    with ready():
        from django.db import transaction
        from django.utils import timezone
        from stdnum.fr import siren

        from palier.base.accounts.actions import add_member, found_association
        from palier.base.ledger.actions import open_books
        from palier.base.tenancy.actors import palier
        from palier.base.tenancy.models import Organisation
        from palier.base.tenancy.reads import main_entity

        if options.siren and not siren.is_valid(options.siren):
            raise Failure(
                f"Le SIREN « {options.siren} » n’est pas juste : neuf chiffres, dont une clé."
            )
        if Organisation.objects.filter(is_demo=True).exists():
            raise Failure(
                "Ce dossier de données contient la démonstration, dont les mots de passe sont connus "
                "de tous : une vraie association veut le sien. Donnez-lui un autre dossier : "
                "PALIER_DATA_DIR=~/palier palier association …"
            )
        today = timezone.localdate()
        with transaction.atomic():
            organisation = found_association(
                name=options.name, siren=siren.compact(options.siren), is_demo=False, on=today
            )
            actor = palier(organisation)
            open_books(main_entity(organisation), actor=actor)
            add_member(
                organisation,
                email=options.email,
                first_name=options.first_name,
                last_name=options.last_name,
                job="responsable des accès",
                roles=["administrator", "director", "data_migrator"],
                starts_on=today,
                password=password,
                everywhere=True,
                actor=actor,
            )
    print(
        f"« {options.name} » est ouverte. Lancez « palier serve » et entrez avec {options.email}."
    )
    return 0


def link(options: argparse.Namespace) -> int:
    """Print a link by which someone chooses another password: for when nobody else is left to agree.

    Whoever may read this machine’s database could do as much; the security log tells it.
    """
    with ready():
        from django.db import transaction
        from django.utils import timezone

        from palier.base.accounts.keys import reset_link
        from palier.base.journal import security
        from palier.base.tenancy.models import User

        user = User.objects.filter(email=options.email.strip().lower(), is_active=True).first()
        if user is None:
            raise Failure(f"Personne n’entre avec l’adresse « {options.email} ».")
        with transaction.atomic():
            security.note_at_the_door(user, security.Kind.KEY, None, now=timezone.now())
        print(reset_link(user))
    print(
        "Ce lien ne sert qu’une fois, dans l’heure. Remettez-le en main propre.", file=sys.stderr
    )
    return 0


def _new_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Mot de passe (douze signes au moins) : ")
    if first != getpass.getpass("Encore une fois : "):
        raise Failure("Les deux mots de passe ne sont pas les mêmes. Rien n’a été fait.")
    return first


def bank_import(options: argparse.Namespace) -> int:
    """Import a statement, as the actor « Palier »."""
    path = options.file
    if not path.is_file():
        raise Failure(f"Le fichier « {path} » n’existe pas.")
    if path.stat().st_size > LARGEST:
        raise Failure("Ce fichier dépasse 20 Mo. Demandez à la banque un relevé par mois.")
    console = Console()
    with ready(), console.status("Lecture du relevé…"):
        from palier.base.bank.actions import import_statement
        from palier.base.bank.models import StatementLine
        from palier.base.tenancy.actors import palier
        from palier.base.tenancy.walls import working_for

        organisation = chosen_organisation(options.association)
        with working_for(organisation):
            told = import_statement(
                organisation, content=path.read_bytes(), actor=palier(organisation)
            )
            added = [line.pk for line in told.lines]
            waiting = StatementLine.objects.filter(pk__in=added, state="waiting").count()
    named = ", ".join(statement.reference for statement in told.statements[:3])
    if not added:
        print(f"Relevé {named} : déjà importé, rien n’a changé.")
    else:
        print(f"Relevé {named} : {len(added)} lignes nouvelles, {waiting} attendent quelqu’un.")
    return 0


def _chosen_entity(name: str) -> "LegalEntity | None":
    """The legal entity of that name in the association at work; none: the main one."""
    from palier.base.tenancy.models import LegalEntity

    if not name:
        return None
    known = {each.name: each for each in LegalEntity.objects.order_by("-is_main", "name")}
    if name not in known:
        raise Failure(f"Aucune entité « {name} ». Celles-ci : {', '.join(known)}.")
    return known[name]


def rent_run(options: argparse.Namespace) -> int:
    """Prepare a month, and issue it if asked."""
    from palier.law.dates import Month

    try:
        month = Month.parse(options.month)
    except ValueError:
        raise Failure(
            f"« {options.month} » n’est pas un mois. Écrivez par exemple 2026-12."
        ) from None
    console = Console()
    with ready():
        from palier.base.tenancy.actors import palier
        from palier.base.tenancy.walls import working_for
        from palier.work.billing.actions import issue_rent_run, prepare_rent_run
        from palier.work.billing.models import RentRun
        from palier.work.billing.reads import figures_of

        organisation = chosen_organisation(options.association)
        with working_for(organisation):
            actor = palier(organisation)
            with console.status(f"Calcul de {month}…"):
                run = prepare_rent_run(
                    organisation,
                    month_on=month.first,
                    entity=_chosen_entity(options.entity),
                    actor=actor,
                )
                figures = figures_of(run)
            if run.state == RentRun.State.ISSUED:
                print(f"{month} : déjà émis, aucun contrat nouveau. Rien n’a changé.")
                return 0
            print(
                f"{month} : {figures.count} avis, {figures.verify} à vérifier, net {figures.net} €."
            )
            if options.issue:
                with console.status("Émission…"):
                    issue_rent_run(run, actor=actor)
                print(f"{figures.issuable} avis émis et passés en comptabilité.")
    return 0
