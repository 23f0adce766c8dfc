"""Members choose together what their council does first."""
