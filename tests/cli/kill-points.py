#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 at each system call that changes the file system.

    kill-points.py FONDS MODE [LEAST]

MODE is in-place, update, upgrade, repair, complete, pack, unpack, split, merge,
event, registered or audit-repair. The command is traced once; then it is run again and again on a fresh
copy and killed at each such call in turn. Afterwards every byte of payload
must still be there; with complete, none but whole files in data/; with split
and merge, the old bags as they were, and what is made whole or not at all.
The same command must finish the work (or find it finished); and the result
must be, file for file, that of an undisturbed run; or with event, which is
added anew each time, of one such run or of two, and until then each file is the
old or the new one. With registered it is an event in a bag that a catalog knows,
and after each finished work, and after a kill that left nothing undecided in the
bag, an audit must find all as registered. With audit-repair files of a registered
tree are damaged, missing, or under a link: of each the old bytes are in place or in
quarantine, or the new ones are in place, and never half of them; what is registered
stays; no audit of what a kill left finds anything ok that is not; and the same
command ends with all as registered, no incident open and no repair pending.
LEAST is how many points there must be.
"""
import collections
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

CALLS = (
    "write,pwrite64,writev,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,"
    "rmdir,link,linkat,symlinkat,fsync,fdatasync,syncfs,ftruncate,truncate,"
    "fallocate,copy_file_range,utimensat,fchmod,fchmodat,openat"
)
for proxy in ("http_proxy", "all_proxy", "ALL_PROXY"):
    os.environ.pop(proxy, None)
# What is made beside the bag, where it is not the bag itself.
MADE = {"audit-repair": "TREE", "merge": "NEW", "pack": "bag.tar", "registered": "BAG", "split": "PARTS",
        "unpack": "new"}
CATALOG = "catalog.db"
# Catalogs know places: these are done in one place, and kept in another.
IN_PLACE = ("audit-repair", "registered")
ENV = dict(
    os.environ, SOURCE_DATE_EPOCH="1700000000", ASAN_OPTIONS="detect_leaks=0", LC_ALL="C"
)


def tree(folder):
    """Every file and folder below, with its bytes."""
    found = {}
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(CATALOG)]
        for name in folders:
            found[os.path.relpath(os.path.join(path, name), folder)] = None
        for name in files:
            full = os.path.join(path, name)
            found[os.path.relpath(full, folder)] = pathlib.Path(full).read_bytes()
    return {name: data for name, data in found.items() if not name.startswith(CATALOG)}


def digests(folder, but=()):
    """How often each content occurs, empty files left out."""
    return collections.Counter(
        hashlib.sha256(data).hexdigest()
        for name, data in tree(folder).items()
        if data and name not in but
    )


def run(command, check=True):
    result = subprocess.run(command, env=ENV, capture_output=True, text=True)
    if check and result.returncode != 0:
        sys.exit(f"{command}: {result.returncode}\n{result.stdout}{result.stderr}")
    return result


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def prepare_in_place(fonds, folder):
    write(folder / "data/a", "payload with the name of the payload\n")
    write(folder / "data/data/b", "deeper\n")
    write(folder / "letters/1921/one.txt", "one\n")
    write(folder / "letters/two.txt", "two\n")
    write(folder / "bag-info.txt", "not a tag file\n")
    write(folder / "manifest-md5.txt", "not a manifest\n")
    for i in range(70):
        write(folder / f"page-{i:02}.tif", f"page {i}\n")
    (folder / "empty").touch()
    return [fonds, "bag", "create", "WORK", "--in-place", "-q", "-j", "1",
            "-a", "sha256", "-a", "md5", "-t", "Source-Organization: Harbour"]


def prepare_update(fonds, folder):
    source = folder.parent / "source"
    for i in range(6):
        write(source / f"page-{i}", f"page {i}\n")
    write(source / "old/gone", "to be removed\n")
    write(source / "letters/changed", "before\n")
    write(source / "kept", "kept\n")
    run([fonds, "bag", "create", str(source), "-o", str(folder), "-q",
         "-t", "Source-Organization: Harbour"])
    write(folder / "data/letters/changed", "after\n")
    write(folder / "data/new/one", "new one\n")
    (folder / "data/page-5").unlink()
    more = folder.parent / "more"
    for i in range(40):
        write(more / f"{i}", f"addition {i}\n")
    command = [fonds, "bag", "update", "WORK", "-q", "-j", "1", "--added", "--removed",
               "--changed", "data/letters/changed", "--remove", "data/old/gone",
               "-a", "md5", "-a", "sha512", "-t", "Source-Organization: Lighthouse"]
    for i in range(40):
        command += ["--add", f"{more}/{i}=data/more/{i % 3}/{i}"]
    return command


def start_server(folder, top):
    """Its process and its port."""
    script = pathlib.Path(__file__).with_name("http-server.py")
    port = top / "port"
    server = subprocess.Popen([sys.executable, str(script), str(folder), str(top / "server-log"), str(port)])
    for _ in range(100):
        if port.exists():
            return server, int(port.read_text())
        time.sleep(0.1)
    server.kill()
    sys.exit("no server")


def prepare_complete(fonds, folder, port):
    """A bag all of whose files lie elsewhere, on a server or in a folder."""
    source = folder.parent / "source"
    for i in range(7):
        write(source / f"letters/{i % 2}/{i}", f"page {i}\n")
    write(source / "large", "".join(f"{i}\n" for i in range(50000)))
    write(source / "larger", "".join(f"{i * i}\n" for i in range(20000)))
    (source / "empty").touch()
    fetch = []
    sums = []
    for i, name in enumerate(sorted(tree(source))):
        if (source / name).is_dir():
            continue
        data = (source / name).read_bytes()
        base = f"file://{source}" if i % 2 else f"http://127.0.0.1:{port}/plain"
        fetch.append(f"{base}/{name} {'-' if i % 3 else len(data)} data/{name}\n")
        sums.append(f"{hashlib.sha256(data).hexdigest()}  data/{name}\n")
    write(folder / "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    write(folder / "manifest-sha256.txt", "".join(sums))
    write(folder / "fetch.txt", "".join(fetch))
    (folder / "data").mkdir()
    return [fonds, "bag", "complete", "WORK", "-q", "-j", "1", "--allow-private",
            "--allow-root", str(source)]


def check_whole(folder, wanted, where):
    """None but files of the finished bag outside the hidden folder."""
    for name, data in tree(folder).items():
        if not name.startswith(".fonds-complete") and wanted.get(name, 0) != data:
            sys.exit(f"{where}: '{name}' is not as it must be")


def prepare_upgrade(fonds, folder):
    lines = {"md5": [], "sha1": []}
    for i in range(8):
        data = f"page {i}\n"
        write(folder / f"data/pages/{i}%", data)
        name = "md5" if i % 2 else "sha1"
        digest = hashlib.new(name, data.encode()).hexdigest()
        lines[name].append(f"{digest}  data/pages/{i}%\n")
    for name, rows in lines.items():
        write(folder / f"manifest-{name}.txt", "".join(rows))
    write(folder / "bagit.txt",
          "BagIt-Version: 0.95\nTag-File-Character-Encoding: UTF-8\n")
    write(folder / "package-info.txt", "Packing-Date: 2008-01-15\n")
    write(folder / "metadata/x.xml", "x\n")
    write(folder / "fetch.txt", "https://example.org/0 7 data/pages/0%\n")
    return [fonds, "bag", "upgrade", "WORK", "-q", "-j", "1",
            "-a", "sha224", "-a", "sha256", "-a", "sha384", "-a", "sha512"]


def prepare_repair(fonds, folder):
    source = folder.parent / "source"
    for i in range(8):
        write(source / f"page-{i}%", f"page {i}\n")
    run([fonds, "bag", "create", str(source), "-o", str(folder), "-q", "-a", "sha256",
         "-a", "md5", "-a", "sha1", "-a", "sha224", "-a", "sha384", "-a", "sha512",
         "-t", "Source-Organization: Harbour"])
    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
        manifest = folder / f"manifest-{name}.txt"
        text = manifest.read_text().replace("%25", "%").replace("  data", " *./data")
        manifest.write_text(text.replace("\n", "\r\n"))
        (folder / f"tagmanifest-{name}.txt").unlink()
    (folder / "manifest-sha1.txt").rename(folder / "manifest-SHA-1.txt")
    write(folder / "bagit.txt", "BagIt-Version:1.0\nTag-File-Character-Encoding:UTF-8\n")
    info = folder / "bag-info.txt"
    info.write_text(re.sub("Payload-Oxum: .*", "Payload-Oxum: 6", info.read_text()))
    write(folder / "fetch.txt", "https://example.org/0 99 data/page-0%25\n")
    return [fonds, "bag", "repair", "WORK", "--apply", "-q", "-j", "1"]


def prepare_packing(fonds, folder):
    """A folder with a bag in it."""
    source = folder.parent / "source"
    for i in range(30):
        write(source / f"pages/{i % 3}/{i}", f"page {i}\n" * i)
    (source / "empty").touch()
    folder.mkdir()
    run([fonds, "bag", "create", str(source), "-o", str(folder / "bag"), "-q"])


def prepare_pack(fonds, folder):
    prepare_packing(fonds, folder)
    return [fonds, "bag", "pack", "WORK/bag", "-o", "WORK/bag.tar", "-q", "-j", "1"]


def prepare_unpack(fonds, folder):
    prepare_packing(fonds, folder)
    run([fonds, "bag", "pack", str(folder / "bag"), "-o", str(folder / "x.tar.gz"), "-q"])
    return [fonds, "bag", "unpack", "WORK/x.tar.gz", "-o", "WORK/new", "-q", "-j", "1"]


def prepare_split(fonds, folder):
    source = folder.parent / "source"
    for i in range(9):
        write(source / f"letters/{i % 3}/{i}%", f"page {i}\n")
    (source / "empty").touch()
    folder.mkdir()
    run([fonds, "bag", "create", str(source), "-o", str(folder / "BAG"), "-q",
         "-a", "sha256", "-a", "sha1", "-a", "sha384", "-a", "sha512",
         "-t", "Source-Organization: Harbour"])
    return [fonds, "bag", "split", "WORK/BAG", "-o", "WORK/PARTS", "-q", "-j", "1",
            "--max-size", "21"]


def prepare_merge(fonds, folder):
    command = [word.replace("WORK", str(folder)) for word in prepare_split(fonds, folder)]
    run(command)
    shutil.rmtree(folder / "BAG")
    parts = sorted((folder / "PARTS").iterdir())
    assert len(parts) == 3
    return [fonds, "bag", "merge", *(f"WORK/PARTS/{part.name}" for part in parts),
            "-o", "WORK/NEW", "-q", "-j", "1"]


def prepare_event(fonds, folder):
    record = folder.parent / "record.json"
    write(record, '{"title": "A letter", "language": ["French"], '
          '"text_body": "Send forty litres.", "url": "https://a.example/1"}')
    run([fonds, "ingest", str(record), "-o", str(folder), "-q"])
    return [fonds, "metadata", "event", "WORK", "--type", "fixity check",
            "--outcome", "success", "--agent", "Harbour"]


def prepare_registered(fonds, folder):
    """A catalog knows places, so all is done in one place, and kept in another."""
    work = folder.parent / "work"
    work.mkdir()
    prepare_event(fonds, work / "BAG")
    run([fonds, "catalog", "add", str(work / "BAG"), "-q", "--catalog", str(work / CATALOG)])
    work.rename(folder)
    return [fonds, "metadata", "event", "WORK/BAG", "--type", "fixity check",
            "--catalog", f"WORK/{CATALOG}"]


def check_audit(fonds, work, where):
    """All is as registered; but for what an undecided change has in the bag."""
    if (work / "BAG/.fonds-change/journal").exists():
        return
    found = run([fonds, "audit", "run", "-q", "--format", "json",
                 "--catalog", str(work / CATALOG)], check=False)
    verdicts = json.loads(found.stdout)["verdicts"] if found.returncode < 2 else {}
    if verdicts.get("corrupt", 1) or verdicts["missing"] or not verdicts["ok"]:
        sys.exit(f"{where}: the audit says {verdicts}\n{found.stderr}")


def prepare_audit_repair(fonds, folder):
    """Of a registered tree: damaged, missing, missing with its folder, a link."""
    work = folder.parent / "work"
    for i in range(4):
        write(work / f"TREE/pages/{i}", f"page {i}\n" * 1000)
    write(work / "TREE/letters/1921/one", "one\n")
    shutil.copytree(work / "TREE", work / "COPY")
    catalog = str(work / CATALOG)
    run([fonds, "catalog", "add", str(work / "TREE"), "-q", "--catalog", catalog])
    write(work / "TREE/pages/0", "Page 0\n" + "page 0\n" * 999)
    (work / "TREE/pages/1").unlink()
    (work / "TREE/pages/2").unlink()
    (work / "TREE/pages/2").symlink_to("3")
    shutil.rmtree(work / "TREE/letters")
    run([fonds, "audit", "run", "-q", "--catalog", catalog], check=False)
    work.rename(folder)
    return [fonds, "audit", "repair", "1", "--from", "WORK/COPY", "-q",
            "--catalog", f"WORK/{CATALOG}"]


def ask(work, question):
    return run(["sqlite3", str(work / CATALOG), question]).stdout.split()


BASELINE = "select hex(path), size, hex(digest) from file order by path"


def check_kept(work, original, where):
    """Bytes are where they may be looked for, and nothing else is in the tree."""
    now, before = tree(work), tree(original)
    bad = before["TREE/pages/0"]
    kept = [path.read_bytes() for path in work.glob(f"{CATALOG}-quarantine/1/*-0")]
    if now.get("TREE/pages/0") != bad and bad not in kept:
        sys.exit(f"{where}: the bad bytes are lost")
    links = [path for path in work.glob(f"{CATALOG}-quarantine/1/*-2") if path.is_symlink()]
    if not (work / "TREE/pages/2").is_symlink() and not links:
        sys.exit(f"{where}: the link is lost")
    for name, data in now.items():
        if name.startswith("TREE/") and data is not None and ".fonds-repair-" not in name:
            if data not in (before.get(name), before[name.replace("TREE", "COPY", 1)]):
                sys.exit(f"{where}: '{name}' is neither old nor new")
    if ask(work, BASELINE) != ask(original, BASELINE):
        sys.exit(f"{where}: what is registered has changed")


def check_verdicts(fonds, work, where):
    """An audit says ok of what is as registered, and of nothing else."""
    found = run([fonds, "audit", "run", "-q", "--format", "json",
                 "--catalog", str(work / CATALOG)], check=False)
    verdicts = json.loads(found.stdout)["verdicts"] if found.returncode < 2 else {}
    now = tree(work)
    good = sum(data is not None and not (work / name).is_symlink()
               and data == now.get(name.replace("COPY", "TREE", 1))
               and not (work / name.replace("COPY", "TREE", 1)).is_symlink()
               for name, data in now.items() if name.startswith("COPY/"))
    if verdicts.get("ok") != good:
        sys.exit(f"{where}: {good} are right, the audit says {verdicts}\n{found.stderr}")


def check_repaired(fonds, work, where):
    check_verdicts(fonds, work, where)
    left = ask(work, "select count(*) from repair where state = 0"
                     " union all select count(*) from incident where state < 2"
                     " union all select count(*) from file_state where verdict <> 0")
    if left != ["0"] * 3:
        sys.exit(f"{where}: pending repairs, open incidents, bad states: {left}")


def check_old_or_new(now, before, wanted, where):
    """Each file that the bag had is what it was or what it will be."""
    for name in before:
        if now.get(name, 0) not in (before[name], wanted[name]):
            sys.exit(f"{where}: '{name}' is neither old nor new")


def check_beside(now, before, wanted, made, where):
    """The old bags are as they were; the new thing is there whole or not at all."""
    beside = {name: data for name, data in now.items()
              if not re.match(rf"({made}|\.{made}\.fonds-partial)(/|$)", name)}
    if beside != before:
        sys.exit(f"{where}: what was there is not what it was")
    inside = {name: data for name, data in now.items() if name.startswith(f"{made}/")}
    whole = {name: data for name, data in wanted.items() if name.startswith(f"{made}/")}
    if made in now and inside != whole:
        sys.exit(f"{where}: '{made}' is there but not whole")


def command_for(command, folder):
    return [re.sub("^WORK", str(folder), word) for word in command]


def trace(command, log):
    """The calls that change something, as (name, which of that name in its thread)."""
    run(["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *command])
    counts = collections.Counter()
    points = []
    for line in log.read_text(errors="replace").splitlines():
        found = re.match(r"^(\d+) +(\w+)\((.*)", line)
        if not found:
            continue
        thread, name, rest = found.groups()
        counts[thread, name] += 1
        if name == "openat" and "O_CREAT" not in rest:
            continue
        points.append((name, counts[thread, name]))
    # Threads have counts of their own: the first to reach it is killed.
    return list(dict.fromkeys(points))


def main():
    fonds, mode = sys.argv[1:3]
    least = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    top = pathlib.Path(tempfile.mkdtemp(prefix="fonds-kill-"))
    server = None
    try:
        original = top / "original"
        if mode == "complete":
            server, port = start_server(top / "source", top)
            command = prepare_complete(fonds, original, port)
        else:
            prepare = {"in-place": prepare_in_place, "repair": prepare_repair,
                       "update": prepare_update, "upgrade": prepare_upgrade,
                       "pack": prepare_pack, "unpack": prepare_unpack,
                       "split": prepare_split, "merge": prepare_merge,
                       "event": prepare_event, "registered": prepare_registered,
                       "audit-repair": prepare_audit_repair}[mode]
            command = prepare(fonds, original)
        is_event = mode in ("event", "registered")
        wanted_folder = top / ("work" if mode in IN_PLACE else "wanted")
        shutil.copytree(original, wanted_folder, symlinks=True)
        run(command_for(command, wanted_folder))
        wanted = tree(wanted_folder)
        accepted = [wanted]
        if is_event:
            run(command_for(command, wanted_folder))
            accepted.append(tree(wanted_folder))
        if mode in IN_PLACE:
            wanted_folder = wanted_folder.rename(top / "wanted")
        traced = top / ("work" if mode in IN_PLACE else "traced")
        shutil.copytree(original, traced, symlinks=True)
        points = trace(command_for(command, traced), top / "log")
        shutil.rmtree(traced)
        before = tree(original)
        if mode == "update":
            before = {name: data for name, data in before.items()
                      if name.startswith("data/") and name != "data/old/gone"}
        if mode in ("repair", "upgrade") or is_event:
            before = {name: data for name, data in before.items()
                      if name.removeprefix("BAG/").startswith("data/")}
        if mode == "audit-repair":
            before = {name: data for name, data in before.items() if name.startswith("COPY/")}
        lost_never = collections.Counter(
            hashlib.sha256(data).hexdigest() for data in before.values() if data)
        killed = 0
        for name, nth in points:
            work = top / "work"
            shutil.copytree(original, work, symlinks=True)
            line = command_for(command, work)
            result = run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}",
                          "-e", f"inject={name}:signal=KILL:when={nth}", *line], check=False)
            where = f"{mode}, killed at {name} {nth}"
            killed += result.returncode != 0
            now = digests(work)
            if lost_never - now:
                sys.exit(f"{where}: payload is lost: {lost_never - now}")
            if mode == "complete":
                check_whole(work, wanted, where)
            if mode in ("split", "merge"):
                check_beside(tree(work), before, wanted, MADE[mode], where)
            if is_event:
                check_old_or_new(tree(work), tree(original), wanted, where)
            if mode == "registered" and killed % 2:
                check_audit(fonds, work, where)
            if mode == "audit-repair":
                check_kept(work, original, where)
                if killed % 2:
                    check_verdicts(fonds, work, where)
            is_finished = tree(work) == wanted
            again = run(line, check=False)
            if again.returncode != 0 and not (
                    is_finished and re.search("is (a bag|there) already", again.stderr)):
                sys.exit(f"{where}: the same command gives {again.returncode}\n"
                         f"{again.stdout}{again.stderr}")
            if tree(work) not in accepted:
                there = tree(work)
                differ = sorted(path for path in there.keys() | wanted.keys()
                                if there.get(path, 0) != wanted.get(path, 0))
                sys.exit(f"{where}: the result differs in {differ}")
            if mode == "registered":
                check_audit(fonds, work, where)
            if mode == "audit-repair":
                check_kept(work, original, where)
                check_repaired(fonds, work, where)
            shutil.rmtree(work)
        made = wanted_folder / MADE.get(mode, "")
        for bag in sorted(made.iterdir()) if mode == "split" else [made]:
            if mode != "audit-repair":
                said = run([fonds, "bag", "validate", str(bag), "-q"]).stdout.splitlines()[-1]
            else:
                said = "each ended with all as registered"
        print(f"{mode}: {len(points)} points, {killed} killed; {said}")
        if server and not re.search("bytes=[1-9]", (top / "server-log").read_text()):
            sys.exit("no part was gone on with")
        if killed < least:
            sys.exit(f"{mode}: fewer than {least} kills")
    finally:
        if server:
            server.kill()
            server.wait()
        shutil.rmtree(top)


main()
