from palier.base.kit import room


class Neighbourhood(room.Room):
    name = "palier.work.neighbourhood"
    verbose_name = "quartier"
