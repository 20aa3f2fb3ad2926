from django.apps import AppConfig


class Leases(AppConfig):
    name = "palier.work.leases"
    verbose_name = "contrats"

    def ready(self) -> None:
        from palier.work.leases import figures, privacy, reactions, shell  # noqa: F401
