"""How the tables came to be: one file per step in `versions/`, applied in order when a database is opened.

A new step: a file with the next number as `revision`, the one before as `down_revision`, and an `upgrade()`;
then HEAD here, and `tables.py`. All steps run in one transaction.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from assistant.errors import StoreError
from assistant.store.database import migrating, reading

HEAD = "0003"
"""The newest step. Kept here so that an up-to-date database opens without importing alembic."""


def upgrade(engine: Engine, to: str = HEAD) -> None:
    """Bring a database to a step. Raises StoreError for a database that a newer release has written."""
    with reading(engine) as connection:
        if recorded(connection) == to:
            return
    with migrating(engine) as connection:
        _apply(connection, to)


def recorded(connection: Connection) -> str | None:
    """The step that a database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    step: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return step


def _apply(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    # The option is read with interpolation, so a % of the folder's name is doubled.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    # Asked again behind the lock: another program may have upgraded the database meanwhile.
    found = recorded(connection)
    if found is not None and found not in known:
        raise StoreError(
            f"数据库由更新版本的程序写成（结构 {found}，本程序只认到 {HEAD}）；请升级本程序，或改用另一个数据库。"
        )
    command.upgrade(config, to)
