from django.apps import AppConfig


class Arrears(AppConfig):
    name = "palier.work.arrears"
    verbose_name = "impayés et prévention"

    def ready(self) -> None:
        from palier.work.arrears import figures, privacy, shell  # noqa: F401
