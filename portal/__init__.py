"""The web portal of the Complementarity Hub."""

from portal.app import create_app

__all__ = ["create_app"]
