"""Messages to people: by mail to who has an address, on paper for who has none."""
