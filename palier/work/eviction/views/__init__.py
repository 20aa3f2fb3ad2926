"""Pages of prevention: procedures, deadlines, where one stands, lawyers, the commission."""

from palier.work.eviction.views.agreements import (
    assessment_pdf,
    end_protocol,
    extend_protocol,
    send_assessment,
    sign_protocol,
    start_assessment,
    write_assessment,
)
from palier.work.eviction.views.commissions import (
    add_member,
    attendance,
    call_commission,
    commission,
    commissions,
    hold,
    members,
    recommendations,
    retire_member,
    year,
)
from palier.work.eviction.views.following import board, deadlines, where, where_pdf
from palier.work.eviction.views.procedures import (
    change_deadline,
    complete,
    end,
    note_step,
    open_procedure,
    procedure,
    procedures,
    undo_step,
)
from palier.work.eviction.views.sessions import (
    advice,
    book,
    note_reception,
    plan_session,
    session,
    sessions,
)
from palier.work.eviction.views.sheets import (
    agenda_pdf,
    finish,
    give_opinion,
    minutes_pdf,
    put_on_agenda,
    recommend,
    take_off,
)
