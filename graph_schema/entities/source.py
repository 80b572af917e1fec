"""What a fact rests on: a document, a page, a decision."""

from typing import ClassVar

from graph_schema.core import Entity, PartialDate, Text, TypeInfo, field


class Source(Entity):
    """A published document or page that facts are taken from."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="source",
        path="sources",
        prefix="src",
        label=Text("Source", "Source"),
        plural=Text("Sources", "Sources"),
        help=Text(
            "What a fact rests on: a document, a page, a decision.",
            "Ce sur quoi repose un fait : un document, une page, une décision.",
        ),
        editors=("mapping", "cso_liaison", "cooperation", "manager"),
        date_field="published_on",
        states_facts=False,
    )
    publisher: str | None = field(Text("Publisher", "Éditeur"), in_list=True, search=True)
    published_on: PartialDate | None = field(
        Text("Published on", "Publié le"), in_list=True, index=True
    )
    url: str | None = field(Text("Address", "Adresse"), form="url")
    document_number: str | None = field(
        Text("Document number", "Cote du document"), search=True, in_list=True
    )
