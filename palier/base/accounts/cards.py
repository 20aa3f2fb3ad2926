"""What one reader sees and does, as their access tells it."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from django.apps import apps

from palier.base.kit.periods import last_day
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.models import Membership
from palier.base.tenancy.reads import whereabouts
from palier.base.tenancy.roles import ROLES, SECRETS, SIGHTS
from palier.base.ui.cards import Card, Line
from palier.base.ui.lists import Chip


def access_of(row: Membership, today: date) -> Sequence[Card]:
    """Places and dates, then role by role what it opens: the secrets first, and marked."""
    last = last_day(row.period)
    known = [ROLES[code] for code in row.roles if code in ROLES]
    sights = {code for role in known for code in role.sights}
    actions = {name for role in known for name in role.actions}
    dates = [
        ("Depuis le", day_in_words(row.period.lower)),
        ("Jusqu’au", day_in_words(last) if last else "sans fin dite"),
        ("Où", capitalised(whereabouts([row])[row.pk])),
        ("Rôles", ", ".join(role.label for role in known) or "aucun"),
        ("Encadrement", str(row.supervisor) if row.supervisor else "personne de nommé"),
    ]
    order = sorted(
        (code for code in SIGHTS if code in sights), key=lambda code: code not in SECRETS
    )
    return [
        Card("Cet accès", pairs=dates, icon="identification", note=_state(row, today)),
        Card(
            "Ce qu’il laisse voir",
            [
                Line(
                    capitalised(SIGHTS[code]),
                    icon="eye",
                    chip=Chip("secret", "wait", "lock-closed") if code in SECRETS else None,
                )
                for code in order
            ],
            empty="Rien de plus que sa journée.",
            note=plural(len(order), "chose"),
            icon="eye",
        ),
        Card(
            "Ce qu’il permet de faire",
            pairs=_by_room(actions),
            empty="Rien.",
            note=plural(len(actions), "acte"),
            side=True,
        ),
    ]


def _state(row: Membership, today: date) -> str:
    if today in row.period:
        return "en cours"
    return "à venir" if today < row.period.lower else "fini"


def _by_room(actions: Collection[str]) -> list[tuple[str, str]]:
    """How many acts in each room, by its name."""
    counts = Counter(name.partition(".")[0] for name in actions)
    named = {
        capitalised(str(apps.get_app_config(room).verbose_name)): n for room, n in counts.items()
    }
    return [(name, plural(named[name], "acte")) for name in sorted(named)]
