"""How a person wants to see, hear and touch: set in pictures, by the person or who may help."""
