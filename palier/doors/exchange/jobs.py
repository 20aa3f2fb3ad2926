"""Long imports, carried out by the background worker as whoever asked for them."""

from django.core.exceptions import PermissionDenied, ValidationError
from procrastinate.contrib.django import app

from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.walls import working_for
from palier.doors.exchange.models import ImportState, SheetImport

UNFORESEEN = (
    "Quelque chose d’imprévu a arrêté cet import. Rien n’a été écrit. Prévenez la personne qui "
    "s’occupe de Palier, avec ce fichier."
)


def _give_back(organisation: Organisation, import_id: int, words: str) -> None:
    from palier.doors.exchange.actions import give_back_import

    with working_for(organisation):
        row = SheetImport.objects.get(pk=import_id)
        give_back_import(row, refusal=words, actor=palier(organisation))


@app.task(queue="imports")
def bring_in(organisation_id: int, import_id: int, user_id: int) -> None:
    """Carry out one import, all or nothing; what stops it is written on it, for its page."""
    from palier.doors.exchange.actions import carry_out_import

    organisation = Organisation.objects.get(pk=organisation_id)
    try:
        with working_for(organisation):
            row = SheetImport.objects.get(pk=import_id)
            if row.state != ImportState.QUEUED:
                return  # someone has taken it back meanwhile
            user = User.objects.filter(pk=user_id).first()
            actor = actor_for(user, organisation_id) if user else None
            if actor is None:
                raise PermissionDenied("La personne qui l’a demandé n’a plus accès.")
            carry_out_import(row, actor=actor)
    except (ValidationError, PermissionDenied) as refusal:
        told = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        _give_back(organisation, import_id, " ".join(told))
    except Exception:
        _give_back(organisation, import_id, UNFORESEEN)
        raise
