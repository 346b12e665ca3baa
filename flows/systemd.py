"""A timer for machines that have systemd: printed, for a person to put where it belongs."""

import shlex
from collections.abc import Sequence

from flows.cron import on_calendar

_UNITS = """\
# ~/.config/systemd/user/bigsociety.service
[Unit]
Description=Watch what is said of the Big Society agenda
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
Environment={contact}
ExecStart={command}

# ~/.config/systemd/user/bigsociety.timer
[Unit]
Description=Run bigsociety on its schedule

[Timer]
{calendar}
Persistent=true

[Install]
WantedBy=timers.target

# Then: systemctl --user daemon-reload && systemctl --user enable --now bigsociety.timer
"""


def units(cron: str, command: Sequence[str], *, folder: str, contact: str) -> str:
    """Write a service that runs the command, and the timer that starts it, in London's time."""
    return _UNITS.format(
        folder=_word(folder),
        contact=_word(f"BIGSOCIETY_CONTACT={contact}"),
        command=" ".join(map(_word, command)),
        calendar="\n".join(f"OnCalendar={line}" for line in on_calendar(cron)),
    )


def _word(text: str) -> str:
    """Quote a word as systemd reads it, to which a per cent sign is more than that."""
    return shlex.quote(text.replace("%", "%%").replace("$", "$$"))
