"""The trades of an association: what each does and sees. Whoever is not named here may not."""

from config.roles.houses import (
    ADMITTING,
    GATHERING,
    HOSTING,
    HOUSE_RULES,
    INCIDENTS,
    OPENING_HOUSES,
    PLANNING,
    SEES_ADMISSIONS,
    SEES_HOUSES,
    SEES_QUARTER,
    SEES_SITES,
    SITE_LIFE,
    SITE_YEAR,
    STEWARDSHIP,
)
from config.roles.tasks import (
    ACCESS,
    ARREARS,
    BENEFITS,
    BOOKS,
    BRINGING,
    BROKEN,
    CASH,
    CHARGES,
    COMMISSION,
    DEPOSITS,
    DESK,
    DOOR,
    ENTRIES,
    EVERYONE,
    FILES,
    HOMES,
    INVENTORIES,
    LETTING,
    LIFE,
    MESSAGES,
    OFFICE,
    OPENING,
    ORDERING,
    OUTREACH,
    OWNERS,
    PAPERS,
    PREVENTION,
    PROCEDURES,
    READINGS,
    RECHARGING,
    RECOVERY,
    RENT,
    REPAIRING,
    SAME_PERSON,
    SEES_ARREARS,
    SEES_DESK,
    SEES_DOSSIER,
    SEES_FILES,
    SEES_HOMES,
    SEES_LEADS,
    SEES_MONEY,
    SEES_PREVENTION,
    SEES_PROCEDURES,
    SEES_REPAIRS,
    SEES_SLIDES,
    SEES_SOCIAL,
    SLIDING,
    SLIDING_THE_LEASE,
    SOCIAL,
    SOURCING,
    TEAM,
    WRITING,
)
from palier.base.tenancy.roles import Role, declare_roles


def _role(code: str, label: str, summary: str, actions: set[str], sights: set[str]) -> Role:
    return Role(code, label, summary, frozenset(actions | EVERYONE), frozenset(sights))


declare_roles(
    [
        _role(
            "reception",
            "Accueil",
            "Reçoit, oriente, ouvre un dossier si la personne le veut.",
            DESK
            | FILES
            | DOOR
            | SAME_PERSON
            | MESSAGES
            | {
                "support.book_appointment",
                "support.move_appointment",
                "support.answer_appointment",
            },
            SEES_DESK | {"access.health", "access.requests", "people.households", "support.diary"},
        ),
        _role(
            "volunteer",
            "Bénévole à l’accueil",
            "Tient le cahier des passages, sans santé, sans date de naissance, sans dossier.",
            DESK,
            SEES_DESK,
        ),
        _role(
            "social_worker",
            "Travail social",
            "Accompagne les ménages, écrit les notes, tient les échéances.",
            DESK
            | FILES
            | LIFE
            | SLIDING
            | SOCIAL
            | SAME_PERSON
            | PAPERS
            | MESSAGES
            | ARREARS
            | PROCEDURES
            | PREVENTION
            | COMMISSION
            | BROKEN
            | STEWARDSHIP
            | DOOR
            | OUTREACH,
            SEES_SLIDES
            | SEES_QUARTER
            | SEES_FILES
            | SEES_SOCIAL
            | SEES_DOSSIER
            | SEES_ARREARS
            | SEES_PREVENTION
            | SEES_REPAIRS
            | {"housing.homes", "people.bodies", "residences.houses"},
        ),
        _role(
            "supervisor",
            "Encadrement social",
            "Encadre l’équipe sociale ; lit les notes secrètes dont il est l’encadrement nommé.",
            DESK
            | FILES
            | LIFE
            | SLIDING
            | SOCIAL
            | TEAM
            | OFFICE
            | SAME_PERSON
            | PAPERS
            | MESSAGES
            | ARREARS
            | PROCEDURES
            | PREVENTION
            | COMMISSION
            | BROKEN
            | HOSTING
            | PLANNING
            | INCIDENTS
            | ADMITTING
            | STEWARDSHIP
            | {"leases.draft_occupancy"}
            | DOOR
            | OUTREACH,
            SEES_SLIDES
            | SEES_FILES
            | SEES_SOCIAL
            | SEES_DOSSIER
            | SEES_HOUSES
            | SEES_ADMISSIONS
            | SEES_QUARTER
            | SEES_HOMES
            | SEES_ARREARS
            | SEES_PREVENTION
            | SEES_REPAIRS
            | {"journal.records", "residences.reserved"},
        ),
        _role(
            "rental_manager",
            "Gestion locative",
            "Loue, appelle les loyers, encaisse, suit les départs.",
            HOMES
            | SOURCING
            | LETTING
            | WRITING
            | INVENTORIES
            | SLIDING_THE_LEASE
            | DEPOSITS
            | RENT
            | CASH
            | OWNERS
            | BENEFITS
            | CHARGES
            | OFFICE
            | OPENING
            | ARREARS
            | RECOVERY
            | PROCEDURES
            | BROKEN
            | ORDERING
            | REPAIRING
            | HOUSE_RULES
            | SITE_LIFE
            | SITE_YEAR
            | STEWARDSHIP
            | ADMITTING
            | OPENING_HOUSES
            | PLANNING
            | RECHARGING
            | {"upkeep.approve_quote"}
            | PAPERS
            | SAME_PERSON
            | {"people.open_household", "people.add_person"}
            | (LIFE - {"people.show_address"}),
            SEES_SLIDES
            | SEES_FILES
            | SEES_HOMES
            | SEES_LEADS
            | SEES_MONEY
            | SEES_ARREARS
            | SEES_PROCEDURES
            | SEES_REPAIRS
            | SEES_ADMISSIONS
            | SEES_SITES
            | SEES_QUARTER
            | {"people.hidden_addresses", "residences.houses"},
        ),
        _role(
            "host",
            "Hôte ou responsable de résidence",
            "Sait qui vit où, accueille les arrivées, note les départs.",
            DESK
            | INVENTORIES
            | READINGS
            | ENTRIES
            | BROKEN
            | HOSTING
            | PLANNING
            | GATHERING
            | STEWARDSHIP
            | REPAIRING
            | {
                "leases.draft_occupancy",
                "leases.activate_occupancy",
                "leases.end_occupancy",
                "leases.give_notice_to_quit",
                "leases.withdraw_notice_to_quit",
                "billing.open_household_account",
                "ledger.open_auxiliary",
                "people.open_household",
                "people.add_person",
            },
            SEES_DESK
            | SEES_HOMES
            | SEES_REPAIRS
            | SEES_HOUSES
            | SEES_ADMISSIONS
            | {"people.households"},
        ),
        _role(
            "site_manager",
            "Responsable d’aire d’accueil",
            "Reçoit les arrivées, relève, encaisse, solde les séjours, tient l’aire.",
            READINGS
            | INVENTORIES
            | ENTRIES
            | BROKEN
            | SITE_LIFE
            | STEWARDSHIP
            | {
                "leases.draft_occupancy",
                "leases.activate_occupancy",
                "leases.end_occupancy",
                "billing.call_many_once",
                "billing.open_household_account",
                "people.open_household",
                "people.add_person",
            },
            SEES_HOMES | SEES_REPAIRS | SEES_SITES | SEES_QUARTER | {"people.households"},
        ),
        _role(
            "technician",
            "Technique",
            "Connaît les lieux, ouvre et répare.",
            READINGS | BROKEN | ORDERING | REPAIRING | {"housing.add_place"},
            SEES_REPAIRS | {"housing.homes"},
        ),
        _role(
            "lawyer",
            "Juriste",
            "Suit les contrats et les comptes pour prévenir les expulsions.",
            {
                "support.add_task",
                "support.finish_task",
                "support.book_appointment",
                "support.move_appointment",
                "support.answer_appointment",
            }
            | ARREARS
            | PROCEDURES
            | PREVENTION
            | COMMISSION
            | PAPERS
            | MESSAGES,
            SEES_HOMES
            | SEES_SLIDES
            | SEES_ARREARS
            | SEES_PREVENTION
            | {"people.households", "billing.accounts", "support.measures", "access.requests"},
        ),
        _role(
            "accountant",
            "Comptabilité",
            "Tient les livres, rapproche la banque, clôt les mois.",
            CASH | BOOKS | OWNERS | BENEFITS | CHARGES | OPENING | {"billing.reverse_notice"},
            SEES_MONEY | SEES_ARREARS | {"ledger.books", "leases.contracts", "programmes.list"},
        ),
        _role(
            "rehousing_officer",
            "Relogement",
            "Rencontre les ménages à reloger et cherche avec eux.",
            FILES
            | {
                "support.write_note",
                "support.correct_note",
                "support.note_path_moment",
                "support.add_task",
                "support.finish_task",
                "support.book_appointment",
                "support.move_appointment",
                "support.answer_appointment",
                "people.record_resource",
                "people.stop_resource",
                "people.remove_resource",
            }
            | MESSAGES,
            SEES_FILES
            | SEES_HOMES
            | {
                "support.measures",
                "support.notes",
                "casework.file",
                "support.diary",
                "people.budgets",
                "access.requests",
            },
        ),
        _role(
            "director",
            "Direction",
            "Voit où en est l’association, répond aux financeurs, sans lire les notes sociales.",
            OFFICE
            | ACCESS
            | OPENING_HOUSES
            | INCIDENTS
            | {
                "billing.approve_write_off",
                "billing.refuse_write_off",
                "upkeep.approve_quote",
                "ledger.post_entry",
            },
            SEES_HOMES
            | SEES_SLIDES
            | SEES_LEADS
            | SEES_MONEY
            | SEES_ARREARS
            | SEES_PROCEDURES
            | SEES_REPAIRS
            | SEES_ADMISSIONS
            | SEES_SITES
            | SEES_QUARTER
            | {"eviction.commissions", "residences.houses"}
            | {"residences.incidents", "residences.reserved"}
            | {
                "people.households",
                "people.bodies",
                "people.hidden_addresses",
                "programmes.list",
                "support.measures",
                "access.visits",
                "access.requests",
                "ledger.books",
                "accounts.members",
                "journal.records",
                "rights.register",
            },
        ),
        _role(
            "administrator",
            "Accès et données",
            "Donne et ferme les accès, tient la fiche de l’association et le registre.",
            ACCESS | {"ledger.open_books", "housing.add_site"},
            {"accounts.members", "journal.records", "rights.register"},
        ),
        _role(
            "data_migrator",
            "Reprise de données",
            "Apporte les fichiers d’avant : lieux, ménages, contrats, soldes. À fermer ensuite.",
            BRINGING | OPENING | SAME_PERSON,
            SEES_FILES
            | SEES_HOMES
            | SEES_ARREARS
            | {
                "exchange.imports",
                "billing.accounts",
                "support.measures",
                "programmes.list",
            },
        ),
    ]
)
