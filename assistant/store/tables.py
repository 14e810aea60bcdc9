"""The tables as they are now. `migrations/` makes them; a test holds the two together."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC without its zone because SQLite has no place for one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def _application() -> Column[str]:
    return Column(
        "application", String(36), ForeignKey("applications.id", ondelete="CASCADE"), nullable=False
    )


applications = Table(
    "applications",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
    Column("annex", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("session", JSON, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    # Rows are read by id, which gives the answers back in the order in which they came.
    Column("id", Integer, primary_key=True, autoincrement=True),
    _application(),
    Column("path", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("value", JSON(none_as_null=True)),
    Column("state", String(12), nullable=False),
    Column("sources", JSON, nullable=False),
    UniqueConstraint("application", "path"),
)

answer_versions = Table(
    "answer_versions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _application(),
    Column("path", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    # The four columns of an answer are empty where the field was emptied.
    Column("kind", String(12)),
    Column("value", JSON(none_as_null=True)),
    Column("state", String(12)),
    Column("sources", JSON(none_as_null=True)),
    Column("author", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "application", "path"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _application(),
    Column("turn", Integer, nullable=False),
    Column("role", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "application"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _application(),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("document", LargeBinary),
    Column("clean", LargeBinary),
    UniqueConstraint("application", "number"),
)

field_versions = Table(
    "field_versions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _application(),
    Column("path", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", String(12), nullable=False),
    Column("at", Moment, nullable=False),
    Column("style", String(12), nullable=False),
    Column("lines", JSON, nullable=False),
    Column("rests_on", JSON, nullable=False),
    UniqueConstraint("application", "path", "number"),
)

field_uses = Table(
    "field_uses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _application(),
    Column("path", Text, nullable=False),
    # 0 where the field is as the rules draft it.
    Column("number", Integer, nullable=False),
    Column("locked", Boolean, nullable=False),
    UniqueConstraint("application", "path"),
)
