import django.contrib.postgres.fields
import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="DropInSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="permanence")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="lieu")),
                ("on", models.DateField(verbose_name="le")),
                ("starts_at", models.TimeField(verbose_name="de")),
                ("ends_at", models.TimeField(verbose_name="à")),
                (
                    "cancelled_because",
                    models.CharField(blank=True, max_length=160, verbose_name="annulée parce que"),
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "permanence",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="session_hours_in_order",
                        violation_error_message="La permanence finit avant d’avoir commencé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutreachRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("place", models.CharField(max_length=160, verbose_name="où")),
                ("summary", models.TextField(blank=True, verbose_name="compte rendu")),
                (
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="partenaire",
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
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
            ],
            options={
                "verbose_name": "tournée",
            },
        ),
        migrations.CreateModel(
            name="Encounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nom, prénom ou surnom"
                    ),
                ),
                (
                    "said",
                    models.CharField(blank=True, max_length=300, verbose_name="ce qui s’est dit"),
                ),
                (
                    "next_step",
                    models.CharField(blank=True, max_length=200, verbose_name="et ensuite"),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="avant le")),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
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
                    "round",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="access.outreachround",
                        verbose_name="tournée",
                    ),
                ),
            ],
            options={
                "verbose_name": "rencontre",
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("reason", models.CharField(max_length=200, verbose_name="pour")),
                (
                    "agreed",
                    models.BooleanField(default=True, verbose_name="avec l’accord du ménage"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "envoyée"),
                            ("acknowledged", "reçue par le partenaire"),
                            ("closed", "close"),
                        ],
                        default="sent",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
                (
                    "acknowledged_on",
                    models.DateField(blank=True, null=True, verbose_name="reçue le"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="close le")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "reçu et aidé"),
                            ("refused", "non reçu par le partenaire"),
                            ("not_wanted", "le ménage n’a pas donné suite"),
                            ("unknown", "sans nouvelles"),
                        ],
                        max_length=10,
                        verbose_name="suite",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="précision")),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
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
                    "to",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="vers",
                    ),
                ),
            ],
            options={
                "verbose_name": "orientation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_closed_has_outcome",
                        violation_error_message="Une orientation se clôt avec sa suite.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionHolder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("worker", "travail social"),
                            ("volunteer", "bénévole"),
                            ("lawyer", "avocat ou juriste"),
                            ("desk", "accueil"),
                        ],
                        max_length=9,
                        verbose_name="en tant que",
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
                    "session",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holders",
                        to="access.dropinsession",
                        verbose_name="permanence",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="qui",
                    ),
                ),
            ],
            options={
                "verbose_name": "qui tient la permanence",
                "constraints": [
                    models.UniqueConstraint(fields=("session", "user"), name="session_held_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("noted_at", models.DateTimeField(auto_now_add=True, verbose_name="noté à")),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("seek", "Chercher un logement"),
                                ("social_housing", "Demande de logement social"),
                                ("eviction", "Menace d’expulsion"),
                                ("debt", "Loyer, dettes"),
                                ("bad_state", "Logement en mauvais état"),
                                ("family", "Famille, séparation"),
                                ("papers", "Papiers, langue"),
                                ("health", "Santé"),
                                ("other", "Autre chose"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="motifs",
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("self", "Pour soi"),
                            ("relative", "Pour un proche"),
                            ("owner", "Propriétaire"),
                            ("partner", "Partenaire"),
                        ],
                        default="self",
                        max_length=10,
                        verbose_name="qui vient",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nom, prénom ou surnom"
                    ),
                ),
                ("request", models.TextField(blank=True, verbose_name="demande")),
                ("answer", models.TextField(blank=True, verbose_name="réponse")),
                (
                    "orientation",
                    models.CharField(
                        choices=[
                            ("none", "Répondu sur place"),
                            ("social_worker", "Travailleur social, ici"),
                            ("lawyer", "Juriste, ici"),
                            ("adil", "ADIL"),
                            ("ccas", "CCAS"),
                            ("siao", "SIAO ou 115"),
                            ("workshop", "Atelier recherche"),
                            ("other", "Autre"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="orientation",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="people.household",
                        verbose_name="ménage",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noté par",
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
                    "session",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="access.dropinsession",
                        verbose_name="permanence",
                    ),
                ),
            ],
            options={
                "verbose_name": "passage",
                "indexes": [models.Index(fields=["organisation", "-on"], name="visit_on")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", []), _negated=True),
                        name="visit_has_a_reason",
                        violation_error_message="Un passage a au moins un motif.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("home", "un logement"),
                            ("support", "un accompagnement"),
                            ("shelter", "un hébergement"),
                        ],
                        max_length=10,
                        verbose_name="pour",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("counter", "l’accueil"),
                            ("partner", "un partenaire"),
                            ("siao", "le SIAO"),
                            ("landlord", "un bailleur"),
                            ("self", "la personne, par écrit"),
                        ],
                        default="counter",
                        max_length=8,
                        verbose_name="venue par",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=60, verbose_name="référence (SIAO…)"),
                ),
                ("text", models.TextField(blank=True, verbose_name="demande")),
                ("evaluation", models.TextField(blank=True, verbose_name="évaluation")),
                (
                    "evaluated_on",
                    models.DateField(blank=True, null=True, verbose_name="évaluée le"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "reçue"),
                            ("evaluated", "évaluée"),
                            ("waiting", "en liste d’attente"),
                            ("accepted", "acceptée"),
                            ("refused", "refusée"),
                            ("withdrawn", "retirée"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_home", "pas de logement qui convienne"),
                            ("area", "hors du territoire"),
                            ("public", "hors du public du dispositif"),
                            ("full", "plus de place"),
                            ("incomplete", "dossier incomplet"),
                            ("other_better", "un autre service répond mieux"),
                        ],
                        max_length=12,
                        verbose_name="motif du refus",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="réponse")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="répondue le"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
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
                    "sent_by",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="envoyée par",
                    ),
                ),
                (
                    "visit",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="became",
                        to="access.visit",
                        verbose_name="passage",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("refusal", ""), _negated=True),
                            ("answered_on__isnull", True),
                            _connector="OR",
                        ),
                        name="request_refused_has_reason",
                        violation_error_message="Un refus a son motif.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nom, prénom ou surnom"
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=120, verbose_name="à savoir")),
                ("arrived_at", models.DateTimeField(auto_now_add=True, verbose_name="arrivé à")),
                ("received_at", models.DateTimeField(null=True, verbose_name="reçu à")),
                ("left_at", models.DateTimeField(null=True, verbose_name="reparti à")),
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
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reçu par",
                    ),
                ),
            ],
            options={
                "verbose_name": "personne qui attend",
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("left_at__isnull", True), ("received_at__isnull", True)
                        ),
                        fields=["organisation", "arrived_at"],
                        name="waiting_now",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Workshop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="atelier")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("housing_search", "recherche de logement"),
                            ("rights", "droits et devoirs"),
                            ("budget", "budget"),
                            ("garden", "jardin, vie quotidienne"),
                            ("information", "réunion d’information"),
                            ("other", "autre"),
                        ],
                        max_length=14,
                        verbose_name="genre",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("at", models.TimeField(verbose_name="à")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="où")),
                ("capacity", models.PositiveSmallIntegerField(verbose_name="places")),
                ("summary", models.TextField(blank=True, verbose_name="ce qui s’est passé")),
                (
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="chez un partenaire",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="animé par",
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
                "verbose_name": "atelier",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1)),
                        name="workshop_has_places",
                        violation_error_message="Un atelier a au moins une place.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nom, prénom ou surnom")),
                ("came", models.BooleanField(null=True, verbose_name="est venu")),
                (
                    "follow_up",
                    models.CharField(blank=True, max_length=200, verbose_name="ce qui suit"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshops",
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
                    "workshop",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="access.workshop",
                        verbose_name="atelier",
                    ),
                ),
            ],
            options={
                "verbose_name": "inscription",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "name"),
                        name="registered_once",
                        violation_error_message="Ce nom est déjà inscrit à cet atelier.",
                    )
                ],
            },
        ),
    ]
