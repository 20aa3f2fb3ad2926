from django.apps import AppConfig


class People(AppConfig):
    name = "palier.registers.people"
    verbose_name = "personnes et ménages"

    def ready(self) -> None:
        from palier.registers.people import privacy, shell  # noqa: F401
