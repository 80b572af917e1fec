"""For administrators: people, invitations, access that takes two, and the audit trail."""

from portal.admin import confirming, inviting, people, trail
from portal.admin.section import blueprint

__all__ = ["blueprint", "confirming", "inviting", "people", "trail"]
