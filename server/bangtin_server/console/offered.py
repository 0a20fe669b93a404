"""What a page offers: nothing that who reads it may not do."""

from collections.abc import Mapping

from django.http import HttpRequest

from bangtin_server.access import Right, may


def offered(request: HttpRequest) -> Mapping[str, object]:
    """Give templates `can`: each right by its name, with `_` for `-`, held anywhere at all."""
    return {"can": {right.value.replace("-", "_"): may(request, right) for right in Right}}
