import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("leases", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SlidingLease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slides",
                        to="leases.occupancy",
                        verbose_name="sous-location",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "en cours"),
                            ("offered", "bail proposé"),
                            ("slid", "glissé"),
                            ("ended", "terminé autrement"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("sublease_signed_on", models.DateField(verbose_name="sous-location signée le")),
                (
                    "tripartite_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="convention tripartite signée le"
                    ),
                ),
                (
                    "conditions",
                    models.TextField(blank=True, verbose_name="conditions pour avoir le bail"),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="bilan tous les (mois)"
                    ),
                ),
                (
                    "next_review_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="prochain bilan avant le"
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="glissé ou terminé le"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rehoused", "relogé ailleurs"),
                            ("stays", "reste en sous-location"),
                            ("left", "parti"),
                            ("evicted", "expulsé"),
                            ("other", "autre"),
                        ],
                        max_length=10,
                        verbose_name="issue",
                    ),
                ),
                (
                    "own_lease",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slid_from",
                        to="leases.occupancy",
                        verbose_name="bail à son nom, géré par nous",
                    ),
                ),
                (
                    "lessor",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="bailleur après le glissement"
                    ),
                ),
                (
                    "followed_until",
                    models.DateField(
                        blank=True, null=True, verbose_name="paiement suivi jusqu’au"
                    ),
                ),
            ],
            options={
                "verbose_name": "bail glissant",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("running", "offered"))),
                        fields=["organisation", "next_review_on"],
                        name="slide_review_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupancy",),
                        name="one_slide_a_contract",
                        violation_error_message="Ce contrat est déjà un bail glissant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("running", "offered")),
                            ("ended_on__isnull", False),
                            _connector="OR",
                        ),
                        name="slide_over_has_its_day",
                        violation_error_message="Un glissement a son jour.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlideFollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "slide",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="sliding.slidinglease",
                        verbose_name="bail glissant",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("is_paid", models.BooleanField(verbose_name="loyer payé")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="à savoir")),
            ],
            options={
                "verbose_name": "suivi après glissement",
            },
        ),
        migrations.CreateModel(
            name="LandlordAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "slide",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="sliding.slidinglease",
                        verbose_name="bail glissant",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="attendue avant le"),
                ),
                ("offers_lease", models.BooleanField(verbose_name="propose un bail")),
                ("reasons", models.TextField(blank=True, verbose_name="motifs")),
            ],
            options={
                "verbose_name": "réponse du bailleur au préfet",
            },
        ),
        migrations.CreateModel(
            name="SlidingReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "slide",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="sliding.slidinglease",
                        verbose_name="bail glissant",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="attendu avant le"),
                ),
                ("present", models.CharField(max_length=300, verbose_name="présents")),
                ("facts", models.JSONField(default=list, verbose_name="faits")),
                (
                    "household_words",
                    models.TextField(blank=True, verbose_name="ce qu’en dit le ménage"),
                ),
                (
                    "association_words",
                    models.TextField(blank=True, verbose_name="ce qu’en dit l’association"),
                ),
                (
                    "landlord_words",
                    models.TextField(blank=True, verbose_name="ce qu’en dit le bailleur"),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("favourable", "le bail peut glisser"),
                            ("extend", "on continue encore"),
                            ("unfavourable", "le bail ne glissera pas"),
                        ],
                        max_length=12,
                        verbose_name="décision",
                    ),
                ),
                ("reasons", models.TextField(blank=True, verbose_name="motifs")),
            ],
            options={
                "verbose_name": "bilan contradictoire",
            },
        ),
    ]
