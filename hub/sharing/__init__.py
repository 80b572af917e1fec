"""Information shared: what follows from its uses, who records them, the chain that it belongs to, both ways."""
