from django.apps import AppConfig


class House(AppConfig):
    name = "config"
    verbose_name = "maison"

    def ready(self) -> None:
        from config import menu, roles  # noqa: F401
