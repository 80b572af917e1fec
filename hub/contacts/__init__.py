"""Contacts: who to reach on what, what other bodies say that they work on, and asking the adviser informally."""
