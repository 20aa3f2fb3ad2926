"""What is asked about accesses, until someone else says yes and the person comes in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Membership, User
from palier.base.tenancy.rows import Owned, Wall


class AccessRequest(Owned):
    """An access to give, roles to change or a password to renew (demande d’accès).

    Roles that open secrets or give access to others wait for a second person. What is ready has a
    link of one use, of which only a fingerprint is kept.
    """

    class Kind(models.TextChoices):
        INVITE = "invite", "accès à ouvrir"
        ROLES = "roles", "rôles à changer"
        KEY = "key", "mot de passe à refaire"
        PLACES = "places", "lieux à élargir"

    class State(models.TextChoices):
        WAITING = "waiting", "attend un second accord"
        READY = "ready", "attend la personne"
        DONE = "done", "fait"
        DECLINED = "declined", "refusé"
        CANCELLED = "cancelled", "retiré"

    wall = Wall("accounts.members")

    kind = models.CharField("nature", max_length=6, choices=Kind)
    state = models.CharField("état", max_length=9, choices=State)
    asked_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="demandé par", null=True, related_name="+"
    )
    asked_at = models.DateTimeField("demandé le", auto_now_add=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="décidé par", null=True, related_name="+"
    )
    decided_at = models.DateTimeField("décidé le", null=True)

    membership = OwnedForeignKey(Membership, verbose_name="appartenance", null=True)
    roles = ArrayField(models.CharField(max_length=40), verbose_name="rôles", default=list)
    roles_before = ArrayField(
        models.CharField(max_length=40), verbose_name="rôles d’avant", default=list
    )
    supervisor = models.ForeignKey(
        User, models.PROTECT, verbose_name="encadrement", null=True, related_name="+"
    )
    team = models.CharField("équipe", max_length=120, blank=True)

    email = models.EmailField("adresse électronique", blank=True)
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100, blank=True)
    job = models.CharField("fonction", max_length=100, blank=True)
    everywhere = models.BooleanField("travaille partout", default=False)
    site_ids = ArrayField(models.BigIntegerField(), verbose_name="sites", default=list)
    team_ids = ArrayField(models.BigIntegerField(), verbose_name="équipes", default=list)
    starts_on = models.DateField("à partir du", null=True)

    fingerprint = models.CharField("empreinte du lien", max_length=64, blank=True)
    expires_at = models.DateTimeField("lien valable jusqu’à", null=True)
    sent_at = models.DateTimeField("courriel remis le", null=True)

    class Meta:
        verbose_name = "demande d’accès"
        constraints = [
            models.UniqueConstraint(
                name="one_open_invitation",
                fields=["organisation", "email"],
                condition=Q(kind="invite", state__in=["waiting", "ready"]),
                violation_error_message="Un accès est déjà demandé pour cette adresse.",
            ),
            models.UniqueConstraint(
                name="one_open_request_a_member",
                fields=["organisation", "membership", "kind"],
                condition=Q(state__in=["waiting", "ready"]),
                violation_error_message="C’est déjà demandé pour cette personne.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "fingerprint"], name="access_link")]

    def __str__(self) -> str:
        return f"demande d’accès n° {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.READY}
