from django.apps import AppConfig


class Charges(AppConfig):
    name = "palier.work.charges"
    verbose_name = "charges récupérables"

    def ready(self) -> None:
        from palier.work.charges import privacy, shell  # noqa: F401
