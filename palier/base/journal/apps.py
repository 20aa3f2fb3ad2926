from django.apps import AppConfig


class Journal(AppConfig):
    name = "palier.base.journal"
    verbose_name = "journal"

    def ready(self) -> None:
        from palier.base.journal import privacy  # noqa: F401
