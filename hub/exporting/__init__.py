"""Records as files: what somebody may see, in the form that the importer reads."""
