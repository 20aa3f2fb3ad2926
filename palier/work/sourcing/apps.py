from django.apps import AppConfig


class Sourcing(AppConfig):
    name = "palier.work.sourcing"
    verbose_name = "captation"

    def ready(self) -> None:
        from palier.work.sourcing import privacy, shell  # noqa: F401
