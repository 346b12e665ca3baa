"""What we watch and how we judge it.

One YAML file per source, the strands, cues, actors and events, one YAML file per measure, and the
one reader that validates all of it. Imports nothing of ours; knows no database and no network.
"""

from config.errors import BigSocietyError, ConfigError, Mistake, UsageError
from config.model import Config
from config.reader import read_config

__all__ = ["BigSocietyError", "Config", "ConfigError", "Mistake", "UsageError", "read_config"]
