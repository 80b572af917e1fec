"""Records as files: what somebody may see, in the form that the importer reads."""

from hub.exporting.records import export
from hub.exporting.tables import MIME_TYPES, Form
from hub.exporting.template import template

__all__ = ["MIME_TYPES", "Form", "export", "template"]
