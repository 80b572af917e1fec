"""The Office's own requests: their lists, what is done to one, the State's card beside a draft, their figures."""

from portal.outgoing import acts, beside, card, exports, figures, lists
from portal.outgoing.section import blueprint

__all__ = ["acts", "beside", "blueprint", "card", "exports", "figures", "lists"]
