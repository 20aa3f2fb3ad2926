from palier.base.kit import room


class Succession(room.Room):
    name = "palier.work.succession"
    verbose_name = "après le titre"
