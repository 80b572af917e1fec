"""The one mail that the hub writes: that something waits, and where. Never what, about whom or how much."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from graph_schema.text import Text
from hub.accounts.person import Person

SUBJECT = Text(
    "Something waits for you in the Complementarity Hub",
    "Quelque chose vous attend dans le Hub de la complémentarité",
)
BODY = Text(
    "Something waits for you in the Complementarity Hub. Sign in to see it:\n\n{link}\n\n"
    "For your protection this mail does not say what it is.\n"
    "How often you get such mails is chosen on the page of your account:\n{account}\n",
    "Quelque chose vous attend dans le Hub de la complémentarité. Connectez-vous pour le consulter\u00a0:\n\n{link}\n\n"
    "Pour votre protection, ce courriel ne dit pas de quoi il s’agit.\n"
    "La fréquence de ces courriels se choisit sur la page de votre compte\u00a0:\n{account}\n",
)


def mail_to(
    person: Person, message_id: str, *, sender: str, public_url: str, at: str
) -> EmailMessage:
    """The mail to somebody who has an address, in their language. `message_id` is the fixed part of its
    Message-ID; the rest is the sender's domain. `at` is the instant at which it is sent."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = person.email
    message["Subject"] = SUBJECT.say(person.language)
    message["Date"] = format_datetime(datetime.fromisoformat(at))
    message["Message-ID"] = f"<{message_id}@{domain_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        BODY.say(
            person.language, link=f"{public_url}/notifications", account=f"{public_url}/account"
        )
    )
    message["Content-Language"] = person.language
    return message


def domain_of(sender: str) -> str:
    """The domain of a sender's address, with or without a name beside it."""
    return parseaddr(sender)[1].rpartition("@")[2]
