#!/usr/bin/env python3
"""Does real faults to real programs and writes what they print as records of the corpus.

    tools/livefire/run.py NAME [FAMILY...] > records.jsonl

runs the scenarios of `scenarios/NAME.py` (only those of the families given) whose programs are installed, each in an
empty folder with its own locale. A scenario that prints nothing, or the like of which was printed before, is told on
stderr and left out. The labels are the scenarios': read what comes out before it joins the corpus.
"""

import importlib
import json
import os
import re
import shutil
import string
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import faults  # noqa: E402
from scenario import Scenario  # noqa: E402

MOST_LINES = 40
LIMIT_SECONDS = 60


def run(scenario: Scenario, ports: dict[str, str]) -> tuple[str, int | None]:
    """What it printed and how it ended; None where it had to be stopped."""
    environment = {**os.environ, **ports, "LC_ALL": scenario.locale, "LANGUAGE": "", "TERM": "dumb"}
    with tempfile.TemporaryDirectory(prefix="livefire") as folder:
        # The marker cuts off what the setup printed.
        script = f"{{ {scenario.setup or ':'}\n}} >/dev/null 2>&1\n{scenario.run}"
        try:
            done = subprocess.run(
                ["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT_SECONDS, check=False,
            )
            output, code = done.stdout, done.returncode
        except subprocess.TimeoutExpired as stopped:
            output, code = stopped.stdout or b"", None
        text = output.decode(errors="replace").replace(folder, "/srv/app")
    return shortened(text.rstrip("\n")), code


def shortened(text: str) -> str:
    """The beginning and the end of a long output, as a person would paste it."""
    lines = text.split("\n")
    if len(lines) <= MOST_LINES:
        return text
    half = MOST_LINES // 2
    return "\n".join(lines[:half] + lines[-half:])


def record(number: int, name: str, scenario: Scenario, text: str, code: int | None, ports: dict[str, str]) -> dict:
    fields = {
        "id": f"{name}{number:04}",
        "client": scenario.client,
        "family": scenario.family,
        "fault": scenario.fault,
        "condition": scenario.condition,
        "also": list(scenario.also),
        "exit_code": code if scenario.exits else None,
        "text": text,
        "kind": scenario.kind,
        "difficulty": scenario.difficulty,
        "language": scenario.language,
        "platform": "linux",
        "runtime": scenario.runtime,
        "peer": string.Template(scenario.peer).safe_substitute(ports),
        "note": scenario.note,
    }
    return {key: value for key, value in fields.items() if value != "" or key == "text"}


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    name, families = sys.argv[1], set(sys.argv[2:])
    ports = faults.start()
    seen: set[str] = set()
    number = 0
    for scenario in importlib.import_module(f"scenarios.{name}").SCENARIOS:
        if families and scenario.family not in families:
            continue
        missing = [need for need in scenario.needs or (scenario.family,) if not shutil.which(need)]
        if missing:
            print(f"left out: {scenario.client}: {', '.join(missing)} is not installed", file=sys.stderr)
            continue
        text, code = run(scenario, ports)
        likeness = re.sub(r"\d+", "0", text)
        if not text or likeness in seen:
            print(f"left out: {scenario.client}, {scenario.fault}: {'like another' if text else 'no output'}", file=sys.stderr)
            continue
        seen.add(likeness)
        number += 1
        print(json.dumps(record(number, name, scenario, text, code, ports), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
