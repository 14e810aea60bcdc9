"""The versions of drafted fields, inside a transaction that the caller holds. Versions are added and never changed."""

from collections.abc import Mapping
from typing import get_args

from sqlalchemy import Connection, RowMapping, delete, insert, select

from assistant.drafting.versions import Basis, FieldHistory, FieldVersion, Line, Writer
from assistant.errors import StoreError
from assistant.store.codec import Json
from assistant.store.tables import field_uses, field_versions


def load(connection: Connection, application_id: str) -> dict[str, FieldHistory]:
    """The histories of an application's fields by path; a field that nobody redrafted has none."""
    wanted = (
        select(field_versions)
        .where(field_versions.c.application == application_id)
        .order_by(field_versions.c.number)
    )
    versions: dict[str, list[FieldVersion]] = {}
    for row in connection.execute(wanted).mappings():
        versions.setdefault(row["path"], []).append(_version(row))
    uses = select(field_uses).where(field_uses.c.application == application_id)
    found = {row["path"]: row for row in connection.execute(uses).mappings()}
    return {
        path: FieldHistory(path, tuple(known), *_use(found.get(path))) for path, known in versions.items()
    }


def save(connection: Connection, application_id: str, before: FieldHistory, after: FieldHistory) -> None:
    """Put a history in the place of another of the same field. Raises StoreError where another window has saved since."""
    stored = load(connection, application_id).get(before.path, FieldHistory(before.path))
    if stored != before:
        raise StoreError("这一格已在另一个窗口里改过，这次的内容没有保存；请刷新页面后再做一次。")
    for version in after.versions[len(before.versions) :]:
        connection.execute(
            insert(field_versions).values(application=application_id, path=after.path, **_row(version))
        )
    here = (field_uses.c.application == application_id, field_uses.c.path == after.path)
    connection.execute(delete(field_uses).where(*here))
    connection.execute(
        insert(field_uses).values(
            application=application_id, path=after.path, number=after.in_use, locked=after.locked
        )
    )


def _use(row: RowMapping | None) -> tuple[int, bool]:
    return (0, False) if row is None else (row["number"], row["locked"])


def _row(version: FieldVersion) -> Json:
    return {
        "number": version.number,
        "text": version.text,
        "by": version.by,
        "at": version.at,
        "style": version.style,
        "lines": [{"text": line.text, "by": line.by, "facts": _bases(line.facts)} for line in version.lines],
        "rests_on": _bases(version.rests_on),
    }


def _bases(bases: tuple[Basis, ...]) -> list[Json]:
    return [{"path": one.path, "index": one.index, "text": one.text} for one in bases]


def _version(row: RowMapping) -> FieldVersion:
    lines = tuple(Line(one["text"], _writer(one["by"]), _read_bases(one["facts"])) for one in row["lines"])
    return FieldVersion(
        row["number"],
        row["text"],
        _writer(row["by"]),
        row["at"],
        row["style"],
        lines,
        _read_bases(row["rests_on"]),
    )


def _read_bases(bases: list[Mapping[str, object]]) -> tuple[Basis, ...]:
    return tuple(Basis(str(one["path"]), int(str(one["index"])), str(one["text"])) for one in bases)


def _writer(by: str) -> Writer:
    for known in get_args(Writer):
        if by == known:
            return known  # type: ignore[no-any-return]
    raise StoreError(f"认不出写法版本的来源“{by}”；这份申报书可能由更新版本的程序写成，请升级本程序。")
