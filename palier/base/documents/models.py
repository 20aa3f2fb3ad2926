"""Papers: those drawn once from frozen data, those that somebody brought."""

import uuid
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models.functions import Concat

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet

Q = TypeVar("Q", bound="models.QuerySet[Any]")


class Drawing(Owned):
    """A PDF drawn from frozen data on its first need (document produit)."""

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    about = models.CharField("objet", max_length=100)
    template = models.CharField("modèle", max_length=100)
    digest = models.CharField("empreinte des données", max_length=64)
    drawn_at = models.DateTimeField("produit le", auto_now_add=True)

    class Meta:
        verbose_name = "document produit"
        constraints = [
            models.UniqueConstraint(
                name="drawn_once", fields=["organisation", "about", "template", "digest"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.about}"

    @property
    def path(self) -> str:
        """Where it is kept: `organisation/uuid.pdf`."""
        return f"{self.organisation_id}/{self.public_id}.pdf"


def about_what_is_seen(rows: Q, actor: Actor) -> Q:
    """Rows kept with a sight that the actor has, about a row within their reach and unveiled.

    `about` names that row (`people.household:12`); what is about none is for all who have the
    sight. One query says which tables are meant.
    """
    if actor.kind == "system":
        return rows
    rows = rows.filter(sight__in=list(actor.sights))
    tables = rows.order_by().annotate(meant=_table_of("about")).values_list("meant", flat=True)
    shown = models.Q(about="")
    for label in filter(None, set(tables)):
        met = apps.get_model(label)._default_manager.all()
        if isinstance(met, OwnedQuerySet):
            met = met.within(actor).unveiled(actor)
        named = Concat(models.Value(f"{label}:"), models.F("pk"), output_field=models.CharField())
        shown |= models.Q(about__in=met.annotate(named_so=named).values("named_so"))
    return rows.filter(shown)


def _table_of(name: str) -> models.Func:
    """`people.household` of `people.household:12`."""
    return models.Func(
        models.F(name),
        models.Value(":"),
        models.Value(1),
        function="split_part",
        output_field=models.CharField(),
    )


class PapersQuerySet(OwnedQuerySet["StoredFile"]):
    """Files, each for those who have its sight, and may read what it is about."""

    def unveiled(self, actor: Actor) -> Self:
        return about_what_is_seen(self, actor)


class StoredFile(OwnedBase):
    """A file that somebody brought, kept as it came, behind the wall (document)."""

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    about = models.CharField("objet", max_length=100)
    sight = models.CharField("pour qui voit", max_length=60)
    label = models.CharField("ce que c’est", max_length=120)
    name = models.CharField("nom du fichier", max_length=200)
    media_type = models.CharField("type", max_length=100)
    size = models.PositiveBigIntegerField("taille en octets")
    digest = models.CharField("empreinte", max_length=64)
    kept_by = models.ForeignKey(User, models.PROTECT, verbose_name="apporté par", null=True)
    kept_at = models.DateTimeField("apporté le", auto_now_add=True)

    objects = PapersQuerySet.as_manager()
    never_changes = True

    class Meta:
        verbose_name = "document"
        indexes = [models.Index(fields=["organisation", "about"], name="stored_file_about")]

    def __str__(self) -> str:
        return self.label

    @property
    def path(self) -> str:
        """Where it is kept: `organisation/uuid`."""
        return f"{self.organisation_id}/{self.public_id}"


class MessagesQuerySet(OwnedQuerySet["Message"]):
    """Messages, each for those who have its sight, and may read whom it is about."""

    def unveiled(self, actor: Actor) -> Self:
        return about_what_is_seen(self, actor)


class Message(OwnedBase):
    """An e-mail or a text message that somebody decided to send, and what became of it (envoi)."""

    class Channel(models.TextChoices):
        EMAIL = "email", "courriel"
        SMS = "sms", "SMS"

    class State(models.TextChoices):
        QUEUED = "queued", "à envoyer"
        LEAVING = "leaving", "en train de partir"
        SENT = "sent", "remis au service d’envoi"
        CONSOLE = "console", "écrit sur la console seulement"
        FAILED = "failed", "non parti"
        CANCELLED = "cancelled", "annulé"

    channel = models.CharField("par", max_length=5, choices=Channel)
    to = models.CharField("à", max_length=254)
    subject = models.CharField("objet", max_length=150, blank=True)
    body = models.TextField("texte")
    about = models.CharField("à propos de", max_length=100)
    sight = models.CharField("pour qui voit", max_length=60)
    send_at = models.DateTimeField("à envoyer le")
    state = models.CharField("état", max_length=9, choices=State, default=State.QUEUED)
    sent_at = models.DateTimeField("envoyé le", null=True)
    tries = models.PositiveSmallIntegerField("essais", default=0)
    failure = models.CharField("ce qui a manqué", max_length=200, blank=True)

    objects = MessagesQuerySet.as_manager()

    class Meta:
        verbose_name = "envoi"
        indexes = [
            models.Index(
                fields=["send_at"], name="message_due", condition=models.Q(state="queued")
            ),
            models.Index(fields=["organisation", "about"], name="message_about"),
        ]

    def __str__(self) -> str:
        return f"envoi n° {self.pk}"
