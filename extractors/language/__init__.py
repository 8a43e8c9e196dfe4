"""The language part: sentences, dates, stamps, numbers, names of people and modality, for fi, sv, en and neighbours.

Takes text and a BCP 47 code, gives values with places in the text. Rules of the languages, never of a page.
"""

# The readers use these rules and these rules use the readers' `document`: whoever comes first, `document` is loaded
# before the rules are.
from extractors.readers import document as document
