"""Rents reviewed by the index, and indices that the association entered."""

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.work.leases.models import Occupancy


class RentIndex(Owned):
    """An index of rents that Insee published after this version of Palier (indice IRL saisi)."""

    class Place(models.TextChoices):
        MAINLAND = "mainland", "métropole"
        CORSICA = "corsica", "Corse"
        OVERSEAS = "overseas", "outre-mer"

    area = models.CharField("série", max_length=8, choices=Place, default=Place.MAINLAND)
    year = models.PositiveSmallIntegerField("année")
    quarter = models.PositiveSmallIntegerField("trimestre")
    value = models.DecimalField("indice", max_digits=6, decimal_places=2)
    source = models.CharField("source", max_length=160)

    class Meta:
        verbose_name = "indice IRL saisi"
        constraints = [
            models.UniqueConstraint(
                name="index_once",
                fields=["organisation", "area", "year", "quarter"],
                violation_error_message="Cet indice est déjà saisi.",
            ),
            models.CheckConstraint(
                name="index_quarter_exists",
                condition=Q(quarter__range=(1, 4)),
                violation_error_message="Un trimestre va de 1 à 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"IRL {self.year} T{self.quarter}"


class RentReview(Owned):
    """A rent was reviewed by the index for one anniversary of its lease (révision de loyer).

    `times` is how many reviews of that anniversary were undone before it.
    """

    never_changes = True

    wall = Wall("billing.accounts", household_path="occupancy__household")

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="rent_reviews")
    anniversary_on = models.DateField("anniversaire")
    asked_on = models.DateField("demandée le")
    effective_on = models.DateField("à compter du")
    year = models.PositiveSmallIntegerField("année de l’indice")
    quarter = models.PositiveSmallIntegerField("trimestre de l’indice")
    index_before = models.DecimalField("indice d’avant", max_digits=6, decimal_places=2)
    index_after = models.DecimalField("indice", max_digits=6, decimal_places=2)
    before = MoneyField("loyer d’avant")
    after = MoneyField("loyer révisé")
    times = models.PositiveSmallIntegerField("déjà annulées", default=0)

    class Meta:
        verbose_name = "révision de loyer"
        constraints = [
            models.UniqueConstraint(
                name="one_review_an_anniversary",
                fields=["occupancy", "anniversary_on", "times"],
                violation_error_message="Ce loyer est déjà révisé pour cet anniversaire.",
            )
        ]

    def __str__(self) -> str:
        return f"révision n° {self.pk}"

    @property
    def undone(self) -> "RentReviewUndone | None":
        """What undid it, if anything did."""
        return next(iter(self.undoings.all()), None)


class RentReviewUndone(Owned):
    """A review of a rent asked by mistake, or given up (révision annulée)."""

    never_changes = True

    wall = Wall("billing.accounts", household_path="review__occupancy__household")

    review = OwnedForeignKey(RentReview, verbose_name="révision", related_name="undoings")
    on = models.DateField("annulée le")
    reason = models.CharField("parce que", max_length=200)

    class Meta:
        verbose_name = "révision annulée"
        constraints = [
            models.UniqueConstraint(
                name="review_undone_once",
                fields=["review"],
                violation_error_message="Cette révision est déjà annulée.",
            )
        ]

    def __str__(self) -> str:
        return f"annulation de la {self.review}"
