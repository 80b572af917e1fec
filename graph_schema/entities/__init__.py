"""Every type of record: one module per type; importing this package registers and checks them all."""

from importlib import import_module
from pkgutil import iter_modules

from graph_schema.core import check_types

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

check_types()
