"""The first start: who may set up a new portal, what is asked, and where it ends."""
