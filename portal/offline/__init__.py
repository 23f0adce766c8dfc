"""A year of a council to keep: one zip that opens in a browser, without the portal."""
