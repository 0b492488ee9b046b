"""The room ``views``: see docs/architecture.md."""
