from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.collection import is_whole, missing, needed
from bangtin_playlists.layout import Screen
from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.manifest import Manifest, Medium

MEDIA = st.lists(
    st.builds(Medium, st.sampled_from([Digest(f"{n}" * 64) for n in range(8)]), st.integers(0, 9), st.just("image"))
)
HERE = st.frozensets(st.sampled_from([Digest(f"{n}" * 64) for n in range(8)]))


@given(media=MEDIA, here=HERE)
def test_a_manifest_is_whole_when_nothing_is_missing(media: list[Medium], here: frozenset[Digest]) -> None:
    manifest = Manifest(Screen("S", 1, 1), media=tuple(media))
    lacking = missing(manifest, here)
    assert is_whole(manifest, here) == (not lacking)
    assert is_whole(manifest, here | {medium.digest for medium in lacking})
    assert len({medium.digest for medium in lacking}) == len(lacking)
    assert [medium.size for medium in lacking] == sorted(medium.size for medium in lacking)


@given(first=MEDIA, second=MEDIA)
def test_what_any_document_needs_is_kept(first: list[Medium], second: list[Medium]) -> None:
    documents = [Manifest(Screen("S", 1, 1), media=tuple(media)) for media in (first, second)]
    assert all(is_whole(document, needed(documents)) for document in documents)
