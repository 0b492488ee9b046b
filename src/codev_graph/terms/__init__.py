"""The room ``terms``: see docs/architecture.md."""
