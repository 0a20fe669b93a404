"""The people's API, put together: everything an operator's programs may do, described by OpenAPI."""

from bangtin_server.api import (
    airing_routes,
    audit_routes,
    calendar_routes,
    command_routes,
    condition_routes,
    count_routes,
    emergency_routes,
    file_routes,
    fleet_routes,
    group_routes,
    hours_routes,
    item_routes,
    layout_routes,
    order_routes,
    playlist_routes,
    programme_routes,
    receipt_routes,
    schedule_routes,
    task_routes,
    upload_routes,
)
from bangtin_server.api.bearer import Bearer
from bangtin_server.api.description import DescribedAPI
from bangtin_server.api.json_bodies import JsonReader
from bangtin_server.api.questions import refuse_unknown
from bangtin_server.api.refusals import refuse_by

api = DescribedAPI(
    title="Bảng Tin",
    version="1",
    description="Địa điểm, màn hình, chương trình, tin khẩn cấp. / Sites, screens, programmes, emergencies.",
    auth=Bearer(),
    parser=JsonReader(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-1",
)
refuse_unknown(api)
for _routes in (
    fleet_routes,
    condition_routes,
    command_routes,
    programme_routes,
    emergency_routes,
    order_routes,
    receipt_routes,
    count_routes,
    audit_routes,
    upload_routes,
    file_routes,
    item_routes,
    task_routes,
):
    api.add_router("", _routes.router)
for _planned in (
    playlist_routes,
    layout_routes,
    schedule_routes,
    group_routes,
    hours_routes,
    calendar_routes,
    airing_routes,
):
    api.add_router("", _planned.router)
refuse_by(api)
