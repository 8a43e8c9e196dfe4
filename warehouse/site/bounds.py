"""How large the pages may grow. What lies beyond a bound is told on the page, with the file that holds all of it.

Each is a number of things on one page or of pages in one language, so that a release of a million memberships has
pages of the same size as one of a thousand, only more of them, and no more than these.
"""

# Pages of one sort in one language.
NETWORKS = 200
PARTIES = 1_000
YEARS = 60
# Networks with drawn charts: to draw one takes as long as to write fifty pages.
CHARTS = 60
# Rows of one table.
ROWS = 500
# Networks on a body's time line.
SPANS = 60
# Networks in the matrix of shared members.
MATRIX = 20
# Members with their sentences on one page of evidence, and how many such pages a network has.
EVIDENCE_PARTIES = 200
EVIDENCE_PAGES = 5
# Sentences shown for one membership, and for what else is told of a network, by its kind.
SENTENCES = 6
STATEMENTS = 200
# A quote, in code points, whatever the release holds.
QUOTE = 200
