"""Contacts: the focal points by situation, topic and State, and asking the cooperation adviser informally."""

from portal.contacts import finding, notes
from portal.contacts.section import blueprint

__all__ = ["blueprint", "finding", "notes"]
