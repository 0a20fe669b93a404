"""The people's API, put together: everything an operator's programs may do, described by OpenAPI."""

from ninja import NinjaAPI

from bangtin_server.api import emergency_routes, fleet_routes, order_routes, programme_routes
from bangtin_server.api.bearer import Bearer
from bangtin_server.api.refusals import refuse_by

api = NinjaAPI(
    title="Bảng Tin",
    version="1",
    description="Địa điểm, màn hình, chương trình, tin khẩn cấp. / Sites, screens, programmes, emergencies.",
    auth=Bearer(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-1",
)
for _router in (fleet_routes.router, programme_routes.router, emergency_routes.router, order_routes.router):
    api.add_router("", _router)
refuse_by(api)
