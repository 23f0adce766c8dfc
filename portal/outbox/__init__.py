"""Acts that a tablet made without a network: sealed there, opened and done here, once."""
