"""Forms made from the schema: what a type declares is what its form asks for."""

from portal.forms.build import declared_form, form_for
from portal.forms.making import equip, makers_of, with_made
from portal.forms.record_form import DeclaredForm, RecordForm
from portal.forms.written import written

__all__ = [
    "DeclaredForm",
    "RecordForm",
    "declared_form",
    "equip",
    "form_for",
    "makers_of",
    "with_made",
    "written",
]
