"""What can be set from outside: environment variables POLICYGRAPH_..., each with a default that works."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.stores import default_store


class Settings(BaseSettings):
    """Where the graph is kept, where the server listens, how much one answer may hold.

    >>> Settings(store=":memory:").port
    8000
    """

    model_config = SettingsConfigDict(env_prefix="POLICYGRAPH_", extra="ignore")

    store: str = Field(default_factory=default_store, description="The store: a path, or an address.")
    host: str = Field(default="127.0.0.1", description="The address to listen on; 0.0.0.0 lets the whole network in.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port to listen on; 0 takes a free one.")
    cache_mb: int = Field(default=32, ge=0, description="How much memory encoded answers may take, in megabytes.")
