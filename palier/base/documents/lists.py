from django.db.models import Q

from palier.base.documents.models import Message
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage


def _state(message: Message) -> Chip:
    tone = {"failed": "bad", "queued": "wait", "sent": "ok", "console": "wait"}.get(
        message.state, ""
    )
    return Chip(message.get_state_display(), tone, "", message.failure)  # type: ignore[arg-type]


MESSAGES = ListPage(
    title="Envois",
    unit=("envoi", "envois"),
    lead="Ce que quelqu’un a décidé d’envoyer, et ce qu’il en est.",
    rows=lambda actor: Message.objects.visible_to(actor),
    columns=[
        Column("À", lambda m: m.to, sort="to"),
        Column("Par", lambda m: m.get_channel_display(), sort="channel"),
        Column("Objet", lambda m: m.subject or m.body[:60]),
        Column("Le", lambda m: m.send_at, sort="send_at"),
        Column("État", _state, kind="chip"),
    ],
    sort="-send_at",
    search=("to", "subject"),
    filters=[Filter("etat", "État", lambda actor: Message.State.choices, lambda v: Q(state=v))],
    empty=Empty(
        "Rien n’a été envoyé",
        "Un rappel de rendez-vous, par exemple, se demande en prenant le rendez-vous.",
        icon="paper-airplane",
    ),
    file_name="envois",
)
