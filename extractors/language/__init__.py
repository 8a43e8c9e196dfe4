"""The language part: sentences, dates, stamps, numbers, names of people and modality, for fi, sv, en and neighbours.

Takes text and a BCP 47 code, gives values with places in the text. Rules of the languages, never of a page.
"""
