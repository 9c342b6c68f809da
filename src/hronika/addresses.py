"""Addresses of articles: what of one chooses the article, and what only tells how it was come by."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"(?:utm_\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|ref|ref_src|amp)\Z", re.IGNORECASE
)
_HOST = re.compile(r"^(?:www|m|mobile|amp)\.")


def article_key(url: str) -> str:
    """Give what is the same for all addresses of one article.

    >>> article_key("http://www.zinas.example/amp/a/1/?utm_source=x&id=7#top")
    'zinas.example/a/1?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return url.strip()
    while (shorter := _HOST.sub("", host)) != host and "." in shorter:
        host = shorter
    path = "/".join(part for part in parts.path.split("/") if part and part.lower() != "amp")
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)]
    place = f":{port}" if port not in (None, 80, 443) else ""
    return f"{host}{place}/{path}" + (f"?{urlencode(sorted(query))}" if query else "")
