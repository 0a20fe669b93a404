"""Hints between processes, through Redis: from whoever publishes to every door that holds streams open.

A hint that is lost costs a minute at most, since players ask by themselves; so nobody waits for Redis.
"""

import asyncio
import logging
import time
from collections.abc import Iterable

from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from redis.exceptions import RedisError

from bangtin_server.door.push import LOOK, WORDS, Hub

_log = logging.getLogger(__name__)
CHANNEL = "bangtin:hints"
_AGAIN_S = 2.0
_REST_S = 10.0
_ANSWER_S = 2.0
_HEALTH_S = 15


class HintSender:
    """Tells every door. While Redis does not answer, nothing is sent for a few seconds each time."""

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(
            url, socket_timeout=_ANSWER_S, socket_connect_timeout=_ANSWER_S, health_check_interval=_HEALTH_S
        )
        self._rests_until = float("-inf")

    def tell(self, tokens: Iterable[str], word: str = LOOK) -> None:
        """Wake who waits under one of *tokens*, wherever it listens; never fails."""
        told = " ".join((word, *tokens))
        if told == word or time.monotonic() < self._rests_until:
            return
        try:
            self._redis.publish(CHANNEL, told)
        except (RedisError, OSError) as error:
            _log.warning("Redis does not answer, players hear of changes within a minute: %s", error)
            self._rests_until = time.monotonic() + _REST_S


async def relay(url: str, hub: Hub) -> None:
    """Pass every hint on to *hub*, for ever; when Redis goes away, wait for it."""
    while True:
        try:
            await _relay(url, hub)
        except (RedisError, OSError) as error:
            _log.warning("Redis does not answer, players hear of changes within a minute: %s", error)
        await asyncio.sleep(_AGAIN_S)


async def _relay(url: str, hub: Hub) -> None:
    redis = AsyncRedis.from_url(url, socket_connect_timeout=_ANSWER_S, health_check_interval=_HEALTH_S)
    async with redis, redis.pubsub(ignore_subscribe_messages=True) as heard:
        await heard.subscribe(CHANNEL)
        while True:
            message = await heard.get_message(timeout=_HEALTH_S)
            word, *tokens = str((message or {}).get("data", b""), "ascii", "replace").split(" ")
            if word in WORDS:
                hub.tell(tokens, word)
