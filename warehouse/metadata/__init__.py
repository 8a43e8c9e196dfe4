"""What a release says of itself beside its data: for people (Markdown), for portals (DCAT-AP), for those who cite."""
