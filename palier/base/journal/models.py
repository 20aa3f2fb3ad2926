"""The journal: what was done, who opened which file, which forms were already received."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet, Wall


class RecordQuerySet(OwnedQuerySet["Record"]):
    """What was done, for those who read the journal."""

    def about(self, name: str) -> Self:
        """Records that touch the row of that name (`leases.occupancy:12`)."""
        return self.filter(subjects__contains=[name])


class Record(OwnedBase):
    """One action carried out; never changed, never deleted (acte)."""

    wall = Wall("journal.records")

    at = models.DateTimeField("le", auto_now_add=True)
    on = models.DateField("pour le", null=True)
    user = models.ForeignKey(User, models.PROTECT, verbose_name="utilisateur", null=True)
    actor = models.CharField("par", max_length=200)
    action = models.CharField("action", max_length=100)
    subjects = ArrayField(models.CharField(max_length=100), verbose_name="objets")
    details = models.JSONField("détails", default=dict)
    chain = models.UUIDField("enchaînement")
    parent = models.CharField("dans", max_length=100, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "acte"
        indexes = [
            GinIndex(fields=["subjects"], name="record_subjects"),
            models.Index(fields=["organisation", "-at"], name="record_at"),
        ]

    def __str__(self) -> str:
        return self.action


class Opening(Owned):
    """Someone opened a file on a day: one row per user, file and day (consultation)."""

    user = models.ForeignKey(User, models.PROTECT, verbose_name="utilisateur")
    file = models.CharField("dossier", max_length=100)
    on = models.DateField("le")
    first_at = models.DateTimeField("première fois à", auto_now_add=True)

    class Meta:
        verbose_name = "consultation"
        constraints = [
            models.UniqueConstraint(
                name="one_opening_a_day", fields=["organisation", "file", "user", "on"]
            )
        ]

    def __str__(self) -> str:
        return self.file


class SpentToken(Owned):
    """A form that was already received, and what it made: a double click changes nothing."""

    token = models.UUIDField("jeton")
    result = models.CharField("résultat", max_length=100, blank=True)
    at = models.DateTimeField("le", auto_now_add=True)

    class Meta:
        verbose_name = "formulaire reçu"
        constraints = [
            models.UniqueConstraint(name="token_spent_once", fields=["organisation", "token"])
        ]

    def __str__(self) -> str:
        return str(self.token)


class SecurityEvent(Owned):
    """Something about who may come in, or what was taken away (événement de sécurité)."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "entrée"
        NEW_DEVICE = "new_device", "entrée depuis un nouvel appareil"
        FAILED = "failed", "essai manqué"
        CLOSED_AWHILE = "closed_awhile", "essais arrêtés un quart d’heure"
        SIGNED_OUT = "signed_out", "sortie"
        RESET_ASKED = "reset_asked", "mot de passe oublié : lien demandé"
        PASSWORD = "password", "mot de passe changé"
        INVITED = "invited", "accès demandé"
        AGREED = "agreed", "second accord donné"
        DECLINED = "declined", "second accord refusé"
        ALONE = "alone", "accès donné sans second accord possible"
        KEY = "key", "lien d’entrée envoyé ou imprimé"
        ENTERED = "entered", "accès accepté par la personne"
        ROLES = "roles", "rôles changés"
        PLACES = "places", "lieux changés"
        ENDED = "ended", "accès fermé"
        EXPORTED = "exported", "données emportées"
        REFUSED = "refused", "page ou fiche refusée, ou qui n’existe pas"

    wall = Wall("journal.security")

    at = models.DateTimeField("le", auto_now_add=True)
    kind = models.CharField("quoi", max_length=13, choices=Kind)
    user = models.ForeignKey(User, models.PROTECT, verbose_name="qui", null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, verbose_name="par", null=True, related_name="+")
    address = models.GenericIPAddressField("adresse du réseau", null=True)
    device = models.CharField("appareil", max_length=60, blank=True)
    what = models.CharField("sur", max_length=200, blank=True)
    rows = models.PositiveIntegerField("lignes", null=True)

    class Meta:
        verbose_name = "événement de sécurité"
        indexes = [models.Index(fields=["organisation", "-at"], name="security_at")]

    def __str__(self) -> str:
        return self.get_kind_display()
