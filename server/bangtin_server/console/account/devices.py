"""Which browser on which machine, in two words, from what a browser calls itself: enough to know one's own."""

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_in_words(device: str) -> str:
    """Return browser and system; what the device calls itself where neither is known.

    >>> device_in_words("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36")
    'Chrome · Linux'
    >>> device_in_words("curl/8.5")
    'curl/8.5'
    """
    found = [next((said for mark, said in table if mark in device), "") for table in (_BROWSERS, _SYSTEMS)]
    return " · ".join(filter(None, found)) or device[:60]
