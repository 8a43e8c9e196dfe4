"""Bytes in, assertions out.

Everything after `fetch` and `archive` is pure: no network, no clock, no database. The packages read in the order of
the data: `fetch` brings bytes, from the web or a recording of it; `archive` keeps them; `readers` turn them into a
`Document`; `pages` find assertions in it with the help of `language` (words) and `registers` (names); `reading` is all
of that for one page.
"""
