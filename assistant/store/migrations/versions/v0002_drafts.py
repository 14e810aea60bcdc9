"""Drafts: the text of each field and the document, numbered within their application."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("application", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("document", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.ForeignKeyConstraint(
            ["application"], ["applications.id"], name="fk_drafts_application", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("application", "number", name="uq_drafts_application_number"),
    )
