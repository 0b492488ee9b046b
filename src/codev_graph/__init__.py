"""codev-graph: knowledge graph and social-capital measures for city twinnings."""
