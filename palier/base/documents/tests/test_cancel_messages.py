from palier.base.documents.actions import cancel_messages
from palier.base.documents.models import Message
from palier.base.documents.sending import send_due
from palier.base.documents.tests.test_queue_message import MORNING, _queue
from palier.base.tenancy.tests.examples import an_organisation, the_system


def test_what_is_no_longer_true_does_not_leave():
    organisation = an_organisation()
    _queue(organisation)

    cancel_messages(organisation, about=organisation, actor=the_system(organisation))

    assert send_due(organisation, MORNING) == (0, 0)
    assert Message.objects.get().state == "cancelled"


def test_what_has_left_stays_sent():
    organisation = an_organisation()
    _queue(organisation)
    send_due(organisation, MORNING)

    cancel_messages(organisation, about=organisation, actor=the_system(organisation))

    assert Message.objects.get().state == "sent"
