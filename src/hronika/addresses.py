"""Addresses of articles: one key for all the addresses under which a site shows the same article.

An article is linked to with and without `www.`, from phones, as AMP, out of caches, and with parameters that
tell where the reader came from. The rules are those of RFC 3986, section 6 (case, percent-encoding, dot
segments, default ports), and beyond it what only leads to the same page.
"""

import re
import unicodedata
from contextlib import suppress
from urllib.parse import quote, urljoin, urlsplit

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d{1,5}(?:[/?#]|\Z))")
_HOST = re.compile(r"[^\s/?#@:\[\]\\]+\.[^\s/?#@:\[\]\\]+(?::\d{0,5})?(?=[/?#]|\Z)")
_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_CACHES = re.compile(r"(?:\A|\.)(?:cdn\.ampproject\.org|bing-amp\.com)\Z")
_CACHED = re.compile(r"/(?:[a-z]{1,2}/)(?:s/)?(?=[^/]+\.[^/]+)")
_VIEWER = re.compile(r"(?:\A|\.)google\.[a-z.]{2,6}\Z")
_VIEWED = re.compile(r"/amp/(?:s/)?(?=[^/]+\.[^/]+)")
_AMP_ENDING = re.compile(r"\.amp(?=(?:\.html?)?\Z)", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_FRONT = re.compile(r"(?:/[a-z]{2})?(?:/(?:index|default|home)\.\w{2,5})?\Z", re.IGNORECASE)
# Domains under which anybody may have a name, beside those of a country alone.
_PUBLIC = frozenset(("ac", "co", "com", "edu", "gov", "id", "net", "org"))

_TRACKING = re.compile(
    r"(?:utm|pk|mtm|piwik|matomo|itm|ga|hsa|at|fb|vero|oly|amp)_.*"
    r"|__?(?:ga|gl|gac|hsenc|hsmi|openstat|branch_match_id|twitter_impression|cft__.*|tn__.*)"
    r"|(?:fb|g|d|y|ys|tw|tt|ms|rb|ir|zan|li_fat_)clid|gclsrc|gbraid|wbraid|igshid|igsh|li_fat_id|mc_[ce]id"
    r"|mkt_tok|hsctatracking|s_cid|cmpid|ncid|ocid|icid|xtor|usqp|wickedid|trk|ref_src|ref_url|referrer|referer"
    r"|mibextid|sfnsn|gad_(?:source|campaignid)|srsltid|wt[._]mc.*|spm|epik|smid|share_id|campaign_id|phpsessid|jsessionid",
    re.IGNORECASE,
)
# These may choose an article, or tell where the reader came from, which their value tells.
_MAYBE_TRACKING = frozenset(("ref", "source", "src", "from", "via", "share", "feature", "medium", "campaign"))
_CAME_FROM = re.compile(
    r"(?:facebook|fb|twitter|x|tw|instagram|ig|telegram|tg|whatsapp|wa|linkedin|draugiem|youtube|reddit|vk|tiktok"
    r"|google|googlenews|bing|yandex|rss|atom|feed|newsletter|e?-?mail|push|notification|app|android|ios|mobile"
    r"|amp|home|homepage|front|frontpage|main|top|menu|related|recommended|popular|share|shared|social|link|widget"
    r"|banner|teaser|search|direct|web|desktop)(?:[._ -].*)?",
    re.IGNORECASE,
)
_AMP_NAMES = frozenset(("output", "outputtype", "outputformat", "format", "view", "mode", "type"))
_AMP_ON = frozenset(("", "1", "true", "yes", "on", "amp"))

_AND = re.compile(r"&(?:amp;)*")  # as it is written in HTML, and left so by some feeds

_ENCODED = re.compile(r"%([0-9a-fA-F]{2})")
_ENCODED_BEYOND_ASCII = re.compile(r"(?:%[89a-fA-F][0-9a-fA-F])+")
_STRAY = re.compile(r"%(?![0-9a-fA-F]{2})")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_MOST_PASSES = 10


def article_key(url: str, canonical: str | None = None) -> str:
    """Give the key of the article at an address: equal for all addresses of it, different for others.

    The key is the address that the page says is its own (`canonical`, absolute or relative to `url`) where it
    is of the same site and no front page, else `url`: host, path and parameters without scheme, user, default
    port, `www.`, `m.`, `amp`, fragment, trailing slash and tracking; parameters that may choose the article
    stay, in order of their names. Case and encoding of what means the same are made one; a host is in its
    ASCII form (punycode). A key is its own key. What is no address of the web is its own key too.
    """
    key = _settled(url)
    if canonical and canonical.strip():
        try:
            own = _settled(urljoin(url.strip(), canonical.strip()))
        except ValueError:
            return key
        if _parts(own) is not None and not is_front_page(own) and (not key or same_site(own, key)):
            return own
    return key


def same_site(first: str, second: str) -> bool:
    """Whether two addresses are of one site: of hosts with the same domain that somebody registered."""
    sites = [_site(_settled(address)) for address in (first, second)]
    return sites[0] is not None and sites[0] == sites[1]


def is_front_page(url: str) -> bool:
    """Whether an address is that of a site's front page, also of the one of a language."""
    parts = _parts(_settled(url))
    return parts is not None and not parts[2] and _FRONT.match(parts[1]) is not None


def _settled(url: str) -> str:
    """Apply the rules until nothing changes: what one takes away may leave work for another."""
    key = unicodedata.normalize("NFC", url.strip())
    for _ in range(_MOST_PASSES):
        before, key = key, _once(key)
        if key == before:
            break
    return key


def _once(url: str) -> str:
    parts = _parts(url)
    if parts is None:
        return url
    host, path, query = parts
    pattern = _CACHED if _CACHES.search(host) else _VIEWED if _VIEWER.search(host) else None
    if pattern is not None and (match := pattern.match(path)):
        return path[match.end() :] + (f"?{query}" if query else "")
    parameters = {part.strip() for part in _AND.split(query)} - {""}
    kept = sorted(part for part in parameters if not _is_tracking(*_pair(part)))
    return _host(host) + _path(path.strip()) + (f"?{'&'.join(map(_encoded, kept))}" if kept else "")


def _parts(url: str) -> tuple[str, str, str] | None:
    """Split an address of the web, with or without its scheme, into host with port, path and query."""
    if url.lower().startswith(("http:", "https:")):
        url = url[url.index(":") + 1 :].lstrip("/")
        user = re.match(r"[^/?#]*@", url)
        url = url[user.end() :] if user else url
    elif url.startswith("//"):
        url = url[2:]
    elif _SCHEME.match(url) or not _HOST.match(url):
        return None
    try:
        parts = urlsplit(f"//{url}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or any(map(str.isspace, host)):
        return None
    if ":" in host:
        host = f"[{host}]"
    return f"{host}:{port}" if port not in (None, 80, 443) else host, parts.path, parts.query


def _host(host: str) -> str:
    name, colon, port = host.rpartition(":") if re.search(r":\d+\Z", host) else (host, "", "")
    name = name.rstrip(".").lower()
    with suppress(UnicodeError):  # else it is no name that can be registered
        name = name.encode("idna").decode("ascii").lower()
    while prefix := next((prefix for prefix in _PREFIXES if name.startswith(prefix)), ""):
        if "." not in name[len(prefix) :]:
            break
        name = name[len(prefix) :]
    return f"{name}{colon}{port}"


def _site(key: str) -> str | None:
    parts = _parts(key)
    if parts is None:
        return None
    labels = _host(parts[0]).partition(":")[0].split(".")
    count = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _PUBLIC else 2
    return ".".join(labels[-count:])


def _path(path: str) -> str:
    segments: list[str] = []
    for segment in _SESSION.sub("", _encoded(path)).split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    others = [segment for segment in segments if segment.lower() != "amp"]
    if others:
        others[-1] = _AMP_ENDING.sub("", others[-1]) or others[-1]
    return "".join(f"/{segment}" for segment in others)


def _pair(part: str) -> tuple[str, str]:
    name, _, value = _encoded(part).partition("=")
    return name, value


def _is_tracking(name: str, value: str) -> bool:
    lower = name.lower()
    return (
        _TRACKING.fullmatch(name) is not None
        or (lower in _MAYBE_TRACKING and _CAME_FROM.fullmatch(value) is not None)
        or (lower == "amp" and value.lower() in _AMP_ON)
        or (lower in _AMP_NAMES and value.lower() == "amp")
    )


def _encoded(text: str) -> str:
    """Encode every part of an address in the one way: what needs it, in composed letters, in upper case."""
    text = _STRAY.sub("%25", text)
    text = _ENCODED_BEYOND_ASCII.sub(_decoded, text)
    text = _ENCODED.sub(_plain, unicodedata.normalize("NFC", text))
    return quote(text, safe="%!$&'()*+,;=:@/?[]~", errors="replace")


def _decoded(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0].upper()


def _plain(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else f"%{match[1].upper()}"
