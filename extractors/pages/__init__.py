"""Page kinds: each module reads one kind of structure in a document and gives assertions."""
