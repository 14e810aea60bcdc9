"""Applications with their answers, every version of these, and the messages of the interview."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "applications",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("annex", sa.Integer, nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("updated", sa.DateTime, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("session", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
        sa.UniqueConstraint("name", name="uq_applications_name"),
    )
    op.create_table(
        "answers",
        *_head("answers"),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("value", sa.JSON),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("sources", sa.JSON, nullable=False),
        sa.UniqueConstraint("application", "path", name="uq_answers_application_path"),
    )
    op.create_table(
        "answer_versions",
        *_head("answer_versions"),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(12)),
        sa.Column("value", sa.JSON),
        sa.Column("state", sa.String(12)),
        sa.Column("sources", sa.JSON),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_answer_versions_application_path", "answer_versions", ["application", "path"])
    op.create_table(
        "messages",
        *_head("messages"),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_messages_application", "messages", ["application"])


def _head(table: str) -> tuple[SchemaItem, ...]:
    """What every table below an application begins with."""
    return (
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("application", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["application"], ["applications.id"], name=f"fk_{table}_application", ondelete="CASCADE"
        ),
    )
