"""Signing in and out, accepting an invitation, and one's own account."""

from portal.sign_in import account, entry, tokens
from portal.sign_in.cookie import init_app
from portal.sign_in.section import blueprint

__all__ = ["account", "blueprint", "entry", "init_app", "tokens"]
