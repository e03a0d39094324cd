"""What a scenario is: a program, a fault done to it, and what its output means."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scenario:
    """One fault done to one program. Its output, word for word, becomes one record of the corpus."""

    client: str
    """The program and how it is used."""
    family: str
    """The program alone."""
    fault: str
    """What is done to it, in snake_case."""
    condition: str
    """The condition that its output shows, or "none" for an ordinary run."""
    run: str
    """A bash script; it starts in an empty folder. Its output, both streams, is the record's text."""
    also: tuple[str, ...] = ()
    """Other conditions that count as right."""
    kind: str = "message"
    difficulty: str = "easy"
    language: str = "en"
    """BCP 47 tag of the output."""
    locale: str = "C.UTF-8"
    """What LC_ALL says while it runs."""
    runtime: str = "none"
    peer: str = ""
    """`host:port` of the other side where the output names it; may use the variables of the fault servers."""
    note: str = ""
    setup: str = ""
    """A bash script that runs before, unrecorded, in the same folder and shell."""
    exits: bool = True
    """Whether the exit code is the program's; it is not where the script shows a log."""
    needs: tuple[str, ...] = field(default=())
    """Commands that must be there; the family's name where nothing is said."""
