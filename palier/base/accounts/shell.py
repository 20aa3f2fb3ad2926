from datetime import date

from django.urls import reverse

from palier.base.accounts.keys import for_whom
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.reads import law_states
from palier.base.accounts.seconding import may_second
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.tenancy.walls import day_in
from palier.base.ui import shell
from palier.base.ui.having import Rows

declare_sights(
    {
        "accounts.members": "les accès : qui travaille ici et dans quels rôles",
        "journal.records": "le journal : qui a fait quoi",
        "journal.security": "le journal de sécurité : qui est entré, ce qui a été emporté",
    },
    secrets=("accounts.members", "journal.security"),
)
shell.menu(
    shell.MenuEntry(
        "accounts.members", "Équipe et accès", "accounts:members", "user-group", "accounts.members"
    )
)
shell.menu(
    shell.MenuEntry(
        "accounts.card", "L’association", "accounts:card", "identification", "accounts.members"
    )
)
shell.menu(
    shell.MenuEntry(
        "accounts.figures",
        "Réglages",
        "accounts:figures",
        "adjustments-horizontal",
        "accounts.members",
    )
)
shell.menu(
    shell.MenuEntry(
        "accounts.records",
        "Journal",
        "accounts:records",
        "clipboard-document-list",
        "journal.records",
    )
)


shell.menu(
    shell.MenuEntry(
        "accounts.security",
        "Journal de sécurité",
        "accounts:security",
        "shield-check",
        "journal.security",
    )
)


@shell.todo_source(
    on="ui.day",
    sight="accounts.members",
    has=[Rows(AccessRequest, only=(("state", AccessRequest.State.WAITING),))],
)
def accesses_to_decide(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Accesses that wait for a second person: the reader, if they did not ask."""
    waiting = AccessRequest.objects.visible_to(actor).filter(state=AccessRequest.State.WAITING)
    if not actor.may("accounts.approve_access"):
        return []
    return [
        shell.Todo(
            f"Second accord : {for_whom(each)[0]}",
            reverse("accounts:access", args=[each.pk]),
            each.get_kind_display(),
            day_in(actor.organisation, each.asked_at),
            asks_yes=True,
        )
        for each in waiting.select_related("membership__user").order_by("asked_at", "pk")
        if may_second(each, actor)
    ]


@shell.todo_source(on="ui.day", sight="accounts.members")
def law_to_check(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Rules of law that were published again, or read too long ago."""
    late = [each.rule.label for each in law_states(actor.organisation, today) if each.why]
    if not late:
        return []
    return [
        shell.Todo(
            f"Vérifier ce que dit la loi : {plural(len(late), 'règle')}",
            reverse("accounts:law"),
            ", ".join(late[:3]) + ("…" if len(late) > 3 else ""),
        )
    ]
