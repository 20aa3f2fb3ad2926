import logging
import sys

from palier.base.kit.logs import Brief


def a_record(**more):
    try:
        raise ValueError("x")
    except ValueError:
        told = logging.LogRecord("django.request", 30, "", 1, "Forbidden", (), sys.exc_info())
    vars(told).update(more)
    return told


def test_a_refusal_is_one_line_and_a_fault_keeps_its_trace():
    refused, fault = a_record(status_code=403), a_record(status_code=500)

    assert [Brief().filter(each) for each in (refused, fault)] == [True, True]
    assert (refused.exc_info, fault.exc_info is None) == (None, False)


def test_a_link_that_opens_something_is_never_told_whole():
    told = logging.LogRecord(
        "django.request", 30, "", 1, "%s: %s", ("Bad", "/entrer/cle/1/aBc-_9/ encore"), None
    )

    Brief().filter(told)

    assert told.getMessage() == "Bad: /entrer/cle/… encore"
