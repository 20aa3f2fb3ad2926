from django.apps import AppConfig


class Exchange(AppConfig):
    name = "palier.doors.exchange"
    verbose_name = "échanges"

    def ready(self) -> None:
        from palier.doors.exchange import reactions, shell  # noqa: F401
