#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compare fonds with the tools that are installed, on inputs made here.

Each workload is run in rounds; in a round every tool runs once, and the order
turns from round to round. What counts is the ratio of two times of the same
round, and of these the median: a machine that slows down for a while slows
both. Everything is read once before, so that all read from memory.
"""
import argparse
import collections
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile

from inputs import Inputs
from report import Report, machine, memory_available
from tools import PROGRAMS, VERSIONS, Tools, version_of
from workloads import WORKLOADS

LEFT_OUT = 77  # the exit status of a limit that does not exist here
RESULTS = {True: "met", False: "not met", None: "-"}

# What a command took: seconds, and of those its own on the processors; its exit
# status, resident memory, and what it printed.
Taken = collections.namedtuple("Taken", "seconds cpu status mib output")

# What a row came to: ok is None without a limit.
Outcome = collections.namedtuple("Outcome",
                                 "number text relation limit measured ok")


class Failure(Exception):
    pass


class Scratch:
    """Files of this run, and how a command is run and timed."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.catalogs = {}

    def run(self, command):
        result = os.path.join(self.folder, "timed")
        done = subprocess.run([self.options.timed_run, result] + command,
                              capture_output=True, cwd=self.folder)
        if done.returncode:
            raise Failure(done.stderr.decode(errors="replace"))
        with open(result, encoding="ascii") as file:
            seconds, status, kib, cpu = file.read().split()
        if int(status) not in (0, LEFT_OUT):
            raise Failure(f"{' '.join(command)}: exit status {status}\n"
                          + done.stderr.decode(errors="replace"))
        return Taken(float(seconds), float(cpu), int(status), int(kib) / 1024,
                     os.fsdecode(done.stdout))

    def path(self, name):
        return os.path.join(self.folder, name)

    def catalog_of(self, bag):
        if bag not in self.catalogs:
            path = os.path.join(self.folder, f"{len(self.catalogs)}.db")
            self.run([self.options.fonds, "catalog", "add", "-q", "--catalog",
                      path, bag])
            self.catalogs[bag] = path
        return self.catalogs[bag]

    def audited_catalog_of(self, tree):
        """One with a run and a policy by which nothing is due."""
        is_new = tree not in self.catalogs
        path = self.catalog_of(tree)
        if is_new:
            audit = [self.options.fonds, "audit"]
            self.run(audit + ["run", "-q", "--catalog", path])
            self.run(audit + ["policy", "set", "default", "--every", "90d",
                              "--catalog", path])
        return path


def rotated(items, by):
    by %= len(items)
    return items[by:] + items[:by]


class Measurement:
    """The rounds of one workload."""

    def __init__(self, workload, tools, scratch, missing):
        path = tools.inputs.path(workload.tree)
        names = [name for name in workload.tools.split()
                 if PROGRAMS.get(name) not in missing]
        self.workload = workload
        self.scratch = scratch
        self.path = path
        self.tools = {name: getattr(tools, name)(path, workload.algorithm)
                      for name in names}
        self.base = names[0]
        self.rounds = []
        self.mib = {}

    def warm(self):
        """Read everything once."""
        subprocess.run(["find", self.path, "-type", "f", "-exec", "cat", "--",
                        "{}", "+"], stdout=subprocess.DEVNULL, check=True)

    def check(self):
        """What is fast must also be right."""
        mine = self.scratch.run(self.tools["fonds"].command).output
        theirs = self.scratch.run(self.tools["sha256sum"].command).output
        if sorted(mine.splitlines()) != sorted(theirs.splitlines()):
            raise Failure(f"{self.workload.name}: fonds and "
                          f"{self.workload.algorithm}sum do not agree")

    def run_round(self):
        seconds = {}
        for name in rotated(list(self.tools), len(self.rounds)):
            tool = self.tools[name]
            if tool.makes:
                shutil.rmtree(tool.makes, ignore_errors=True)
            took = self.scratch.run(tool.command)
            if took.status == LEFT_OUT:
                del self.tools[name]
                continue
            seconds[name] = (tool.seconds(took.output) if tool.seconds
                             else took.seconds)
            seconds["cpu of " + name] = took.cpu
            self.mib[name] = max(self.mib.get(name, 0), took.mib)
        self.rounds.append(seconds)

    def median(self, name):
        return statistics.median(seconds[name] for seconds in self.rounds)

    def ratio(self, value):
        """The median of the ratios, or None without one of the tools."""
        try:
            return statistics.median(map(value, self.rounds))
        except KeyError:
            return None

    def outcomes(self):
        for row in self.workload.rows:
            yield outcome(row.number, row.text, row.relation, row.limit,
                          self.ratio(row.value))
        yield outcome(7, "resident memory of fonds, MiB", "<=",
                      self.workload.memory_mib,
                      max(mib for name, mib in self.mib.items()
                          if self.is_ours(name)))

    def is_ours(self, name):
        return self.tools[name].label.startswith("fonds")


def outcome(number, text, relation, limit, measured):
    ok = None
    if measured is not None and limit is not None:
        ok = measured >= limit if relation == ">=" else measured <= limit
    return Outcome(number, text, relation, limit, measured, ok)


def measure(workload, tools, scratch, options, missing):
    measurement = Measurement(workload, tools, scratch, missing)
    measurement.warm()
    if workload.is_checked:
        measurement.check()
    for _ in range(options.rounds):
        measurement.run_round()
    return measurement


def print_times(report, measurement):
    report.heading(f"{measurement.workload.name}: "
                   f"{measurement.workload.title}")
    base = measurement.base
    report.table(["tool", "seconds", "tool / fonds", "MiB"], [
        [tool.label, f"{measurement.median(name):.3f}",
         f"{measurement.ratio(lambda t, n=name: t[n] / t[base]):.2f}",
         f"{measurement.mib[name]:.0f}" if measurement.is_ours(name) else ""]
        for name, tool in measurement.tools.items()])


def print_points(report, points):
    report.heading("The points")
    report.table(["point", "workload", "limit", "measured", "result"], [
        [f"{point.number}: {point.text}", name,
         "-" if point.limit is None else f"{point.relation} {point.limit:g}",
         "-" if point.measured is None else f"{point.measured:.2f}",
         "left out" if point.measured is None else RESULTS[point.ok]]
        for name, point in points])


def print_heading(report, options, versions):
    report.say(f"Build: {options.buildtype}, {options.jobs} threads or "
               f"processes, {options.rounds} rounds.")
    report.say(f"Machine: {machine()}.")
    for program, version in versions.items():
        report.say(f"{program}: {version or 'not installed, left out'}")
    if "FONDS_DIGEST" in os.environ:
        report.say(f"FONDS_DIGEST={os.environ['FONDS_DIGEST']}")
    if options.buildtype != "release":
        report.say("Not a release build: these are not the numbers of fonds.")
    if options.scale != 1:
        report.say(f"Inputs of {options.scale:g} of their size and number: "
                   "the numbers say nothing.")


def print_memory_note(report, inputs):
    available = memory_available()
    size = 6 * 2 ** 30 * inputs.scale
    if available is not None and available < size:
        report.say(f"Only {available / 2 ** 30:.1f} GiB of memory are "
                   "available: some of the inputs may be read from the disk.")


def bench(options, folder, temporary):
    report = Report(options.markdown)
    versions = {program: version_of(program) for program in VERSIONS}
    missing = [program for program in versions if not versions[program]]
    inputs = Inputs(folder, options.scale)
    scratch = Scratch(options, temporary)
    tools = Tools(options, inputs, scratch)
    measurements = []

    print_heading(report, options, versions)
    print_memory_note(report, inputs)
    for workload in WORKLOADS:
        if not options.only or workload.name in options.only:
            measurements.append(
                measure(workload, tools, scratch, options, missing))
            print_times(report, measurements[-1])
    points = [(measurement.workload.name, point)
              for measurement in measurements
              for point in measurement.outcomes()]
    points.sort(key=lambda point: (point[1].number == "-", str(point[1].number)))
    print_points(report, points)
    if options.json:
        write_json(options, versions, measurements, points)
    return not any(point.ok is False for _, point in points)


def write_json(options, versions, measurements, points):
    with open(options.json, "w", encoding="utf-8") as file:
        json.dump({
            "machine": machine(),
            "build": options.buildtype,
            "jobs": options.jobs,
            "scale": options.scale,
            "tools": versions,
            "workloads": {
                measurement.workload.name: {
                    "title": measurement.workload.title,
                    "seconds": measurement.rounds,
                    "mib": measurement.mib,
                } for measurement in measurements},
            "points": [{"workload": name, **point._asdict()}
                       for name, point in points],
        }, file, indent=1)
        file.write("\n")


def at_least_one(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fonds", required=True, help="the program")
    parser.add_argument("--limits", required=True, help="tests/bench/limits")
    parser.add_argument("--timed-run", required=True,
                        help="tests/bench/timed-run")
    parser.add_argument("--buildtype", default="unknown")
    parser.add_argument("--sanitize", default="none",
                        help="the sanitizers of the build")
    parser.add_argument("--folder", help="where the inputs are made; "
                        "default: a new one in $TMPDIR")
    parser.add_argument("--keep", action="store_true",
                        help="leave the inputs there, for the next time")
    parser.add_argument("--rounds", type=at_least_one, default=5)
    parser.add_argument("--jobs", type=at_least_one,
                        default=len(os.sched_getaffinity(0)))
    parser.add_argument("--only", action="append", metavar="WORKLOAD",
                        choices=[workload.name for workload in WORKLOADS])
    parser.add_argument("--scale", type=float, default=1.0,
                        help="make smaller inputs, to try this program")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--strict", action="store_true",
                        help="exit 1 when a limit is not met")
    options = parser.parse_args()
    if options.keep and not options.folder:
        parser.error("--keep needs --folder")
    for program in ("fonds", "limits", "timed_run"):
        setattr(options, program, os.path.abspath(getattr(options, program)))
    return options


def main():
    options = parse_options()
    if options.sanitize != "none" and options.scale >= 1:
        print(f"This build has sanitizers ({options.sanitize}), which take "
              "several times as long:\nnothing is compared. Configure one "
              "with --buildtype=release.")
        return LEFT_OUT
    # So that the gigabytes are removed then, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    temporary = tempfile.mkdtemp(prefix="fonds-bench-")
    folder = os.path.abspath(options.folder or temporary)
    try:
        is_met = bench(options, folder, temporary)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(temporary)
        if options.folder and not options.keep:
            shutil.rmtree(os.path.join(folder, f"inputs-{options.scale:g}"),
                          ignore_errors=True)
    return 1 if options.strict and not is_met else 0


if __name__ == "__main__":
    sys.exit(main())
