"""One mail to one server: what it carries, and what each answer means."""

import threading
from datetime import UTC, datetime

import pytest

from portal.jobs.service import FailedError, HopelessError
from portal.mail.service import Mailbox, MailboxError
from portal.mail.service.smtp import hand_over, write
from tests.mail.postoffice import HangUpError, post_office

AT = datetime(2027, 2, 8, 9, 0, tzinfo=UTC)


@pytest.fixture
def sent(office, mailbox):
    """Write a mail, hand it over and give what was delivered; marks are counted."""

    def send(
        to=("Roos Visser", "roos@linde.example"), subject="Vergadering", body="Hallo", **where
    ):
        box = mailbox(office, **where)
        mail = write(box, to=to, subject=subject, body=body, at=AT, key="a1b2")
        hand_over(box, mail, before=lambda: send.marks.append(1))
        return office.mails[-1]

    send.marks = []
    return send


def test_a_mail_is_for_one_person_in_the_name_of_the_council(sent, office):
    mail = sent(body="Je bent uitgenodigd.\nKom je? ☺\n.\n..stip\n")
    assert (mail.sender, mail.to) == ("raad@linde.example", ("roos@linde.example",))
    assert mail.raw.isascii()
    letter = mail.parsed
    assert str(letter["From"]) == "Raad De Linde <raad@linde.example>"
    assert str(letter["To"]) == "Roos Visser <roos@linde.example>"
    assert str(letter["Date"]) == "Mon, 08 Feb 2027 09:00:00 +0000"
    assert letter["Message-ID"] == "<a1b2@linde.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    said = letter.get_content().replace("\r\n", "\n")
    assert said == "Je bent uitgenodigd.\nKom je? ☺\n.\n..stip\n"
    assert sent.marks == [1]


@pytest.mark.parametrize(
    "evil",
    [
        "Roos\r\nBcc: all@linde.example",
        "Roos\nBcc: all@linde.example",
        "Roos\x0bBcc: x\x85y\u2028z\x00",
        'Roos" <evil@example.org>, "',
        "\u202eroos \ud800 =?utf-8?q?Bcc=3A?=",
        "Ro" * 400,
    ],
)
def test_no_name_or_subject_makes_another_header_or_reader(sent, evil):
    mail = sent(to=(evil, "roos@linde.example"), subject=evil)
    letter = mail.parsed
    assert mail.to == ("roos@linde.example",)
    assert [one.addr_spec for one in letter["To"].addresses] == ["roos@linde.example"]
    assert set(letter.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert letter.get_content().strip() == "Hallo"
    assert max(map(len, mail.raw.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    "address",
    [
        "", "roos", "@linde.example", "roos@", "roos@linde..example", "a b@linde.example",
        "roos@linde.example\r\nRCPT TO:<all@linde.example>", "<roos@linde.example>",
        "roos@linde.example,all@linde.example", "roos@@linde.example", "x" * 65 + "@linde.example",
        "röös@linde.example", "roos@" + "l" * 64 + ".example", "roos@[127.0.0.1]", '"a"@b.example',
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_is_hopeless_before_anybody_is_called(sent, office, address):
    with pytest.raises(HopelessError) as raised:
        sent(to=("Roos", address))
    assert raised.value.reason == "address"
    assert not office.mails
    assert not sent.marks


def test_a_domain_in_letters_of_its_own_is_spelled_for_the_server(sent):
    assert sent(to=("Roos", "roos@wachtlöwe.example")).to == ("roos@xn--wachtlwe-s4a.example",)


@pytest.mark.parametrize(
    ("command", "reply", "kind", "reason", "marked"),
    [
        ("HELLO", b"421 closed", FailedError, "server", False),
        ("EHLO", b"550 no", FailedError, "server", False),
        ("MAIL", b"550 not you", FailedError, "server", False),
        ("MAIL", b"451 busy", FailedError, "server", False),
        ("RCPT", b"450 greylisted, roos@linde.example", FailedError, "later", False),
        ("RCPT", b"550 no roos@linde.example here", HopelessError, "address", False),
        ("DATA", b"452 full", FailedError, "later", True),
        ("DATA", b"554 no", HopelessError, "content", True),
        ("TEXT", b"451 try again", FailedError, "later", True),
        ("TEXT", b"552 too much", HopelessError, "content", True),
    ],
)
def test_each_refusal_says_whether_to_try_again(sent, office, command, reply, kind, reason, marked):
    office.answer = lambda said, rest: reply if said == command else None
    if command == "EHLO":
        office.answer = lambda said, rest: reply if said in ("EHLO", "HELO") else None
    with pytest.raises(FailedError) as raised:
        sent()
    assert type(raised.value) is kind
    assert raised.value.reason == reason
    assert "roos" not in raised.value.detail.lower()
    assert reply[:3].decode() in raised.value.detail
    assert not office.mails
    assert bool(sent.marks) is marked


def hang_up_at(command):
    def answer(said, rest):
        if said == command:
            raise HangUpError
        return None

    return answer


@pytest.mark.parametrize("command", ["EHLO", "MAIL", "RCPT"])
def test_a_line_that_drops_before_the_text_surely_sent_nothing(sent, office, command):
    office.answer = hang_up_at(command)
    with pytest.raises(FailedError):
        sent()
    assert not sent.marks


def test_a_line_that_drops_after_the_text_leaves_it_open(sent, office):
    office.answer = hang_up_at("TEXT")
    with pytest.raises(Exception) as raised:  # noqa: PT011 - which one is the library's affair
        sent()
    assert not isinstance(raised.value, FailedError)
    assert sent.marks


def test_a_mail_that_was_taken_stays_taken_when_the_goodbye_fails(sent, office):
    office.answer = hang_up_at("QUIT")
    assert sent().to == ("roos@linde.example",)


def test_nobody_there_is_tried_again(sent, office, mailbox):
    box = mailbox(office)
    closed = Mailbox(host=box.host, port=1, tls=False, sender=box.sender)
    mail = write(box, to=("", "roos@linde.example"), subject="x", body="y", at=AT, key="k")
    with pytest.raises(FailedError) as raised:
        hand_over(closed, mail, before=lambda: None)
    assert raised.value.reason == "server"


def test_a_server_that_does_not_answer_is_not_waited_for(sent, office, monkeypatch):
    monkeypatch.setattr("portal.mail.service.smtp.PATIENCE", 0.05)
    stop = threading.Event()
    office.answer = lambda said, rest: stop.wait(5) and None if said == "RCPT" else None
    with pytest.raises(FailedError) as raised:
        sent()
    stop.set()
    assert raised.value.reason == "server"
    assert not office.mails


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_password_is_told_under_tls(mailbox, identity, monkeypatch, scheme):
    context, trusted = identity
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with post_office(tls=context, at_once=scheme == "smtps") as office:
        box = mailbox(office, scheme=scheme, user="raad:a%3Ab%40c@")
        mail = write(box, to=("", "roos@linde.example"), subject="x", body="y", at=AT, key="k")
        hand_over(box, mail, before=lambda: None)
        assert office.sign_ins == [("raad", "a:b@c")]
        assert {"AUTH", "MAIL", "DATA"} <= set(office.secret)
        assert len(office.mails) == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(mailbox, identity, scheme):
    with post_office(tls=identity[0], at_once=scheme == "smtps") as office:
        box = mailbox(office, scheme=scheme, user="raad:secret@")
        mail = write(box, to=("", "roos@linde.example"), subject="x", body="y", at=AT, key="k")
        with pytest.raises(FailedError) as raised:
            hand_over(box, mail, before=lambda: None)
        assert "SSLCertVerificationError" in raised.value.detail
        assert not office.sign_ins
        assert not office.mails


def test_elsewhere_nothing_is_said_without_tls(office, mailbox, monkeypatch):
    monkeypatch.setattr("portal.mail.service.smtp.HERE", frozenset())
    box = mailbox(office, user="raad:secret@")
    mail = write(box, to=("", "roos@linde.example"), subject="x", body="y", at=AT, key="k")
    with pytest.raises(FailedError) as raised:
        hand_over(box, mail, before=lambda: None)
    assert "NotSupported" in raised.value.detail
    assert not office.sign_ins
    assert not office.mails


def test_a_password_the_server_does_not_know_is_tried_again_later(office, mailbox):
    office.answer = lambda said, rest: b"535 no" if said == "AUTH" else None
    box = mailbox(office, user="raad:wrong@")
    mail = write(box, to=("", "roos@linde.example"), subject="x", body="y", at=AT, key="k")
    with pytest.raises(FailedError) as raised:
        hand_over(box, mail, before=lambda: None)
    assert raised.value.detail == "SMTPAuthenticationError 535"


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("http://linde.example", "raad@linde.example"),
        ("smtp://", "raad@linde.example"),
        ("smtp://linde.example:x", "raad@linde.example"),
        ("smtp://linde.example", ""),
        ("smtp://linde.example", "De raad"),
        ("smtp://linde.example", "raad@linde.example\nBcc: x@y.example"),
    ],
)
def test_settings_that_cannot_be_are_refused(url, sender):
    with pytest.raises(MailboxError):
        Mailbox.at(url, sender)


def test_the_password_of_the_server_is_not_shown():
    box = Mailbox.at("smtp://raad:hunter2@linde.example", "raad@linde.example")
    assert "hunter2" not in repr(box)
    assert box.port == 587
