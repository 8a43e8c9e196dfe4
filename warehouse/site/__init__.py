"""The release's web pages: static, in Finnish, Swedish and English, readable from a folder without any server.

`write_site` takes a staged release and writes `index.html` and `site/` into its folder. It reads nothing but the
release's database and the registers' names, asks no other host for anything, and gives the same bytes for the same
release: the pages bear the moment that the release stands for, and never the clock's. docs/site.md tells the rest.
"""

from warehouse.site.language import SiteError
from warehouse.site.write import write_site

__all__ = ["SiteError", "write_site"]
