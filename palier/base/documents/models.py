"""Documents already drawn, so that the same paper is never drawn twice."""

import uuid

from django.db import models

from palier.base.tenancy.models import Organisation, OwnedQuerySet


class Drawing(models.Model):
    """A PDF drawn from frozen data on its first need (document produit)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    about = models.CharField("objet", max_length=100)
    template = models.CharField("modèle", max_length=100)
    digest = models.CharField("empreinte des données", max_length=64)
    drawn_at = models.DateTimeField("produit le", auto_now_add=True)

    objects = OwnedQuerySet.as_manager()

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
