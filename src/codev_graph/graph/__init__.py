"""The room ``graph``: see docs/architecture.md."""
