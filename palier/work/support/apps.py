from palier.base.kit import room


class Support(room.Room):
    name = "palier.work.support"
    verbose_name = "accompagnement"
