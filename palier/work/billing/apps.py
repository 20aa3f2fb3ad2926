from django.apps import AppConfig


class Billing(AppConfig):
    name = "palier.work.billing"
    verbose_name = "quittancement"

    def ready(self) -> None:
        from palier.work.billing import figures, privacy, reactions, shell  # noqa: F401
