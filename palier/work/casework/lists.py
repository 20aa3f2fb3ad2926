from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import colleagues
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.base.ui.shell import tone_of
from palier.law.dates import add_months
from palier.registers.people.following import by_follower
from palier.registers.people.models import HouseholdMember
from palier.work.casework.asking import followed_by
from palier.work.casework.models import Right, RightState
from palier.work.leases.models import Occupancy


def _workers(actor: Actor) -> list[tuple[str, str]]:
    return [(str(user.pk), user.short_name) for user in colleagues(actor)]


def _due(right: Right, today: date) -> Chip:
    if right.expires_on is None:
        return Chip("sans échéance")
    words = "a expiré le" if right.expires_on < today else "expire le"
    return Chip(
        f"{words} {day_in_words(right.expires_on, short=True)}",
        tone_of(right.expires_on, today),
        "calendar",
    )


def _when(value: str, today: date) -> Q:
    month_end = add_months(today.replace(day=1), 1)
    return {
        "passe": Q(expires_on__lt=today),
        "mois": Q(expires_on__lt=month_end),
        "60": Q(expires_on__lte=today + timedelta(days=60)),
        "sans": Q(expires_on__isnull=True),
    }[value]


def _of_worker(value: str) -> Q:
    """Rights of the households that a worker accompanies, whoever sees to them."""
    return Q(household__in=followed_by([int(value)]))


def _at_site(value: str, today: date) -> Q:
    """Rights of those who live at a site today; a secret home is nobody's there."""
    lived = Occupancy.objects.in_force(today).filter(site=int(value), household__hidden_at=None)
    members = HouseholdMember.objects.filter(household__in=lived.values("household"))
    return Q(person__in=members.values("person"))


def _sites(actor: Actor) -> list[tuple[str, str]]:
    rows = Site.objects.visible_to(actor).order_by("name")
    return [(str(each.pk), each.name) for each in rows]


def rights_of(today: date) -> ListPage:
    """Rights, by when they expire seen from a day."""
    return ListPage(
        title="Droits à renouveler",
        unit=("droit", "droits"),
        lead="Ce qui expire, pour un référent, un site ou toute l’association. Un titre ou une "
        "déclaration oubliés, et l’aide au logement s’arrête.",
        rows=lambda actor: (
            Right.objects.visible_to(actor)
            .filter(state=RightState.OPEN)
            .select_related("person", "household", "assignee")
        ),
        columns=[
            Column(
                "Personne",
                lambda r: str(r.person),
                sort="person__sort_name",
                link=lambda r: reverse("casework:right", args=[r.pk]),
            ),
            Column("Droit", lambda r: capitalised(r.get_kind_display()), sort="kind"),
            Column(
                "Ménage",
                lambda r: r.household.name,
                link=lambda r: reverse("casework:household_rights", args=[r.household_id]),
            ),
            Column("Suivi par", lambda r: r.assignee.short_name, sort="assignee__first_name"),
            Column("Échéance", lambda r: _due(r, today), kind="chip", sort="expires_on"),
        ],
        sort="expires_on",
        search=("person__sort_name", "number"),
        search_label="Personne ou numéro",
        filters=[
            Filter(
                "quand",
                "Échéance",
                lambda actor: [
                    ("passe", "passée"),
                    ("mois", "d’ici la fin du mois"),
                    ("60", "d’ici 60 jours"),
                    ("sans", "sans échéance"),
                ],
                lambda v: _when(v, today),
            ),
            Filter("droit", "Droit", lambda actor: Right.Kind.choices, lambda v: Q(kind=v)),
            by_follower(),
            Filter("referent", "Référent du ménage", _workers, _of_worker),
            Filter("site", "Site", _sites, lambda v: _at_site(v, today)),
        ],
        empty=Empty(
            "Aucun droit noté",
            "Notez-les depuis « Droits et démarches », dans le dossier d’un ménage.",
            "Choisir un ménage",
            "people:households",
            "casework.note_right",
            "calendar",
        ),
        file_name="droits",
    )
