"""Long imports, carried out by the background worker as whoever asked for them."""

from django.core.exceptions import PermissionDenied, ValidationError
from procrastinate.contrib.django import app

from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.walls import working_for
from palier.doors.exchange.models import SheetImport


@app.task(queue="imports")
def bring_in(organisation_id: int, import_id: int, user_id: int) -> None:
    """Carry out one import, all or nothing; what stops it is written on it, for its page."""
    from palier.doors.exchange.actions import carry_out_import, give_back_import

    organisation = Organisation.objects.get(pk=organisation_id)
    try:
        with working_for(organisation):
            row = SheetImport.objects.get(pk=import_id)
            user = User.objects.filter(pk=user_id).first()
            actor = actor_for(user, organisation_id) if user else None
            if actor is None:
                raise PermissionDenied("La personne qui l’a demandé n’a plus accès.")
            carry_out_import(row, actor=actor)
    except (ValidationError, PermissionDenied) as refusal:
        told = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        with working_for(organisation):
            row = SheetImport.objects.get(pk=import_id)
            give_back_import(row, refusal=" ".join(told), actor=palier(organisation))
