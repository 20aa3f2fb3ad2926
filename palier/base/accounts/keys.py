"""Links of one use: an access to accept, a password to renew, by e-mail or on paper.

A link names its association and holds a secret of which only the fingerprint is kept. A password
that one forgot oneself has a link of Django's own, which a change of password spends.
"""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from palier.base.accounts.actions.invitations import fingerprint_of, give_key
from palier.base.accounts.models import AccessRequest
from palier.base.documents.sheets import Section, Sheet
from palier.base.kit.typography import day_in_words, time_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.walls import day_in, local_in

BY_MAIL, ON_PAPER = timedelta(days=3), timedelta(days=14)


def site() -> str:
    """Where Palier answers, as people type it: `PALIER_URL`, else this machine."""
    return str(settings.PALIER_URL).rstrip("/")


def new_link(
    request: AccessRequest, *, now: datetime, lasts: timedelta, by_mail: bool, actor: Actor
) -> str:
    """A link of one use for what was asked, valid from now on and alone."""
    token = secrets.token_urlsafe(18)
    give_key(
        request,
        fingerprint=fingerprint_of(token),
        expires_at=now + lasts,
        sent_at=now if by_mail else None,
        actor=actor,
    )
    return site() + reverse("accounts:accept", args=[request.organisation_id, token])


def find_request(organisation_id: int, token: str, *, now: datetime) -> AccessRequest | None:
    """What a link was made for, if it still opens something; the transaction works for its
    association."""
    found = AccessRequest.objects.filter(
        organisation=organisation_id,
        fingerprint=fingerprint_of(token),
        state=AccessRequest.State.READY,
        expires_at__gt=now,
    )
    return found.select_related("organisation", "membership__user").first()


def for_whom(request: AccessRequest) -> tuple[str, str]:
    """The name and address of the person a request is for."""
    if request.membership is not None:
        user = request.membership.user
        return f"{user.first_name} {user.last_name}", user.email
    return f"{request.first_name} {request.last_name}", request.email


def letter_of(request: AccessRequest, link: str) -> Sheet:
    """What is handed over on paper: the address to type, until when, and what to beware of."""
    name, email = for_whom(request)
    until = day_in_words(day_in(request.organisation, request.expires_at))  # type: ignore[arg-type]
    renewing = request.kind == AccessRequest.Kind.KEY
    return Sheet(
        title="Votre mot de passe" if renewing else "Votre accès à Palier",
        addressee=[name, email],
        lead="Choisissez un nouveau mot de passe : personne d’autre ne le connaîtra."
        if renewing
        else f"« {request.organisation.name} » vous ouvre un accès. Choisissez votre mot de passe : "
        "personne d’autre ne le connaîtra.",
        sections=[
            Section("L’adresse à ouvrir", pairs=[("Adresse", link), ("Valable jusqu’au", until)]),
            Section(
                "À savoir",
                text="Cette adresse ne sert qu’une fois. Si elle a déjà servi sans que ce soit vous, "
                "dites-le tout de suite à votre direction. Ne la donnez à personne, pas même à qui "
                "gère les accès.",
            ),
        ],
    )


def mail_of(request: AccessRequest, link: str) -> tuple[str, str]:
    """Subject and body of the e-mail that bears a link."""
    name, _ = for_whom(request)
    local = local_in(request.organisation, request.expires_at)  # type: ignore[arg-type]
    until = f"{day_in_words(local.date())} à {time_in_words(local)}"
    what = (
        "Choisissez un nouveau mot de passe à cette adresse, qui ne sert qu’une fois"
        if request.kind == AccessRequest.Kind.KEY
        else f"« {request.organisation.name} » vous ouvre un accès à Palier. Choisissez votre mot de "
        "passe à cette adresse, qui ne sert qu’une fois"
    )
    body = (
        f"Bonjour {name},\n\n{what} et vaut jusqu’au {until} :\n\n{link}\n\n"
        "Si vous n’attendiez rien, n’ouvrez pas cette adresse et prévenez votre direction.\n"
    )
    return f"Palier : {request.organisation.name}", body


def reset_link(user: User) -> str:
    """The link by which someone who forgot their password chooses another, within the hour."""
    pair = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    return site() + reverse("accounts:reset", args=pair)


def user_of_reset(told: str, token: str) -> User | None:
    """Whose password that link renews, if it is still good."""
    try:
        pk = int(force_str(urlsafe_base64_decode(told)))
        user = User.objects.filter(pk=pk, is_active=True).first()
    except (ValueError, OverflowError):
        return None
    good = user is not None and default_token_generator.check_token(user, token)
    return user if good else None
