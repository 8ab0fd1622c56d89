"""Whether anything is lost when a program is ended or a disk is full: `make crash`.

Every operation is ended with SIGKILL many times, half of them aimed at its commit, and done with
too little room; every 64th byte of a file is flipped. Prints what was tried and what was lost, and
exits with 1 where anything was. The seeds are fixed, the moments are not.
"""

import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from assessment.errors import Refused
from assessment.ledger import content_of
from assessment.store import open_to_read
from tests.hostile.crash.killing import kills, without_room
from tests.hostile.crash.operations import DATABASE, OPERATIONS, Case, case_of


def main() -> int:
    """Prove all that is asked for; 1 if anything was lost."""
    parser = ArgumentParser(prog="make crash ARGS=…")
    parser.add_argument("--kills", type=int, default=300, help="in all, half of them in commits")
    parser.add_argument("--sizes", type=int, default=20, help="of files and of a disk")
    parser.add_argument("--every", type=int, default=64, metavar="BYTES", help="one is flipped")
    asked = parser.parse_args()
    start = time.perf_counter()
    with TemporaryDirectory() as made:
        folder = Path(made)
        cases = {name: case_of(name, folder) for name in OPERATIONS}
        lost = [
            *_kills(cases, folder, asked.kills),
            *_sizes(cases, folder, asked.sizes),
            *_flips(cases["load"], asked.every),
        ]
    print(*lost, sep="\n")
    print(f"{len(lost)} losses, {time.perf_counter() - start:.0f} s")
    return bool(lost)


def _kills(cases: dict[str, Case], folder: Path, number: int) -> Iterator[str]:
    each = -(-number // (2 * len(cases)))
    for name, case in cases.items():
        ended = committing = 0
        for in_commit in (True, False):
            for seed, (was_in_commit, wrong) in enumerate(
                kills(case, folder, range(each), in_commit=in_commit)
            ):
                ended, committing = ended + 1, committing + was_in_commit
                yield from (f"{name}, seed {seed}, in its commit {in_commit}: {w}" for w in wrong)
        print(f"{name}: {ended} times ended with SIGKILL, {committing} in the commit", flush=True)


def _sizes(cases: dict[str, Case], folder: Path, sizes: int) -> Iterator[str]:
    for name, case in cases.items():
        found = list(without_room(case, folder, sizes))
        refused = sum(code != 0 for code, _ in found)
        print(f"{name}: {sizes} largest sizes of a file, {refused} refused", flush=True)
        yield from (f"{name}, without room: {one}" for _, wrong in found for one in wrong)
        yield from _on_small_disks(name, case, folder, sizes)


def _on_small_disks(name: str, case: Case, folder: Path, sizes: int) -> Iterator[str]:
    needed = sum(one.stat().st_size for one in case.folder.rglob("*") if one.is_file())
    refused = 0
    for part in range(sizes):
        disk = folder / "disk"
        with _disk(disk, needed + 4 * needed * part // sizes) as is_mounted:
            if not is_mounted:
                print("no small disk can be mounted here: only the sizes of files were tried")
                return
            try:
                copy = case.copied(disk / "copy")
            except OSError:
                continue
            code, said = case.operation.run(copy)
            refused += code != 0
            if code not in (0, 1) or "Traceback" in said:
                yield f"{name}, on a small disk: {said}"
            moved = Path(copytree(copy, folder / "moved"))
        yield from (f"{name}, on a small disk: {one}" for one in case.wrong(moved))
        rmtree(moved)
    print(f"{name}: {sizes} sizes of a disk, {refused} refused", flush=True)


@contextmanager
def _disk(folder: Path, size: int) -> Generator[bool]:
    """A disk of so many bytes, where we may mount one."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


def _flips(case: Case, every: int) -> Iterator[str]:
    path = case.folder / DATABASE
    good = path.read_bytes()
    with closing(open_to_read(path)) as file:
        held = content_of(file.connection)
    same = 0
    for at in range(0, len(good), every):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
        try:
            with closing(open_to_read(path)) as file:
                found = content_of(file.connection)
        except Refused:
            continue
        same += 1
        if found != held:
            yield f"byte {at} flipped: something is lost"
    path.write_bytes(good)
    print(f"every {every}th of {len(good)} bytes flipped, {same} of them in free room", flush=True)


if __name__ == "__main__":
    sys.exit(main())
