"""Incoming requests: prepared by practitioners, handled at the desk, followed on their pages."""

from portal.requests import acting, beside, desk, drafts, own, preparing, printing
from portal.requests.section import blueprint

__all__ = ["acting", "beside", "blueprint", "desk", "drafts", "own", "preparing", "printing"]
