"""What a tablet carries with it, so that it works without a network; the app that it installs."""
