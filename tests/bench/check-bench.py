#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The benchmark itself, with inputs so small that it takes seconds.

check-bench.py RUN_BENCH FONDS LIMITS TIMED_RUN: every workload and every point
is printed, a wrong digest and a failing program end it, limits count only
with --strict, and a build with sanitizers is not compared. Prints TAP.
"""
import json
import os
import subprocess
import sys
import tempfile

run_bench, fonds, limits, timed_run = map(os.path.abspath, sys.argv[1:])
sys.path.insert(0, os.path.dirname(run_bench))
from workloads import WORKLOADS  # noqa: E402


def bench(*arguments, program=fonds):
    return subprocess.run(
        [sys.executable, run_bench, "--fonds", program, "--limits", limits,
         "--timed-run", timed_run, "--rounds", "1", *arguments],
        capture_output=True, text=True)


def test_every_row_is_printed(folder):
    path = os.path.join(folder, "all.json")
    done = bench("--scale", "0.0002", "--json", path)
    assert done.returncode == 0, done.stderr
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    for workload in WORKLOADS:
        assert f"\n{workload.name}: {workload.title}\n" in done.stdout
        seconds, = found["workloads"][workload.name]["seconds"]
        base = workload.tools.split()[0]
        assert seconds[base] > 0
        assert found["workloads"][workload.name]["mib"][base] > 0
        for row in workload.rows:
            assert f"  {row.number}: {row.text} " in done.stdout, row.text
    numbers = {str(point["number"]) for point in found["points"]
               if point["measured"] is not None}
    # The other points need tools that may not be here.
    assert numbers >= set("256789-"), numbers


def test_the_tables_can_be_markdown(_):
    done = bench("--scale", "0.0002", "--only", "empty", "--markdown")
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {5, 6}, done.stdout
    assert sum(row.startswith("| ---") for row in rows) == 2


def script(folder, text):
    path = os.path.join(folder, "fonds")
    with open(path, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\n" + text)
    os.chmod(path, 0o755)
    return path


def test_a_wrong_digest_ends_it(folder):
    wrong = script(folder, f"'{fonds}' \"$@\" | sed '$s/^..../0000/'\n")
    done = bench("--scale", "0.0002", "--only", "small", program=wrong)
    assert done.returncode == 1
    assert "fonds and sha256sum do not agree" in done.stderr


def test_a_program_that_fails_ends_it(folder):
    failing = script(folder, f"'{fonds}' \"$@\"\nexit 3\n")
    done = bench("--scale", "0.0002", "--only", "small", program=failing)
    assert done.returncode == 1
    assert "exit status 3" in done.stderr


def test_limits_count_only_with_strict(folder):
    slow = script(folder, f"sleep 1\nexec '{fonds}' \"$@\"\n")
    options = ["--scale", "0.0002", "--only", "empty"]
    done = bench(*options, program=slow)
    assert done.returncode == 0, done.stderr
    assert "not met" in done.stdout
    assert bench(*options, "--strict", program=slow).returncode == 1


def test_inputs_are_kept_when_asked(folder):
    options = ["--scale", "0.0002", "--only", "empty", "--folder", folder]
    path = os.path.join(folder, "inputs-0.0002", "empty")
    assert bench(*options, "--keep").returncode == 0
    before = os.stat(path).st_ino
    assert bench(*options, "--keep").returncode == 0
    assert os.stat(path).st_ino == before
    assert bench(*options).returncode == 0
    assert not os.path.exists(path)


def test_a_build_with_sanitizers_is_not_compared(_):
    done = bench("--sanitize", "address,undefined")
    assert done.returncode == 77
    assert "nothing is compared" in done.stdout


def main():
    tests = [test for name, test in globals().items()
             if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        name = test.__name__[5:].replace("_", " ")
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {number} {name}", flush=True)
            except (AssertionError, KeyError, OSError) as error:
                failed += 1
                print(f"not ok {number} {name}", flush=True)
                print(f"# {error!r}".replace("\\n", "\n# "), flush=True)
    return failed > 0


sys.exit(main())
