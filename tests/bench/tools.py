# SPDX-License-Identifier: Apache-2.0
"""The programs that are compared, and how each hashes a tree.

What hashes one file after the other is given to as many processes as there
are processors, by xargs; what has threads or lanes of its own is given those.
"""
import collections
import os
import re
import subprocess

# How it is called in tables; what is run; what makes seconds of its output, if
# those are not simply the seconds that it took; the folder that it makes, which
# is removed before it is run again.
Tool = collections.namedtuple("Tool", "label command seconds makes",
                              defaults=[None, None])

VERSIONS = {
    "sha256sum": ["sha256sum", "--version"],
    "openssl": ["openssl", "version"],
    "rhash": ["rhash", "--version"],
    "hashdeep": ["hashdeep", "-V"],
    "b3sum": ["b3sum", "--version"],
    "file": ["file", "--version"],
    "bagit.py": ["python3", "-c", "import bagit; bagit.Bag; "
                 "print('bagit.py', getattr(bagit, 'VERSION', ''))"],
}


def version_of(program):
    """Its first line about itself, or None when it is not installed."""
    try:
        # From /, where no folder is that python3 takes for a module.
        done = subprocess.run(VERSIONS[program], capture_output=True,
                              text=True, cwd="/", check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return (done.stdout.splitlines() or [""])[0]


class Tools:
    """Makes the command of each tool, for a tree and one algorithm."""

    def __init__(self, options, inputs, scratch):
        self.fonds_program = options.fonds
        self.limits_program = options.limits
        self.jobs = options.jobs
        self.inputs = inputs
        self.scratch = scratch

    def digest(self, path, *algorithms):
        command = [self.fonds_program, "digest", "--unordered",
                   "-j", str(self.jobs)]
        for algorithm in algorithms:
            command += ["-a", algorithm]
        return command + [path]

    def spread(self, program, path, command):
        """The command over the files of a tree, in several processes."""
        files = sum(len(files) for _, _, files in os.walk(path))
        at_once = min(1000, max(1, files // (10 * self.jobs)))
        script = 'find "$0" -type f -print0 | xargs -0 -P"$1" -n"$2" '
        return Tool(f"{program} x{min(files, self.jobs)}", [
            "sh", "-c", script + command, path, str(self.jobs), str(at_once)])

    def fonds(self, path, algorithm):
        return Tool("fonds", self.digest(path, algorithm))

    def fonds_small(self, _, algorithm):
        return Tool("fonds, the small alone",
                    self.digest(self.inputs.path("small"), algorithm))

    def fonds_large(self, _, algorithm):
        return Tool("fonds, the large alone",
                    self.digest(self.inputs.path("large"), algorithm))

    def fonds_both(self, path, _):
        return Tool("fonds, both", self.digest(path, "sha256", "sha512"))

    def validate(self, path, _):
        return Tool("fonds bag validate", [
            self.fonds_program, "bag", "validate", "-q", "-j", str(self.jobs),
            path])

    def audit(self, path, _):
        return Tool("fonds audit run", [
            self.fonds_program, "audit", "run", "-q", "-j", str(self.jobs),
            "--catalog", self.scratch.catalog_of(path)])

    def on_audited(self, path, label, *command):
        return Tool(label, [self.fonds_program, *command, "--catalog",
                            self.scratch.audited_catalog_of(path)])

    def audit_again(self, path, _):
        return self.on_audited(path, "fonds audit run", "audit", "run", "-q",
                               "-j", str(self.jobs))

    def audit_due(self, path, _):
        return self.on_audited(path, "fonds audit run --due, nothing is due",
                               "audit", "run", "-q", "--due")

    def status(self, path, _):
        return self.on_audited(path, "fonds audit status", "audit", "status")

    def report_html(self, path, _):
        return self.on_audited(path, "fonds audit report, html", "audit",
                               "report", "--format", "html")

    def report_json(self, path, _):
        return self.on_audited(path, "fonds audit report, json", "audit",
                               "report", "--format", "json")

    def catalog_add(self, path, _):
        folder = self.scratch.path("added")
        return Tool("fonds catalog add", [
            "sh", "-c", 'mkdir "$0" && exec "$1" catalog add -q -j "$2" '
            '--catalog "$0/catalog.db" "$3"', folder, self.fonds_program,
            str(self.jobs), path], None, folder)

    def catalog_size(self, path, _):
        """After a run: the database, and the log that it has beside it."""
        catalog = self.scratch.audited_catalog_of(path)
        files = sum(len(files) for _, _, files in os.walk(path))
        return Tool("catalog, bytes a file", [
            "sh", "-c", 'cat "$0" "$0-wal" 2>/dev/null | wc -c', catalog],
            lambda text: int(text) / files)

    def check_sums(self, path, _):
        return Tool("sha256sum -c", [
            "sh", "-c", 'cd "$0" && exec sha256sum -c --quiet '
            'manifest-sha256.txt', path])

    def packed(self, path, archive):
        return Tool(f"fonds bag validate {archive}", [
            self.fonds_program, "bag", "validate", "-q", "-j", str(self.jobs),
            "--any-ratio", os.path.join(path, archive)])

    def packed_tar(self, path, _):
        return self.packed(path, "bag.tar")

    def packed_zst(self, path, _):
        return self.packed(path, "bag.tar.zst")

    def check_sums_beside(self, path, _):
        """Of what is unpacked already."""
        return self.check_sums(os.path.join(path, "bag"), None)._replace(
            label="sha256sum -c, unpacked before")

    def unpack_and_check(self, path, archive):
        folder = self.scratch.path("unpacked")
        script = ('mkdir "$1" && tar -xf "$0" -C "$1" && cd "$1/bag" && '
                  'exec sha256sum -c --quiet manifest-sha256.txt')
        return Tool(f"tar -xf {archive}, sha256sum -c", [
            "sh", "-c", script, os.path.join(path, archive), folder],
            None, folder)

    def unpack_tar(self, path, _):
        return self.unpack_and_check(path, "bag.tar")

    def unpack_zst(self, path, _):
        return self.unpack_and_check(path, "bag.tar.zst")

    def unpack(self, path, _):
        folder = self.scratch.path("unpacked-by-fonds")
        return Tool("fonds bag unpack bag.tar", [
            self.fonds_program, "bag", "unpack", "-q", "-j", str(self.jobs),
            "--any-ratio", "-o", folder, os.path.join(path, "bag.tar")], None,
            folder)

    def create(self, path, algorithm):
        folder = self.scratch.path("created")
        return Tool("fonds bag create", [
            self.fonds_program, "bag", "create", "-q", "-j", str(self.jobs),
            "--algorithm", algorithm, "-o", folder, path], None, folder)

    def batch_of(self, path, label, *options):
        folder = self.scratch.path("batch")
        return Tool(label, [
            self.fonds_program, "ingest", "-q", *options, "--batch",
            os.path.join(path, "records.jsonl"), "-o", folder], None, folder)

    def batch(self, path, _):
        return self.batch_of(path, "fonds ingest --batch")

    def batch_alone(self, path, _):
        return self.batch_of(path, "fonds ingest --batch -j 1", "-j", "1")

    def identify_with(self, path, jobs):
        return Tool(f"fonds identify -j {jobs}", [
            self.fonds_program, "identify", "-q", "-j", str(jobs), path])

    def identify(self, path, _):
        return self.identify_with(path, self.jobs)

    def identify_alone(self, path, _):
        return self.identify_with(path, 1)

    def file(self, path, _):
        """libmagic, which knows MIME types and no PRONOM."""
        return Tool("file --mime-type", [
            "sh", "-c", 'find "$0" -type f | file --mime-type -f -', path])

    def copy_and_sum(self, path, algorithm):
        """A bag made by hand, and not read back."""
        folder = self.scratch.path("copied")
        script = ('mkdir "$2" && cp -r "$0" "$2/data" && cd "$2" && '
                  'find data -type f -print0 | xargs -0 -P"$1" -n500 '
                  + algorithm + 'sum >manifest')
        return Tool(f"cp -r, {algorithm}sum x{self.jobs}", [
            "sh", "-c", script, path, str(self.jobs), folder], None, folder)

    def bagit_py_make(self, path, algorithm):
        """It only works in place, so it is given a copy."""
        folder = self.scratch.path("made")
        script = ("import bagit, shutil, sys; shutil.copytree(*sys.argv[1:3]); "
                  "bagit.make_bag(sys.argv[2], processes=int(sys.argv[3]), "
                  f"checksums=['{algorithm}'])")
        return Tool("cp, bagit.py", ["python3", "-c", script, path, folder,
                                     str(self.jobs)], None, folder)

    def reading(self, path, _):
        return Tool("reading alone", [
            self.limits_program, "read", path, str(self.jobs)], float)

    def hashing(self, path, algorithm):
        return Tool("hashing alone", [
            self.limits_program, "hash", algorithm, path, str(self.jobs)],
            float)

    def openssl_speed(self, path, algorithm):
        """What `openssl speed` says of so many bytes on one processor."""
        size = sum(os.path.getsize(os.path.join(folder, file))
                   for folder, _, files in os.walk(path) for file in files)

        def implied(text):
            speed = re.search(r"^\+F:.*:([0-9.]+)$", text, re.M).group(1)
            return size / float(speed)
        return Tool("openssl speed", [
            "openssl", "speed", "-mr", "-bytes", "1048576", "-seconds", "2",
            algorithm], implied)

    def sha256sum(self, path, algorithm):
        program = algorithm + "sum"
        return self.spread(program, path, program)

    def openssl(self, path, algorithm):
        return self.spread("openssl", path, "openssl dgst -" + algorithm)

    def rhash(self, path, algorithm):
        return Tool("rhash", ["rhash", "-r", "--" + algorithm, path])

    def rhash_both(self, path, _):
        return Tool("rhash, both", ["rhash", "-r", "--sha256", "--sha512",
                                    path])

    def hashdeep(self, path, algorithm):
        return Tool("hashdeep", ["hashdeep", "-r", "-j", str(self.jobs), "-c",
                                 algorithm, path])

    def b3sum(self, path, _):
        """Another algorithm, and the fastest: what a choice would save."""
        alone = len(os.listdir(path)) == 1
        return self.spread("b3sum", path,
                           "b3sum" if alone else "b3sum --num-threads 1")

    def bagit_py(self, path, _):
        return Tool("bagit.py", [
            "python3", "-c", "import bagit, sys; bagit.Bag(sys.argv[1])"
            ".validate(processes=int(sys.argv[2]))", path, str(self.jobs)])


# The program that a tool needs, where it is not our own.
PROGRAMS = {
    "sha256sum": "sha256sum",
    "openssl": "openssl",
    "openssl_speed": "openssl",
    "rhash": "rhash",
    "rhash_both": "rhash",
    "hashdeep": "hashdeep",
    "b3sum": "b3sum",
    "file": "file",
    "bagit_py": "bagit.py",
    "bagit_py_make": "bagit.py",
    "check_sums": "sha256sum",
    "check_sums_beside": "sha256sum",
    "unpack_tar": "sha256sum",
    "unpack_zst": "sha256sum",
    "copy_and_sum": "sha256sum",
}
