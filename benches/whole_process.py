#!/usr/bin/env python3
"""Times copcharter as a whole process, against a Rust program that only says hello.

    python3 benches/whole_process.py [RUNS]

Builds both with the same profile, runs them in turn so that a busy machine hurts both alike, and
prints medians and ratios. Counts instructions too where valgrind is installed. Needs Rust and
Python 3, nothing else.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "statistics-office" / "charter.toml"
ENDING = ".exe" if os.name == "nt" else ""


def output(command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def target_folder(folder):
    metadata = output(["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=folder)
    return Path(re.search(r'"target_directory":"((?:[^"\\]|\\.)*)"', metadata)[1].replace("\\\\", "\\"))


def build_copcharter():
    subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
    return target_folder(ROOT) / "release" / f"copcharter{ENDING}"


def build_hello(folder):
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    profile = re.search(r"^\[profile\.release\]\n(?:(?!\[).*\n)*", manifest, re.MULTILINE)[0]
    (folder / "src").mkdir()
    (folder / "src" / "main.rs").write_text('fn main() {\n    println!("hello");\n}\n')
    package = '[package]\nname = "hello"\nversion = "0.0.0"\nedition = "2024"\n\n'
    (folder / "Cargo.toml").write_text(package + profile)
    apart = dict(os.environ, CARGO_TARGET_DIR=str(folder / "target"))
    subprocess.run(["cargo", "build", "--release", "-q"], cwd=folder, check=True, env=apart)
    return folder / "target" / "release" / f"hello{ENDING}"


class Case:
    """A command and how long it took, each time."""

    def __init__(self, name, command, before=lambda: None):
        self.name, self.command, self.before, self.seconds = name, command, before, []

    def run(self):
        self.before()
        start = time.perf_counter()
        subprocess.run(self.command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.seconds.append(time.perf_counter() - start)

    def median(self):
        return statistics.median(self.seconds)

    def instructions(self, folder):
        if not shutil.which("valgrind"):
            return None
        self.before()
        file = folder / "callgrind.out"
        tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={file}"]
        told = subprocess.run(tool + self.command, check=True, capture_output=True, text=True)
        return int(re.search(r"Collected : (\d+)", told.stderr)[1])


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    os.environ["SOURCE_DATE_EPOCH"] = "1795392000"  # a day on which the charter is in good order
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hello").mkdir()
        binary, hello = build_copcharter(), build_hello(folder / "hello")
        charter = folder / "charter.toml"
        shutil.copy(EXAMPLE, charter)

        def nothing_published():
            for ending in ("md", "html"):
                charter.with_suffix(f".{ending}").unlink(missing_ok=True)

        # Every document in both formats, beside a charter of its own.
        whole = folder / "four" / "charter.toml"
        whole.parent.mkdir()
        outputs = "".join(
            f'  {{ document = "{document}", format = "{form}", path = "{document}.{ending}" }},\n'
            for document in ("charter", "one-pager", "invitation", "overview")
            for form, ending in (("html", "html"), ("markdown", "md"))
        )
        whole.write_text(EXAMPLE.read_text(encoding="utf-8") + f"\n[publish]\noutputs = [\n{outputs}]\n",
                         encoding="utf-8")

        render = [str(binary), "render", "--charter", str(charter)]
        cases = [
            Case("hello-world", [str(hello)]),
            Case("copcharter --version", [str(binary), "--version"]),
            Case("check", [str(binary), "check", "--charter", str(charter)]),
            Case("status", [str(binary), "status", "--charter", str(charter)]),
            Case("render, as published", render),
            Case("render, both anew", render, nothing_published),
            Case("render, all as published", [str(binary), "render", "--charter", str(whole)]),
        ]
        for _ in range(20):
            for case in cases:
                case.run()
        for case in cases:
            case.seconds.clear()
        for _ in range(runs):
            for case in cases:
                case.run()

        base = cases[0].median()
        print(f"\n{runs} runs each, in turn; whole processes, both documents of a charter of "
              f"{EXAMPLE.stat().st_size / 1000:.1f} kB\n")
        print(f"{'':24}{'median':>10}{'ratio':>8}{'instructions':>16}")
        for case in cases:
            counted = case.instructions(folder)
            counted = f"{counted:,}" if counted else "no valgrind"
            print(f"{case.name:24}{case.median() * 1000:7.2f} ms{case.median() / base:8.2f}{counted:>16}")
        tree = output(["cargo", "tree", "--locked", "--edges", "normal,build", "--prefix", "none"], cwd=ROOT)
        crates = {line.removesuffix(" (*)") for line in tree.splitlines() if line.strip()}
        crates = {crate.split(" (")[0] for crate in crates}
        print(f"\nbinary: {binary.stat().st_size / 1e6:.2f} MB   crates, this one among them: {len(crates)}")


if __name__ == "__main__":
    main()
