"""Forms made from the schema: what a type declares is what its form asks for."""

from portal.forms.build import form_for
from portal.forms.record_form import RecordForm
from portal.forms.written import written

__all__ = ["RecordForm", "form_for", "written"]
