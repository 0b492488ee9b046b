"""The room ``sources``: see docs/architecture.md."""
