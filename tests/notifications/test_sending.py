"""Mails: that something waits and nothing else, sent once, tried again, given up at last, over a real server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import pairwise

import pytest

from hub.access import Principal
from hub.accounts import MailChoice
from hub.accounts.desk import later
from hub.accounts.mail_choice import due_at
from hub.clock import now
from hub.hub import Hub
from hub.notifications.sending import LEASE, WAITS, Came, Sender
from hub.notifications.server import MailServer, MailServerAway, Postbox
from tests.notifications.conftest import LENT, Mailbox, outbox, request_of, settle
from tests.people import COOPERATION, LTU
from tests.records.making import change

pytestmark = pytest.mark.usefixtures("world")

ADVISER = Principal("per-mail", roles=frozenset({"cooperation"}))
WORD = "Thylacine"


class Clock:
    """What time it is for a sender."""

    def __init__(self) -> None:
        self.moment = later(now(), timedelta(seconds=2))

    def __call__(self) -> str:
        return self.moment

    def passes(self, by: timedelta) -> None:
        self.moment = later(self.moment, by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def postbox(mailbox: Mailbox) -> Iterator[Postbox]:
    with Postbox(mailbox.server) as opened:
        yield opened


@pytest.fixture
def adviser(hub: Hub) -> Principal:
    """An adviser who hears at once."""
    settle(hub, ADVISER, email="adviser@office.example", mail="at_once")
    return ADVISER


def sender(hub: Hub, postbox: Postbox, clock: Clock, url: str = "https://hub.example") -> Sender:
    return Sender(hub.graph, hub.trail, postbox.send, sender="Hub <hub@icc.example>", public_url=url, clock=clock)  # fmt: skip


def sent(hub: Hub, postbox: Postbox, clock: Clock) -> list[Came]:
    return list(sender(hub, postbox, clock).send_due())


def text_of(raw: bytes) -> str:
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert body is not None
    return str(body.get_content())


@pytest.mark.usefixtures("adviser")
def test_a_mail_says_that_something_waits_and_where_and_not_what(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    request = request_of(hub, title=f"{WORD} affair", purpose=WORD)
    assert sent(hub, postbox, clock) == ["sent"]
    (raw,) = mailbox.raw
    assert mailbox.to == [["adviser@office.example"]]
    (mail,) = mailbox.mails
    assert mail["From"] == "Hub <hub@icc.example>"
    assert mail["To"] == "adviser@office.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "https://hub.example/notifications" in text_of(raw)
    whole = (raw.decode("ascii") + text_of(raw)).lower()
    telling = (
        WORD,
        "request",
        "assistance",
        "lithuania",
        "ltu",
        "auth-",
        "per-",
        request,
        "name of",
    )
    assert [word for word in telling if word.lower() in whole] == []
    assert sent(hub, postbox, clock) == []


def test_mails_about_different_things_differ_in_nothing_but_date_and_message_id(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock, adviser: Principal
) -> None:
    request = request_of(hub)
    sent(hub, postbox, clock)
    change(hub, LTU, request, withdrawn_on="2026-01-05")
    sent(hub, postbox, Clock())
    alike = []
    for mail in mailbox.mails:
        del mail["Date"], mail["Message-ID"]
        alike.append(mail.as_string())
    assert len(alike) == 2
    assert alike[0] == alike[1]


def test_a_mail_is_in_the_language_of_who_gets_it(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    settle(hub, ADVISER, email="a@office.example", mail="at_once", language="fr")
    request_of(hub)
    sent(hub, postbox, clock)
    assert "Quelque chose vous attend" in text_of(mailbox.raw[0])
    assert mailbox.mails[0]["Content-Language"] == "fr"


@pytest.mark.usefixtures("adviser")
def test_one_mail_tells_of_all_that_waits(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    for number in range(3):
        request_of(hub, title=f"Request {number}")
    assert sent(hub, postbox, clock) == ["sent"]
    assert len(mailbox.raw) == 1
    assert all(one["sent_at"] for one in outbox(hub, ADVISER))


def test_who_has_no_address_or_wants_no_mail_is_told_in_the_portal_alone(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    settle(hub, ADVISER, email="a@office.example", mail="none")
    request_of(hub)
    assert sent(hub, postbox, clock) == []
    assert mailbox.raw == []
    assert hub.notices.unseen(ADVISER) == hub.notices.unseen(COOPERATION) == 1


def test_a_digest_waits_for_its_day(hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock) -> None:  # fmt: skip
    settle(hub, ADVISER, email="a@office.example", mail="weekly")
    request_of(hub, title="One")
    request_of(hub, title="Two")
    assert sent(hub, postbox, clock) == []
    clock.passes(timedelta(days=7))
    assert sent(hub, postbox, clock) == ["sent"]


@pytest.mark.parametrize(
    ("rhythm", "moment", "due"),
    [
        ("at_once", "2026-11-28T04:00:00.000000Z", "2026-11-28T04:00:00.000000Z"),
        ("daily", "2026-11-28T04:00:00.000000Z", "2026-11-28T05:00:00.000000Z"),
        ("daily", "2026-11-28T05:00:00.000000Z", "2026-11-29T05:00:00.000000Z"),
        ("daily", "2026-12-31T23:59:59.999999Z", "2027-01-01T05:00:00.000000Z"),
        ("weekly", "2026-11-28T04:00:00.000000Z", "2026-11-30T05:00:00.000000Z"),  # a Saturday
        ("weekly", "2026-11-30T04:59:59.000000Z", "2026-11-30T05:00:00.000000Z"),  # a Monday
        ("weekly", "2026-11-30T05:00:00.000000Z", "2026-12-07T05:00:00.000000Z"),
        ("none", "2026-11-28T04:00:00.000000Z", None),
    ],
)
def test_digests_go_out_on_the_next_morning_or_monday(
    rhythm: str, moment: str, due: str | None
) -> None:
    assert due_at(rhythm, moment) == due


def test_what_waits_to_be_sent_follows_a_new_choice(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    settle(hub, ADVISER, email="a@office.example", mail="weekly")
    request_of(hub)
    hub.accounts.mail_choices.set(ADVISER.person_id, MailChoice(email="b@office.example", rhythm="at_once"))  # fmt: skip
    assert sent(hub, postbox, clock) == ["sent"]
    assert mailbox.to == [["b@office.example"]]
    request_of(hub, title="Another")
    hub.accounts.mail_choices.set(ADVISER.person_id, MailChoice(email=None, rhythm="at_once"))
    assert sent(hub, postbox, Clock()) == []
    assert [one.action for one in hub.trail.page(subject=ADVISER.person_id)] == ["account_changed"] * 2  # fmt: skip


@pytest.mark.parametrize("address", ["a", "a@b", "a@b.c", "a b@c.de", "a@b.de\nBcc: c@d.ef", "ä@b.de", "<a@b.de>"])  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an e-mail address"):
        MailChoice(email=address)


def test_what_was_looked_at_or_hidden_meanwhile_needs_no_mail(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    settle(hub, LENT, email="lent@office.example", mail="at_once")
    request_of(hub, title="Seen")
    hub.notices.open(LENT, hub.notices.page(LENT)[0][0].id)
    assert sent(hub, postbox, clock) == []
    hidden = request_of(hub, title="Hidden")
    change(hub, COOPERATION, hidden, excluded=["state:fra"])
    assert sent(hub, postbox, Clock()) == ["not needed"]
    assert mailbox.raw == []
    assert all(one.get("due_at") is None for one in outbox(hub, LENT))


@pytest.mark.usefixtures("adviser")
def test_two_senders_send_one_mail(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    request_of(hub)
    first, second = sender(hub, postbox, clock), sender(hub, postbox, clock)
    held = first.claim(clock())
    assert held is not None
    assert second.claim(clock()) is None
    assert list(second.send_due()) == []
    assert mailbox.raw == []


@pytest.mark.usefixtures("adviser")
def test_a_sender_killed_after_sending_leaves_at_most_the_same_mail_again(
    hub: Hub, mailbox: Mailbox, clock: Clock
) -> None:
    request_of(hub, title="One")

    class Killed(BaseException):
        """The process is gone at this moment."""

    with Postbox(mailbox.server) as box:

        def send_and_die(message: EmailMessage) -> None:
            box.send(message)
            raise Killed

        dying = Sender(hub.graph, hub.trail, send_and_die, sender="hub@icc.example", public_url="https://hub.example", clock=clock)  # fmt: skip
        with pytest.raises(Killed):
            list(dying.send_due())
        request_of(hub, title="Two")
        clock.passes(LEASE / 2)
        other = sender(hub, box, clock)
        assert list(other.send_due()) == ["sent"], "what is new is not held up by the lease"
        clock.passes(LEASE)
        assert list(other.send_due()) == ["sent"]
        clock.passes(LEASE)
        assert list(other.send_due()) == []
    ids = [mail["Message-ID"] for mail in mailbox.mails]
    assert ids[0] == ids[2] != ids[1]


@pytest.mark.usefixtures("adviser")
def test_a_refused_mail_is_tried_again_after_growing_waits_and_given_up_at_last(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    request_of(hub)
    assert all(one < other for one, other in pairwise(WAITS))
    for wait in WAITS:
        mailbox.refuses = ["451 try later"]
        assert sent(hub, postbox, clock) == ["tried"]
        clock.passes(wait - timedelta(seconds=1))
        assert sent(hub, postbox, clock) == []
        clock.passes(timedelta(seconds=2))
    mailbox.refuses = ["554 never"]
    assert sent(hub, postbox, clock) == ["given up"]
    clock.passes(timedelta(days=30))
    assert sent(hub, postbox, clock) == []
    (event,) = hub.trail.page(action="mail_given_up")
    assert event.subjects == (ADVISER.person_id,)
    assert event.details == {"tries": 7, "error": "SMTPDataError"}
    assert hub.notices.unseen(ADVISER) == 1, "in the portal it waits all the same"


@pytest.mark.usefixtures("adviser")
def test_a_refused_mail_keeps_its_message_id(
    hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock
) -> None:
    request_of(hub)
    expected = f"<{outbox(hub, ADVISER)[0]['message_id']}@icc.example>"
    mailbox.refuses = ["451 try later"]
    sent(hub, postbox, clock)
    clock.passes(WAITS[0] + timedelta(seconds=1))
    assert sent(hub, postbox, clock) == ["sent"]
    assert [mail["Message-ID"] for mail in mailbox.mails] == [expected]


@pytest.mark.usefixtures("adviser")
def test_a_server_that_is_away_counts_as_no_try(hub: Hub, mailbox: Mailbox, postbox: Postbox, clock: Clock) -> None:  # fmt: skip
    request_of(hub)
    with Postbox(MailServer.parse("smtp://127.0.0.1:9?starttls=no")) as away:
        for _ in range(2):
            with pytest.raises(MailServerAway):
                sent(hub, away, clock)
    assert outbox(hub, ADVISER)[0]["tries"] == 0
    assert sent(hub, postbox, clock) == ["sent"]


def test_an_unknown_person_chooses_nothing(hub: Hub) -> None:
    with pytest.raises(Exception, match="no such page"):
        hub.accounts.mail_choices.set("per-nobody", MailChoice())


@pytest.mark.usefixtures("adviser")
def test_no_password_and_no_mail_goes_to_a_server_that_does_not_turn_to_tls(
    hub: Hub, mailbox: Mailbox, clock: Clock
) -> None:
    request_of(hub)
    server = MailServer.parse(f"smtp://hub:secret@127.0.0.1:{mailbox.port}")
    with Postbox(server) as box, pytest.raises(MailServerAway, match="SMTPNotSupportedError"):
        sent(hub, box, clock)
    assert mailbox.raw == []
    assert "secret" not in repr(server)
