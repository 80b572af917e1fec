"""Information shared: recording it and its uses, the chain that it belongs to, and what a State and the Office
asked and gave each other."""

from portal.sharing import chain, exchange, recording, using
from portal.sharing.section import blueprint

__all__ = ["blueprint", "chain", "exchange", "recording", "using"]
