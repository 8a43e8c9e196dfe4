"""How many members a network is said to have: numbers in sentences, as claims with their comparators and bounds."""
