# SPDX-License-Identifier: Apache-2.0
"""Counts every figure of a JSON report again, from the raw tables of a catalog.

It knows the tables and what fonds-report(5) says of each figure, and shares no
code with the program. differences() gives each member that is not as counted.
"""
import base64
import calendar
import collections
import time

VERDICTS = ("ok", "corrupt", "corrupt-unconfirmed", "missing", "unexpected", "unreadable",
            "denied", "unstable", "volume-offline", "not-checked", "moved", "skipped",
            "not-due")
COLUMNS = ", ".join(name.replace("-", "_") for name in VERDICTS)
JUDGED = ("ok", "corrupt", "corrupt-unconfirmed", "missing", "moved")
NOT_READABLE = ("unreadable", "denied", "unstable", "volume-offline")
READ = ("ok", "corrupt", "corrupt-unconfirmed", "unstable")
UNREAD = ("missing", "moved", "unreadable", "denied", "volume-offline")
STATES = ("running", "complete", "interrupted", "partial", "stopped", "invalid")
INVALID = 5
INCIDENT_STATES = ("open", "acknowledged", "repaired", "accepted")
STEPS = ("opened", "seen again", "found sound", "acknowledged", "repaired", "accepted", "note")
PAUSES = ("all", "collection", "volume", "holding")
ALGORITHMS = {1: "md5", 2: "sha1", 3: "sha224", 4: "sha256", 5: "sha384", 6: "sha512",
              7: "sha3224", 8: "sha3256", 9: "sha3384", 10: "sha3512", 11: "blake2b512"}
# The damaged first, as the report lists them.
ORDER = ("corrupt", "corrupt-unconfirmed", "missing", "unreadable", "denied", "unstable",
         "moved", "unexpected", "volume-offline", "not-checked", "skipped", "not-due")
DAY = 86400
FUTURE = 3600  # a check that is dated later than this proves nothing
TREND = 60
OVERDUE = 20
AGES = (("up_to_1_day", 1), ("up_to_7_days", 7), ("up_to_30_days", 30),
        ("up_to_90_days", 90), ("up_to_365_days", 365))
# Prose, which is made of the figures; and claims, which have no figure.
NOT_FIGURES = {"format_version", "statement", "catalog", "claims", "remedy", "outcome"}


def when(seconds):
    if not seconds:
        return None
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def seconds_of(text):
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


class Raw:
    """The tables, as they are; database is a connection of sqlite3."""

    def __init__(self, database):
        self.database = database

    def rows(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def runs(self):
        for row in self.rows(
                "SELECT number, state, scope, started_at, recorded_at, ended_at, why, holdings"
                " FROM run ORDER BY number"):
            run = dict(zip(("number", "state", "scope", "started_at", "recorded_at", "ended_at",
                            "why", "holdings"), row))
            # No auditor is alive when a report is counted again.
            if run["state"] == 0:
                run["state"], run["ended_at"] = 2, run["recorded_at"]
            yield run

    def holdings(self):
        """Those that the repository is responsible for, now or before."""
        names = ("number", "collection", "volume", "location", "added_at", "files", "bytes",
                 "removed_at", "name")
        for row in self.rows(
                "SELECT h.number, h.collection, h.volume, h.location, h.added_at, h.files,"
                " h.bytes, m.removed_at, c.name FROM holding AS h"
                " JOIN collection AS c ON c.number = h.collection"
                " LEFT JOIN removal AS m ON m.holding = h.number"
                " WHERE h.files IS NOT NULL ORDER BY h.number"):
            yield dict(zip(names, row))

    def states(self):
        """(holding, path) of each file: size, verdict, time and run of its last check."""
        own = {(holding, path): (verdict, at, run) for holding, path, verdict, at, run
               in self.rows("SELECT holding, path, verdict, checked_at, run FROM file_state")}
        found = {}
        for holding, path, size, at, run in self.rows(
                "SELECT f.holding, f.path, f.size, s.checked_at, s.checked_run FROM file AS f"
                " JOIN shard AS s ON s.holding = f.holding AND s.kind = 0"
                " AND f.path BETWEEN s.first AND s.last"):
            verdict = 0 if at else None
            found[holding, path] = (size, *own.get((holding, path), (verdict, at, run)))
        return found

    def policies(self, at=None):
        """The period of each collection, in seconds; as it was at that time."""
        return {collection: every for collection, every in self.rows(
            "SELECT collection, every_seconds FROM policy"
            " WHERE ? IS NULL OR set_at <= ? ORDER BY number", at, at)}

    def paused(self, now):
        """Is a holding paused at this time?"""
        held = {(kind, target) for kind, target in self.rows(
            "SELECT kind, target FROM pause WHERE ended_at IS NULL"
            " AND (until_at IS NULL OR until_at > ?)", now)}
        return lambda holding: bool(held & {
            (0, 0), (1, holding["collection"]), (2, holding["volume"]), (3, holding["number"])})


def name(key, data):
    data = data.encode() if isinstance(data, str) else bytes(data or b"")
    try:
        data.decode()
    except UnicodeDecodeError:
        return {key + "_base64": base64.b64encode(data).decode()}
    return {key: data.decode()}


def verdicts_of(counts):
    return {verdict: counts.get(verdict, 0) for verdict in VERDICTS}


def add_counts(rows):
    """Rows that end with a column for each verdict."""
    counts = collections.Counter()
    for row in rows:
        counts.update(dict(zip(VERDICTS, row[-len(VERDICTS):])))
    return counts


def inventory(counts):
    return sum(count for verdict, count in counts.items() if verdict != "unexpected")


def past(raw, at):
    """How many files were registered at a time, and within their policy then."""
    periods = raw.policies(at)
    registered = covered = 0
    turns = collections.defaultdict(list)
    for shard, ended, *counts in raw.rows(
            f"SELECT shard, ended_at, {COLUMNS} FROM run_shard WHERE ended_at <= ?"
            " AND run NOT IN (SELECT number FROM run WHERE state = ?)", at, INVALID):
        counts = dict(zip(VERDICTS, counts))
        turns[shard].append((ended, sum(counts[verdict] for verdict in JUDGED)))
    shards = collections.defaultdict(list)
    for number, holding, files in raw.rows(
            "SELECT number, holding, files FROM shard WHERE kind = 0"):
        shards[holding].append((number, files))
    for holding in raw.holdings():
        if holding["added_at"] > at or (holding["removed_at"] or at + 1) <= at:
            continue
        period = periods.get(holding["collection"], 0) or at
        for shard, files in shards[holding["number"]]:
            registered += files
            covered += max((judged for ended, judged in turns[shard] if ended >= at - period),
                           default=0)
    return registered, covered


def rate(amount, busy_ms):
    return amount * 1000 // busy_ms if busy_ms else 0


def auditors_of(raw, run):
    names = ("number", "run", "host", "user", "process", "version", "libraries", "system",
             "read_mode", "started_at", "seen_at", "ended_at", "why", "files", "bytes",
             "past_cache", "busy_ms")
    return [dict(zip(names, row)) for row in raw.rows(
        f"SELECT {', '.join(names)} FROM auditor WHERE run = ? ORDER BY number", run)]


def degraded(auditors, counts):
    """Files that were to be read past the cache, and were not; none that was not there."""
    asked = [auditor for auditor in auditors if auditor["past_cache"]
             or auditor["read_mode"].startswith("past the page cache")]
    if not asked:
        return 0
    past_cache = sum(auditor["past_cache"] for auditor in asked)
    if len(asked) == len(auditors):
        return sum(counts[verdict] for verdict in READ) - past_cache
    return max(0, sum(auditor["files"] for auditor in asked) - past_cache
               - sum(counts[verdict] for verdict in UNREAD))


def count_run(raw, run):
    """The figures of one run, from the rows of its shards and of what had no turn."""
    shards = raw.rows(f"SELECT bytes, {COLUMNS} FROM run_shard WHERE run = ?", run["number"])
    counts = add_counts(shards)
    for verdict, files in raw.rows(
            "SELECT verdict, files FROM run_rest WHERE run = ?", run["number"]):
        counts[VERDICTS[verdict]] += files
    auditors = auditors_of(raw, run["number"])
    at = run["ended_at"] or run["recorded_at"]
    registered, covered = past(raw, at)
    findings = raw.rows("SELECT count(*) FROM finding WHERE run = ?", run["number"])[0][0]
    past_cache = sum(auditor["past_cache"] for auditor in auditors)
    state = STATES[run["state"]]
    wrong = inventory(counts) - sum(
        counts[verdict] for verdict in ("ok", "not-checked", "skipped", "not-due"))
    return {
        "run": run, "counts": counts, "state": state, "findings": findings,
        "bytes": sum(row[0] for row in shards), "auditors": auditors,
        "read": sum(counts[verdict] for verdict in READ), "past_cache": past_cache,
        "degraded": degraded(auditors, counts),
        "busy_ms": sum(auditor["busy_ms"] for auditor in auditors),
        "clock_notes": raw.rows("SELECT count(*) FROM clock_note WHERE run = ?",
                                run["number"])[0][0],
        "registered": registered, "covered": covered,
        "sound": state in ("complete", "partial") and wrong == 0 and findings == 0
        and counts["unexpected"] == 0 and not (state == "complete" and counts["not-checked"]),
    }


def run_member(counted, reported):
    run, counts = counted["run"], counted["counts"]
    files = inventory(counts)
    return {
        "number": run["number"], "state": counted["state"], "reported": reported,
        "sound": counted["sound"], **name("scope", run["scope"]),
        "started_at": when(run["started_at"]), "recorded_at": when(run["recorded_at"]),
        "ended_at": when(run["ended_at"]), **name("why", run["why"]),
        "holdings": run["holdings"], "files": files, "bytes": counted["bytes"],
        "findings": counted["findings"], "verdicts": verdicts_of(counts),
        "verdict_sum": files, "sums_to_inventory": True,
        "not_sound": files - sum(counts[verdict] for verdict
                                 in ("ok", "not-checked", "skipped", "not-due")),
        "auditors": len(counted["auditors"]), "clock_notes": counted["clock_notes"],
        "read": counted["read"], "past_cache": counted["past_cache"],
        "busy_ms": counted["busy_ms"], "rate": rate(counted["bytes"], counted["busy_ms"]),
        "registered": counted["registered"], "covered": counted["covered"],
        "recount_differences": 0,
    }


def totals(raw, runs, at):
    counts = sum((run["counts"] for run in runs), collections.Counter())
    registered, covered = past(raw, at)

    def total(key):
        return sum(run[key] for run in runs)

    judged = sum(counts[verdict] for verdict in JUDGED)
    not_readable = sum(counts[verdict] for verdict in NOT_READABLE)
    states = collections.Counter(run["state"] for run in runs)
    return {
        "runs": len(runs), "states": {state: states[state] for state in STATES},
        "sound": total("sound"), "files": inventory(counts),
        "due": judged + not_readable + counts["not-checked"], "judged": judged,
        "not_readable": not_readable, "verdicts": verdicts_of(counts),
        "verdict_sum": inventory(counts), "sums_to_inventory": True,
        "recount_differences": 0, "findings": total("findings"), "bytes": total("bytes"),
        "read": total("read"), "past_cache": total("past_cache"),
        "through_cache": total("read") - total("past_cache"), "degraded": total("degraded"),
        "busy_ms": total("busy_ms"), "rate": rate(total("bytes"), total("busy_ms")),
        "clock_notes": total("clock_notes"), "registered": registered, "covered": covered,
    }


def side(size, algorithm, digest):
    if size is None and digest is None:
        return None
    member = {} if size is None else {"size": size}
    if digest is not None:
        member.update(algorithm=ALGORITHMS[algorithm], digest=bytes(digest).hex())
    return member


def findings(raw, runs):
    found = []
    for row in raw.rows(
            "SELECT f.number, f.verdict, f.run, f.holding, h.location, f.path, f.expected_size,"
            " f.expected_algorithm, f.expected, f.actual_size, f.actual_algorithm, f.actual,"
            " f.moved_to, f.damage_offset, f.damage_length, f.damage_pattern, f.detail,"
            " f.found_at, f.incident FROM finding AS f JOIN holding AS h ON h.number = f.holding"
            " ORDER BY f.number"):
        if row[2] not in runs:
            continue
        damage = {key: value for key, value in zip(("offset", "length", "pattern"), row[13:16])
                  if value is not None}
        found.append({
            "number": row[0], "verdict": VERDICTS[row[1]], "run": row[2], "holding": row[3],
            **name("location", row[4]), **name("path", row[5]), "expected": side(*row[6:9]),
            "actual": side(*row[9:12]),
            **({"moved_to": None} if row[12] is None else name("moved_to", row[12])),
            "damage": damage or None, **name("detail", row[16]), "found_at": when(row[17]),
            "incident": row[18],
        })
    return sorted(found, key=lambda row: (ORDER.index(row["verdict"]), row["number"]))


def is_sound_now(raw, holding, path, incident, states):
    if (holding, path) in states and raw.rows(
            "SELECT 1 FROM file_state WHERE holding = ? AND path = ?", holding, path):
        return states[holding, path][1] == 0
    last = raw.rows("SELECT run, shard FROM finding WHERE incident = ? ORDER BY number DESC",
                    incident)[0]
    kinds = dict(raw.rows("SELECT number, kind FROM shard"))
    whole = path == b"" or kinds.get(last[1], 2) == 2
    return all((checked or 0) > last[0] for number, checked in raw.rows(
        "SELECT number, checked_run FROM shard WHERE holding = ? AND kind < 2", holding)
        if whole or number == last[1])


def incidents(raw, since, until, states, run=0):
    """Those that were open at some time of the period, or that its run opened."""
    found = []
    for row in raw.rows(
            "SELECT i.number, i.state, i.verdict, i.holding, h.location, c.name, i.path,"
            " i.opened_at, i.opened_run, i.closed_at FROM incident AS i"
            " JOIN holding AS h ON h.number = i.holding"
            " JOIN collection AS c ON c.number = h.collection ORDER BY i.number"):
        if row[9] and row[9] < since:
            continue
        if until and row[7] >= until and row[8] != run:
            continue
        steps = [{"number": step[0], "step": STEPS[step[1]], "at": when(step[2]),
                  **name("by", step[3]), **name("reason", step[4]), "run": step[5],
                  "repair": step[6]} for step in raw.rows(
            "SELECT e.number, e.kind, e.at, a.name, e.reason, e.run, e.repair"
            " FROM incident_event AS e LEFT JOIN agent AS a ON a.number = e.agent"
            " WHERE e.incident = ? ORDER BY e.number", row[0])]
        found.append({
            "number": row[0], "state": INCIDENT_STATES[row[1]], "verdict": VERDICTS[row[2]],
            "holding": row[3], **name("location", row[4]), **name("collection", row[5]),
            **name("path", row[6]), "opened_at": when(row[7]), "opened_run": row[8],
            "closed_at": when(row[9]),
            "findings": raw.rows("SELECT count(*) FROM finding WHERE incident = ?",
                                 row[0])[0][0],
            "is_sound_now": is_sound_now(raw, row[3], row[6], row[0], states),
            "steps": steps,
        })
    return found


def incident_counts(found, since):
    is_open = [row for row in found if row["state"] in ("open", "acknowledged")]
    return {
        "total": len(found),
        "opened": sum(seconds_of(row["opened_at"]) >= since for row in found),
        "repaired": sum(row["state"] == "repaired" for row in found),
        "accepted": sum(row["state"] == "accepted" for row in found),
        "open": len(is_open),
        "open_sound_now": sum(row["is_sound_now"] for row in is_open),
    }


def holdings(raw, runs):
    found = []
    for holding in raw.holdings():
        sums = collections.Counter()
        counts = collections.Counter()
        ended = 0
        for run in sorted(runs):
            rows = raw.rows(
                f"SELECT w.ended_at, w.files, w.bytes, w.findings, {COLUMNS}"
                " FROM run_shard AS w JOIN shard AS s ON s.number = w.shard"
                " WHERE w.run = ? AND s.holding = ?".replace(
                    COLUMNS, ", ".join("w." + column for column in COLUMNS.split(", "))),
                run, holding["number"])
            if not rows:
                continue
            sums["runs"] += 1
            for key, column in (("files", 1), ("bytes", 2), ("findings", 3)):
                sums[key] += sum(row[column] for row in rows)
            counts += add_counts(rows)
            if all(row[0] for row in rows):
                ended = max(ended, max(row[0] for row in rows))
            sums["invalid"] += raw.rows(
                "SELECT state FROM run WHERE number = ?", run)[0][0] == INVALID
        if sums["runs"]:
            found.append({
                "holding": holding["number"], **name("location", holding["location"]),
                **name("collection", holding["name"]), "runs": sums["runs"],
                "invalid_runs": sums["invalid"], "ended_at": when(ended), "files": sums["files"], "bytes": sums["bytes"],
                "findings": sums["findings"], "verdicts": verdicts_of(counts)})
    return found


class Coverage:
    """Every registered file, one by one, as it stands at a time."""

    def __init__(self, raw, now):
        self.now = now
        self.every = raw.policies()
        self.is_paused = raw.paused(now)
        self.held = {holding["number"]: holding for holding in raw.holdings()
                     if not holding["removed_at"]}
        self.states = raw.states()
        # A shard lends its time also where each of its files has a later one.
        self.shards = raw.rows(
            "SELECT holding, checked_at FROM shard WHERE kind = 0 AND checked_at IS NOT NULL"
            " AND files > 0")

    def is_future(self, at):
        return at - self.now > FUTURE

    def is_overdue(self, holding, at):
        since = at or holding["added_at"]
        every = self.every.get(holding["collection"], 0)
        if self.is_future(since):
            return True
        return self.now - since > every if every else not at

    def files(self, collection=None):
        for (number, _), (size, verdict, at, run) in self.states.items():
            holding = self.held.get(number)
            if holding and collection in (None, holding["collection"]):
                # What could not be judged was not checked.
                is_judged = verdict is None or VERDICTS[verdict] in JUDGED
                yield holding, (size, verdict, at if is_judged else None, run)

    def member(self, collection=None):
        counts = collections.Counter()
        ages = collections.Counter()
        last = collections.Counter()
        oldest = None
        for holding, (size, verdict, at, _) in self.files(collection):
            counts["files"] += 1
            counts["bytes"] += size
            last["not-checked" if verdict is None else VERDICTS[verdict]] += 1
            counts["paused"] += self.is_paused(holding)
            if not self.is_overdue(holding, at):
                counts["within_policy"] += 1
            elif not self.is_paused(holding):
                counts["overdue"] += 1
                counts["overdue_bytes"] += size
            ages[self.age(at)] += 1
            if at and (oldest is None or at < oldest):
                oldest = at
        held = [holding for holding in self.held.values()
                if collection in (None, holding["collection"])]
        for number, at in self.shards:
            if any(holding["number"] == number for holding in held):
                oldest = min(at, oldest or at)
        return {
            "holdings": len(held), "files": counts["files"], "bytes": counts["bytes"],
            "within_policy": counts["within_policy"], "overdue": counts["overdue"],
            "overdue_bytes": counts["overdue_bytes"], "paused": counts["paused"],
            "oldest": when(oldest),
            "ages": {key: ages[key] for key in
                     [key for key, _ in AGES] + ["older", "never", "in_future"]},
            "last_verdicts": verdicts_of(last),
        }

    def age(self, at):
        if not at:
            return "never"
        if self.is_future(at):
            return "in_future"
        age = max(0, self.now - at)
        return next((key for key, days in AGES if age <= days * DAY), "older")

    def overdue(self):
        found = collections.defaultdict(lambda: [None, 0, 0])
        for holding, (size, _, at, _) in self.files():
            if self.is_paused(holding) or not self.is_overdue(holding, at):
                continue
            due = at + self.every.get(holding["collection"], 0) if at else holding["added_at"]
            row = found[holding["number"]]
            due = min(due, self.now)
            if row[0] is None or (due, at or 0) < row[0]:
                row[0] = due, at or 0
            row[1] += 1
            row[2] += size
        rows = sorted(found.items(), key=lambda item: (item[1][0][0], item[0]))[:OVERDUE]
        return [{"holding": number, **name("location", self.held[number]["location"]),
                 **name("collection", self.held[number]["name"]), "due_at": when(due),
                 "files": files, "bytes": size} for number, ((due, _), files, size) in rows]


def minute(number):
    return None if number is None else f"{number // 60:02}:{number % 60:02}"


def collections_member(raw, coverage):
    found = []
    for number, title in raw.rows("SELECT number, name FROM collection ORDER BY number"):
        policy = raw.rows(
            "SELECT p.every_seconds, p.rate, p.sample, p.set_at, a.name, p.number,"
            " p.window_from, p.window_to FROM policy AS p"
            " JOIN agent AS a ON a.number = p.agent WHERE p.collection = ?"
            " ORDER BY p.number DESC LIMIT 1", number)
        found.append({
            "number": number, **name("name", title),
            "policy": {"every_seconds": policy[0][0], "rate": policy[0][1],
                       "sample_millionths": policy[0][2], "set_at": when(policy[0][3]),
                       **name("by", policy[0][4]), "number": policy[0][5],
                       "window_from": minute(policy[0][6]),
                       "window_to": minute(policy[0][7])} if policy else None,
            "coverage": coverage.member(number)})
    return found


def pauses(raw, since, until):
    found = []
    for row in raw.rows(
            "SELECT p.number, p.kind, p.begun_at, p.until_at, a.name, p.reason, p.ended_at,"
            " b.name, CASE p.kind WHEN 1 THEN (SELECT name FROM collection WHERE number ="
            " p.target) WHEN 2 THEN (SELECT name FROM volume WHERE number = p.target)"
            " WHEN 3 THEN (SELECT location FROM holding WHERE number = p.target) END"
            " FROM pause AS p JOIN agent AS a ON a.number = p.agent"
            " LEFT JOIN agent AS b ON b.number = p.ended_by ORDER BY p.number"):
        end = row[6] or row[3]
        if row[2] <= until and (not end or end >= since):
            found.append({
                "number": row[0], "of": PAUSES[row[1]],
                **(name("target", row[8]) if row[1] else {"target": None}),
                "begun_at": when(row[2]), "until": when(row[3]), **name("by", row[4]),
                **name("reason", row[5]), "ended_at": when(row[6]),
                **(name("ended_by", row[7]) if row[6] else {})})
    return found


def clock_notes(raw, runs):
    return [{"run": run, "noted_at": when(at),
             "direction": "backward" if step < 0 else "forward", "seconds": abs(step),
             **name("note", note)} for run, at, step, note in raw.rows(
        "SELECT run, noted_at, step, note FROM clock_note ORDER BY number") if run in runs]


def without_turn(raw, runs):
    found = {}
    for run, verdict, reason, shards, files in raw.rows(
            "SELECT run, verdict, reason, shards, files FROM run_rest"
            " ORDER BY run, verdict, reason"):
        if run not in runs:
            continue
        row = found.setdefault((verdict, reason), {
            "verdict": VERDICTS[verdict], **name("reason", reason), "shards": 0, "files": 0})
        row["shards"] += shards
        row["files"] += files
    return list(found.values())


def auditor_member(auditor):
    member = dict(auditor)
    for key in ("started_at", "seen_at", "ended_at"):
        member[key] = when(auditor[key])
    return member


FIGURES = (("runs", "runs"), ("files", "files"), ("judged", "judged"), ("ok", None),
           ("findings", "findings"), ("bytes", "bytes"), ("rate", "rate"), ("covered", None))


def figure(key, total):
    if key == "ok":
        return total["verdicts"]["ok"]
    if key == "covered":
        return total["covered"] * 1000 // total["registered"] if total["registered"] else 0
    return total[key]


def comparison(raw, before, since, until, total, at):
    if not before:
        return None
    past_total = totals(raw, before, at)
    return {
        "totals": past_total, "since": when(since), "until": when(until),
        "figures": [{"figure": key, "before": figure(key, past_total),
                     "now": figure(key, total)} for key, _ in FIGURES]}


def expected(raw, made_at, run=None, since=None):
    """The report of one run, or of all that began since, as it must be."""
    counted = [count_run(raw, row) for row in raw.runs()]
    newest = counted[-1]["run"]["number"]
    if run:
        shown = [row for row in counted if row["run"]["number"] == run]
        trend = [row for row in counted if row["run"]["number"] <= run]
        since = shown[0]["run"]["started_at"]
        until = shown[0]["run"]["ended_at"] or made_at
        is_current = run == newest
        same = [row for row in trend[:-1]
                if row["run"]["scope"] == shown[0]["run"]["scope"]][-1:]
        span = [same[0]["run"]["started_at"], same[0]["run"]["ended_at"]] if same else [0, 0]
    else:
        shown = [row for row in counted if row["run"]["started_at"] >= since]
        trend, until, is_current = counted, made_at, True
        span = [since - (until - since), since]
        same = [row for row in counted if span[0] <= row["run"]["started_at"] < since]
    numbers = {row["run"]["number"] for row in shown}
    total = totals(raw, shown, min(until, made_at))
    coverage = Coverage(raw, made_at)
    found = findings(raw, numbers)
    seen = incidents(raw, since, 0 if is_current else until, coverage.states, run)
    listed = holdings(raw, numbers)
    rests = without_turn(raw, numbers)
    held = pauses(raw, since, until)
    notes = clock_notes(raw, numbers)
    auditors = [auditor_member(auditor) for row in shown for auditor in row["auditors"]]
    groups = collections_member(raw, coverage)
    return {
        "about": "run" if run else "period", "since": when(since), "until": when(until),
        "totals": total, "differences": [], "findings_total": len(found), "findings": found,
        "incident_counts": incident_counts(seen, since), "incidents": seen,
        "runs_total": len(shown),
        "runs": [run_member(row, False) for row in trend[-TREND:]
                 if row["run"]["number"] not in numbers]
        + [run_member(row, True) for row in shown],
        "holdings_total": len(listed), "holdings": listed,
        "comparison": comparison(raw, same, *span, total, span[1] or since),
        "coverage": coverage.member(), "collections_total": len(groups), "collections": groups,
        "overdue": coverage.overdue(), "pauses_total": len(held), "pauses": held,
        "clock_notes_total": len(notes), "clock_notes": notes,
        "without_turn_total": len(rests), "without_turn": rests,
        "auditors_total": len(auditors), "auditors": auditors,
    }


def compare(said, counted, path, found):
    """What is counted must be said, and so."""
    if isinstance(counted, dict) and isinstance(said, dict):
        for key in counted:
            compare(said.get(key, "nothing"), counted[key], f"{path}.{key}", found)
    elif isinstance(counted, list) and isinstance(said, list) and len(counted) == len(said):
        for i, item in enumerate(counted):
            compare(said[i], item, f"{path}[{i}]", found)
    elif said != counted or isinstance(said, bool) != isinstance(counted, bool):
        found.append(f"{path}: the report says {said!r}, and it is {counted!r}")


def find_uncounted(said, counted, path, found):
    """A number that nobody counts again could be any."""
    if isinstance(said, dict) and isinstance(counted, dict):
        for key, value in said.items():
            if key in counted:
                find_uncounted(value, counted[key], f"{path}.{key}", found)
            elif isinstance(value, (int, dict, list)) and key not in NOT_FIGURES | {"run"}:
                found.append(f"{path}.{key}: nobody counted {value!r} again")
    elif isinstance(said, list) and isinstance(counted, list):
        for one, other in zip(said, counted):
            find_uncounted(one, other, path + "[]", found)


def differences(report, database, run=None, since=None):
    """Of a report that was made now, of a run or of a period."""
    counted = expected(Raw(database), seconds_of(report["made_at"]), run, since)
    found = []
    compare(report, counted, "", found)
    find_uncounted(report, counted, "", found)
    return found
