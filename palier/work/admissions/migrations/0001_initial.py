import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("housing", "0001_initial"),
        ("leases", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdmissionCommittee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "members",
                    models.CharField(blank=True, max_length=300, verbose_name="participants"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="tenue le")),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "commission d’admission",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "on"),
                        name="one_committee_a_day",
                        violation_error_message="Une commission est déjà prévue ce jour-là.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidacy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_name", models.CharField(max_length=100, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=100, verbose_name="nom")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                ("people", models.PositiveSmallIntegerField(default=1, verbose_name="personnes")),
                (
                    "wanted",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "sans préférence"),
                            ("single", "logement pour une personne"),
                            ("couple", "logement pour deux"),
                            ("family", "logement pour une famille"),
                            ("accessible", "logement accessible"),
                        ],
                        max_length=10,
                        verbose_name="souhait",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("siao", "SIAO"),
                            ("prefect", "contingent préfectoral"),
                            ("employer", "employeur, Action Logement"),
                            ("town", "commune, CCAS"),
                            ("ofii", "OFII"),
                            ("direct", "demande directe"),
                        ],
                        max_length=8,
                        verbose_name="origine",
                    ),
                ),
                (
                    "siao_number",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="n° de demande SI-SIAO"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="la situation, en quelques mots"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="reçue le")),
                (
                    "completed_on",
                    models.DateField(blank=True, null=True, verbose_name="complète le"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="décidée le")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_place", "aucun logement adapté"),
                            ("public", "hors du public de la maison"),
                            ("resources", "ressources hors conditions"),
                            ("composition", "composition du ménage"),
                            ("incomplete", "pièces jamais reçues"),
                            ("house", "équilibre de la maison"),
                            ("elsewhere", "logé ailleurs entre-temps"),
                            ("withdrew", "la personne a renoncé"),
                            ("no_news", "sans nouvelles"),
                        ],
                        max_length=12,
                        verbose_name="motif",
                    ),
                ),
                (
                    "reason_words",
                    models.CharField(blank=True, max_length=200, verbose_name="précision"),
                ),
                ("entered_on", models.DateField(blank=True, null=True, verbose_name="entrée le")),
                (
                    "told_siao_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="réponse saisie dans SI-SIAO le"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "reçue"),
                            ("complete", "complète"),
                            ("committee", "en commission"),
                            ("accepted", "acceptée"),
                            ("waitlisted", "en liste d’attente"),
                            ("offered", "place proposée"),
                            ("entered", "entrée"),
                            ("refused", "refusée"),
                            ("declined", "sans suite"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "committee",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidacies",
                        to="admissions.admissioncommittee",
                        verbose_name="commission",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidacies",
                        to="people.household",
                        verbose_name="ménage",
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
                    "prescriber",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidacies",
                        to="people.body",
                        verbose_name="adressée par",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidacies",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "candidature",
                "indexes": [
                    models.Index(fields=["site", "state", "received_on"], name="candidacy_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["refused", "declined"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="candidacy_no_says_why",
                        violation_error_message="Un refus ou un abandon a son motif.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("siao_number", ""), _negated=True),
                            (
                                "state__in",
                                [
                                    "received",
                                    "complete",
                                    "committee",
                                    "accepted",
                                    "waitlisted",
                                    "offered",
                                ],
                            ),
                        ),
                        fields=("site", "siao_number"),
                        name="siao_number_once_a_house",
                        violation_error_message="Cette demande SI-SIAO est déjà en cours pour cette maison.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CandidacyPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("piece", models.CharField(max_length=12, verbose_name="pièce")),
                ("received_on", models.DateField(verbose_name="reçue le")),
                (
                    "candidacy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pieces",
                        to="admissions.candidacy",
                        verbose_name="candidature",
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
            ],
            options={
                "verbose_name": "pièce d’une candidature",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("candidacy", "piece"), name="candidacy_piece_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("offered_on", models.DateField(verbose_name="proposée le")),
                ("answer_by", models.DateField(verbose_name="réponse avant le")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "réponse attendue"),
                            ("accepted", "acceptée"),
                            ("declined", "déclinée"),
                        ],
                        max_length=8,
                        verbose_name="réponse",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="répondu le"),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="pourquoi")),
                (
                    "candidacy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="admissions.candidacy",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposition d’un logement",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("candidacy",),
                        name="one_offer_waits",
                        violation_error_message="Une proposition attend déjà sa réponse.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("place",),
                        name="a_place_is_offered_once",
                        violation_error_message="Ce logement est déjà proposé à quelqu’un.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "declined"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="offer_declined_says_why",
                        violation_error_message="Dites pourquoi la proposition est déclinée.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReservedQuota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("siao", "SIAO"),
                            ("prefect", "contingent préfectoral"),
                            ("employer", "employeur, Action Logement"),
                            ("town", "commune, CCAS"),
                            ("ofii", "OFII"),
                            ("direct", "demande directe"),
                        ],
                        max_length=8,
                        verbose_name="réservataire",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="part (%)"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                ("source", models.CharField(max_length=200, verbose_name="convention")),
                (
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="people.body",
                        verbose_name="structure",
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "contingent réservé",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("period__endswith__isnull", True)),
                        fields=("site", "origin", "body"),
                        name="quota_once",
                        nulls_distinct=False,
                        violation_error_message="Ce réservataire a déjà une part dans cette maison.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__gt", 0), ("percent__lte", 100)),
                        name="quota_is_a_share",
                        violation_error_message="Une part va de 0 à 100 %.",
                    ),
                ],
            },
        ),
    ]
