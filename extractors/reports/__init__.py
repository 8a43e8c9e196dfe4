"""Partner reports: the bytes of a yearly file to the figures of each organisation in it, each with its cell.

`sheet` and the readers give what stands in the cells, `forms` says which label means which field, `cells` what a cell
says, `reader` puts them together. Pure: no network, no clock, no database. What cannot be read is told by a code
(Q01 to Q20) with its cell, and nothing is left out in silence.
"""
