from django.apps import AppConfig


class Eviction(AppConfig):
    name = "palier.work.eviction"
    verbose_name = "prévention des expulsions"

    def ready(self) -> None:
        from palier.work.eviction import figures, privacy, reactions, shell  # noqa: F401
