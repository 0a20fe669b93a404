"""Browsers are to take what the door gives as what it says that it is: what people bring lies under these addresses."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAME, VALUE = b"x-content-type-options", b"nosniff"


class Unsniffed:
    """Adds the header to every answer that does not have it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let somebody else answer."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                if all(bytes(name).lower() != NAME for name, _ in headers):
                    message = {**message, "headers": [*headers, (NAME, VALUE)]}
            await send(message)

        await self._app(scope, receive, sent)
