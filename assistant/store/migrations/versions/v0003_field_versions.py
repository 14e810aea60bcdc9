"""Versions of drafted fields: every text a field had, who or what wrote it and from which facts, and the one in use."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and a place for the clean copy beside the one with comments."""
    op.add_column("drafts", sa.Column("clean", sa.LargeBinary))
    op.create_table(
        "field_versions",
        *_head("field_versions"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("by", sa.String(12), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("style", sa.String(12), nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.Column("rests_on", sa.JSON, nullable=False),
        sa.UniqueConstraint(
            "application", "path", "number", name="uq_field_versions_application_path_number"
        ),
    )
    op.create_table(
        "field_uses",
        *_head("field_uses"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("locked", sa.Boolean, nullable=False),
        sa.UniqueConstraint("application", "path", name="uq_field_uses_application_path"),
    )


def _head(table: str) -> tuple[SchemaItem, ...]:
    """What both tables begin with."""
    return (
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("application", sa.String(36), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["application"], ["applications.id"], name=f"fk_{table}_application", ondelete="CASCADE"
        ),
    )
