"""The room ``network``: see docs/architecture.md."""
