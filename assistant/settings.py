"""Settings, read once where the parts are wired together."""

from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingError


class Settings(BaseSettings):
    """Environment variables with the prefix `ASSISTANT_`; every default works offline. An empty one counts as unset."""

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        protected_namespaces=(),  # model_… are our own names
    )

    home: Path | None = None
    """Folder for the database and the search index; the system's place for user data by default."""

    database_url: str | None = None
    """SQLAlchemy address, e.g. `postgresql+psycopg://…`; a SQLite file in `home` by default."""

    embedder: str = "bundled"
    """`bundled`, or a sentence-transformers model: a name or a local folder."""

    model_url: str | None = None
    """Address of a chat model that speaks OpenAI's protocol, e.g. `http://127.0.0.1:11434/v1`; none by default, and then
    nothing leaves the machine."""

    model_name: str | None = None
    """What the model is called at that address."""

    model_key: SecretStr | None = None
    """Key for that address, where it wants one."""

    model_timeout: float = 60.0
    """Seconds to wait for one reply."""

    @field_validator("model_url", mode="after")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        """Raises SettingError for what is no http address."""
        if value is not None and not _is_address(value):
            raise SettingError(
                "ASSISTANT_MODEL_URL 不是网址；请写成 http:// 或 https:// 开头的地址，例如 http://127.0.0.1:11434/v1。"
            )
        return value

    @field_validator("model_timeout", mode="before")
    @classmethod
    def _seconds(cls, value: object) -> object:
        """Raises SettingError for what is no sensible number of seconds."""
        try:
            seconds = float(str(value))
        except ValueError:
            seconds = 0.0
        if not 0 < seconds <= 3600:
            raise SettingError(
                f"ASSISTANT_MODEL_TIMEOUT 不能是“{value}”；请填写等待模型回答的秒数，大于0、不超过3600，例如60。"
            )
        return seconds

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

    @property
    def model_host(self) -> str | None:
        """Machine and port of the chat model, to be shown: without user, password and path. None where none is set."""
        return urlsplit(self.model_url).netloc.rpartition("@")[2] if self.model_url else None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets or a port that cannot be
        return False
