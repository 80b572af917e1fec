"""The JSON API under `/api/v1`: every type of record from its declaration, search, figures, vocabularies."""

from portal.api.description import OPERATION as DESCRIPTION
from portal.api.lookups import OPERATIONS as LOOKUPS
from portal.api.resources import OPERATIONS as RESOURCES
from portal.api.section import blueprint, init_app, open_up

__all__ = ["blueprint", "init_app"]

open_up((*RESOURCES, *LOOKUPS, DESCRIPTION))
