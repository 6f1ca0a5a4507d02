# SPDX-License-Identifier: Apache-2.0
"""What is measured: a tree, the tools that hash it in turn, and what their
times must say.

A row compares the times of one round, by name of tool; the median over the
rounds is set against the limit. The numbers are those of the points in
docs/PERFORMANCE.md. A row without a limit is for information. The first of a
workload's tools is fonds, and the others are set against it.
"""
import collections

Row = collections.namedtuple("Row", "number text value relation limit")
# The digests are compared with those of coreutils first, if is_checked;
# fonds must do with memory_mib.
MEMORY_MIB = 64
BAG_MEMORY_MIB = 250
AUDIT_MEMORY_MIB = 128
RECORDS = 10000
FORMAT_FILES = 10000
Workload = collections.namedtuple(
    "Workload", "name title tree algorithm is_checked tools rows memory_mib",
    defaults=[MEMORY_MIB])


def times(number, tool, text, limit):
    """How many times as long as fonds the tool takes."""
    return Row(number, text + " / fonds", lambda t: t[tool] / t["fonds"],
               ">=", limit)


def beside(tool, text, base):
    """The same, for information."""
    return Row("-", text, lambda t: t[tool] / t[base], ">=", None)


SMALL = "50,000 files of 0.5 to 64 KiB, 0.67 GB, "
SCANS = "1,000 files of 0.1 to 8 MB, 1.8 GB, "

WORKLOADS = [
    Workload(
        "small", SMALL + "SHA-256", "small", "sha256", True,
        "fonds reading hashing sha256sum openssl rhash hashdeep b3sum", [
            times(1, "rhash", "rhash", 3),
            times(1, "sha256sum", "sha256sum in all processes", 6),
            Row(1, "fonds / (reading alone + hashing alone)",
                lambda t: t["fonds"] / (t["reading"] + t["hashing"]),
                "<=", 1.25),
        ]),
    Workload(
        "scans", SCANS + "SHA-256", "scans", "sha256", True,
        "fonds reading hashing sha256sum openssl rhash hashdeep b3sum", [
            times(2, "openssl", "openssl dgst in all processes", 1.6),
            times(2, "sha256sum", "sha256sum in all processes", 6),
        ]),
    Workload(
        "large", "one file of 2 GiB, SHA-256", "large", "sha256", True,
        "fonds openssl_speed reading sha256sum openssl rhash hashdeep b3sum", [
            Row(3, "fonds / openssl speed",
                lambda t: t["fonds"] / t["openssl_speed"], "<=", 1.05),
            times(3, "openssl", "openssl dgst", 1.2),
        ]),
    Workload(
        "small-sha512", SMALL + "SHA-512", "small", "sha512", True,
        "fonds hashing sha256sum openssl rhash", [
            times(4, "openssl", "openssl dgst in all processes", 2),
        ]),
    Workload(
        "scans-sha512", SCANS + "SHA-512", "scans", "sha512", True,
        "fonds hashing sha256sum openssl rhash", [
            times(4, "openssl", "openssl dgst in all processes", 2),
        ]),
    Workload(
        "scans-md5", SCANS + "MD5", "scans", "md5", True,
        "fonds hashing sha256sum openssl rhash hashdeep", [
            times(4, "openssl", "openssl dgst in all processes", 3),
        ]),
    Workload(
        "two-algorithms", "one file of 2 GiB, SHA-512, alone and together "
        "with SHA-256 in one reading", "large", "sha512", False,
        "fonds fonds_both rhash rhash_both", [
            Row(5, "fonds, both / fonds",
                lambda t: t["fonds_both"] / t["fonds"], "<=", 1.1),
        ]),
    Workload(
        "bag", "a bag of the 50,000 small files, SHA-256", "bag", "sha256",
        False, "fonds validate audit check_sums bagit_py", [
            Row(6, "fonds bag validate / fonds digest",
                lambda t: t["validate"] / t["fonds"], "<=", 1.3),
            Row(6, "fonds audit run / fonds digest",
                lambda t: t["audit"] / t["fonds"], "<=", 1.3),
            beside("check_sums", "sha256sum -c / fonds audit run", "audit"),
            beside("bagit_py", "bagit.py / fonds audit run", "audit"),
        ]),
    Workload(
        "audit", "an audit of " + SMALL + "SHA-256", "small", "sha256", False,
        "fonds audit_again", [
            Row(9, "fonds audit run / fonds digest, processor time",
                lambda t: t["cpu of audit_again"] / t["cpu of fonds"], "<=",
                1.15),
            Row("-", "the same, seconds",
                lambda t: t["audit_again"] / t["fonds"], "<=", None),
        ]),
    Workload(
        "audit-million", "1,000,000 files of 100 bytes registered and audited, "
        "SHA-256", "letters", "sha256", False,
        "audit_again catalog_add audit_due status report_html report_json "
        "catalog_size", [
            Row(9, "bytes of the catalog a file",
                lambda t: t["catalog_size"], "<=", 250),
            Row(9, "seconds of fonds audit status",
                lambda t: t["status"], "<=", 1),
            Row(9, "seconds of fonds audit run --due",
                lambda t: t["audit_due"], "<=", 2),
            Row("-", "fonds catalog add / fonds audit run",
                lambda t: t["catalog_add"] / t["audit_again"], "<=", None),
        ], AUDIT_MEMORY_MIB),
    Workload(
        "create", "a bag made of " + SMALL + "SHA-256, read back", "small",
        "sha256", False, "create copy_and_sum bagit_py_make", [
            beside("copy_and_sum", "cp, sha256sum in all processes / fonds",
                   "create"),
            beside("bagit_py_make", "bagit.py in place / fonds", "create"),
        ], BAG_MEMORY_MIB),
    Workload(
        "create-million", "a bag made of 1,000,000 empty files, SHA-256",
        "million-files", "sha256", False, "create copy_and_sum", [
            beside("copy_and_sum", "cp, sha256sum in all processes / fonds",
                   "create"),
        ], BAG_MEMORY_MIB),
    Workload(
        "million", "a bag of 1,000,000 empty files, SHA-256", "million",
        "sha256", False, "validate check_sums bagit_py", [
            beside("check_sums", "sha256sum -c / fonds", "validate"),
        ], BAG_MEMORY_MIB),
    Workload(
        "packed-scans", "a packed bag of " + SCANS + "SHA-256",
        "packed-scans", "sha256", False,
        "packed_tar packed_zst check_sums_beside unpack_tar unpack_zst unpack",
        [
            beside("check_sums_beside", "sha256sum -c, unpacked before / fonds",
                   "packed_tar"),
            beside("unpack_tar", "tar -xf, sha256sum -c / fonds",
                   "packed_tar"),
            beside("unpack_zst", "the same from tar.zst / fonds",
                   "packed_zst"),
        ]),
    Workload(
        "packed-small", "a packed bag of " + SMALL + "SHA-256",
        "packed-small", "sha256", False,
        "packed_tar packed_zst check_sums_beside unpack_tar unpack_zst unpack",
        [
            beside("check_sums_beside", "sha256sum -c, unpacked before / fonds",
                   "packed_tar"),
            beside("unpack_tar", "tar -xf, sha256sum -c / fonds",
                   "packed_tar"),
            beside("unpack_zst", "the same from tar.zst / fonds",
                   "packed_zst"),
        ]),
    Workload(
        "packed-million", "a packed bag of 1,000,000 empty files, SHA-256",
        "packed-million", "sha256", False,
        "packed_tar packed_zst check_sums_beside", [
            beside("check_sums_beside", "sha256sum -c, unpacked before / fonds",
                   "packed_tar"),
        ], BAG_MEMORY_MIB),
    Workload(
        "batch", "10,000 records of 0.5 to 16 KiB as JSON lines, a bag of each",
        "records", "sha256", False, "batch batch_alone", [
            Row("-", "records a second", lambda t: RECORDS / t["batch"],
                ">=", None),
            beside("batch_alone", "one at a time / fonds", "batch"),
        ]),
    Workload(
        "formats", "10,000 files of 0.2 to 16 KiB of ten formats, identified",
        "formats", "sha256", False, "identify identify_alone file", [
            Row("-", "files a second and core",
                lambda t: FORMAT_FILES / t["identify_alone"], ">=", 2000),
            beside("file", "file / fonds, one process each",
                   "identify_alone"),
        ]),
    Workload(
        "empty", "200,000 empty files, SHA-256", "empty", "sha256", True,
        "fonds reading sha256sum rhash hashdeep", [
            times(8, "sha256sum", "sha256sum in all processes", 1.5),
            times(8, "rhash", "rhash", 1.5),
        ]),
    Workload(
        "beside", "one file of 2 GiB beside the 50,000 small ones, SHA-256",
        "beside", "sha256", True,
        "fonds fonds_small fonds_large sha256sum openssl rhash", [
            Row("-", "fonds / the longer of both alone",
                lambda t: t["fonds"] / max(t["fonds_small"],
                                           t["fonds_large"]), "<=", None),
        ]),
]
