"""Verification: the queues of proceedings, the review of one, and how old the queues are."""

from portal.verification import ages, beside, queue, review
from portal.verification.section import blueprint

__all__ = ["ages", "beside", "blueprint", "queue", "review"]
