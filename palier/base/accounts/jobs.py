"""Links that leave by e-mail: each is made in the job that sends it, and kept nowhere."""

from datetime import datetime, timedelta

from django.core.mail import EmailMessage, send_mail
from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from palier.base.accounts.keys import BY_MAIL, for_whom, mail_of, new_link, reset_link
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.seconding import deciding_roles
from palier.base.documents.sending import goes_nowhere
from palier.base.journal import security
from palier.base.journal.models import SecurityEvent
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.reads import colleagues, memberships_of
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.walls import stand_in, working_for

NOT_AGAIN = timedelta(minutes=5)
AGAIN = RetryStrategy(max_attempts=4, exponential_wait=20)
FORGOTTEN = (
    "Bonjour {name},\n\nQuelqu’un, vous sans doute, a demandé un nouveau mot de passe. Choisissez-le "
    "à cette adresse, qui ne sert qu’une fois, dans l’heure :\n\n{link}\n\nSi ce n’est pas vous, ne "
    "faites rien : votre mot de passe n’a pas changé.\n"
)


@app.task(queue="messages", retry=AGAIN)
def send_access_link(organisation_id: int, request_id: int) -> None:
    """The link of an access that is ready, to the person alone."""
    with working_for(organisation_id):
        organisation = Organisation.objects.get(pk=organisation_id)
        request = AccessRequest.objects.select_related("organisation", "membership__user").get(
            pk=request_id
        )
        if request.state != AccessRequest.State.READY or goes_nowhere("email"):
            return  # taken back meanwhile, or it would be read on the console alone
        link = new_link(
            request, now=timezone.now(), lasts=BY_MAIL, by_mail=True, actor=palier(organisation)
        )
        request.refresh_from_db()
        subject, body = mail_of(request, link)
        send_mail(subject, body, None, [for_whom(request)[1]])


@app.task(queue="messages", retry=AGAIN)
def tell_those_who_decide(organisation_id: int, request_id: int, words: str) -> None:
    """Those who give access learn that one was asked or given, whoever asked it."""
    with working_for(organisation_id):
        request = AccessRequest.objects.select_related("membership__user", "asked_by").get(
            pk=request_id
        )
        organisation = Organisation.objects.get(pk=organisation_id)
        deciding = colleagues(palier(organisation), roles=deciding_roles())
        told = deciding.exclude(pk=request.asked_by_id or 0)
        addresses = sorted(told.values_list("email", flat=True))
        roles = ", ".join(ROLES[code].label for code in request.roles if code in ROLES)
        body = (
            f"{request.asked_by or 'Palier'} : {request.get_kind_display()} pour "
            f"{for_whom(request)[0]} ({roles}). {words}\n\nVoyez « Équipe et accès ».\n"
        )
    # One message for all: tried again, it comes twice to nobody.
    EmailMessage("Palier : un accès", body, bcc=addresses).send()


@app.task(queue="messages", retry=AGAIN)
def send_reset_link(email: str) -> None:
    """The link of a forgotten password, if the address has an access; once in five minutes."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        return
    now = timezone.now()
    if goes_nowhere("email") or _was_asked(user, now - NOT_AGAIN):
        return
    body = FORGOTTEN.format(name=user.first_name, link=reset_link(user))
    send_mail("Palier : votre mot de passe", body, None, [user.email])
    with transaction.atomic():  # once it has left: what did not leave is tried again
        security.note_at_the_door(user, security.Kind.RESET_ASKED, None, now=now)


def _was_asked(user: User, since: datetime) -> bool:
    """Whether a link was sent since then; where someone works nowhere, none is sent at all."""
    with transaction.atomic():
        stand_in(0, user_id=user.pk)
        works = list(memberships_of(user))
        for membership in works:
            stand_in(membership.organisation_id, user_id=user.pk)
            asked = SecurityEvent.objects.filter(
                kind=security.Kind.RESET_ASKED, user=user, at__gt=since
            )
            if asked.exists():
                return True
    return not works
