"""Which faults are tried: all of some files, or a sample over all files, drawn by a seed."""

import random
import tomllib
from collections import defaultdict
from pathlib import Path

from tests.mutation.changes import ROOT, Change, changes_of, members_of_enums

EQUIVALENT = Path(__file__).with_name("equivalent.toml")
GROUPS = {
    "domain": ("domain",),
    "services and storage": ("services", "storage"),
}
LEFT_OUT = (
    "services/demonstration",  # an invented office: its content is an example and no rule
    "storage/migrations",  # history that no edit may touch; a test compares the schema it makes
)


class Faults:
    """All faults of the program, by group and file, without those that change nothing."""

    def __init__(self) -> None:
        self.enums = members_of_enums()
        self.equivalent = read_equivalent()
        self.by_group: dict[str, dict[str, list[Change]]] = defaultdict(dict)
        for group, folders in GROUPS.items():
            for folder in folders:
                for path in sorted((ROOT / "rehabdesk" / folder).rglob("*.py")):
                    file = path.relative_to(ROOT).as_posix()
                    if any(file.startswith(f"rehabdesk/{one}") for one in LEFT_OUT):
                        continue
                    if changes := changes_of(file, self.enums):
                        self.by_group[group][file] = changes

    def is_equivalent(self, change: Change) -> bool:
        return change.name in self.equivalent

    def unknown_equivalents(self) -> list[tuple[str, str, str, str, int]]:
        """Listed faults that are not in the program any more."""
        there = {
            change.name
            for files in self.by_group.values()
            for changes in files.values()
            for change in changes
        }
        return [one for one in self.equivalent if one not in there]

    def draw(self, group: str, count: int, seed: str) -> list[Change]:
        """So many faults of a group, from every file in proportion and at least one."""
        files = self.by_group[group]
        chance = random.Random(f"{seed} {group}")
        whole = sum(len(changes) for changes in files.values())
        count = min(count, whole)
        shares = {file: count * len(changes) / whole for file, changes in files.items()}
        quota = {file: max(1, int(share)) for file, share in shares.items()}
        names = sorted(files)
        chance.shuffle(names)
        while sum(quota.values()) != count and count >= len(files):
            few = sum(quota.values()) < count
            able = [
                one for one in names if (quota[one] < len(files[one]) if few else quota[one] > 1)
            ]
            wanted = max(able, key=lambda one: (shares[one] - quota[one]) * (1 if few else -1))
            quota[wanted] += 1 if few else -1
        if count < len(files):
            quota = dict.fromkeys(names[:count], 1)
        return [
            change for file in sorted(quota) for change in chance.sample(files[file], quota[file])
        ]

    def of_files(self, group: str, wanted: list[str]) -> list[Change]:
        """All faults of the named files."""
        return [
            change
            for file, changes in self.by_group[group].items()
            if any(one in file for one in wanted)
            for change in changes
        ]


def read_equivalent(path: Path = EQUIVALENT) -> dict[tuple[str, str, str, str, int], str]:
    """Faults that change nothing anybody could see, with the reason of each."""
    listed = tomllib.loads(path.read_text("utf-8")).get("equivalent", [])
    return {
        (one["file"], one["where"], one["before"], one["after"], one.get("nth", 0)): one["reason"]
        for one in listed
    }
