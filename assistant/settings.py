"""Settings, read once where the parts are wired together."""

from functools import cached_property
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Environment variables with the prefix `ASSISTANT_`; every default works offline."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", extra="ignore", frozen=True)

    home: Path | None = None
    """Folder for the database and the search index; the system's place for user data by default."""

    database_url: str | None = None
    """SQLAlchemy address, e.g. `postgresql+psycopg://…`; a SQLite file in `home` by default."""

    embedder: str = "bundled"
    """`bundled`, or a sentence-transformers model: a name or a local folder."""

    @cached_property
    def folder(self) -> Path:
        """The folder that holds the database and the index (not created here)."""
        if self.home is not None:
            return self.home.expanduser()
        from platformdirs import user_data_path

        return user_data_path("shenbao-assistant", appauthor=False)

    @property
    def database(self) -> str:
        """SQLAlchemy address of the database."""
        return self.database_url or f"sqlite:///{self.folder / 'applications.db'}"
