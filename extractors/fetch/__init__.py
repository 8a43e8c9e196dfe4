"""The polite way to the web: address and policy in, a recorded attempt out.

`Fetcher` asks (`session`), with what a site wishes (`robots`), at a decent pace (`pace`), only on the public Internet
(`guard`, `wire`), and believes bytes more than headers (`body`, `media`). `RecordedWeb` stands in for the web.
`hand_in` takes a page that somebody has as a file.
"""

from extractors.fetch.handed_in import hand_in
from extractors.fetch.policy import FetchPolicy
from extractors.fetch.recorded import RecordedWeb, RecordingError, read_nights
from extractors.fetch.session import Fetcher

__all__ = ["FetchPolicy", "Fetcher", "RecordedWeb", "RecordingError", "hand_in", "read_nights"]
