# SPDX-License-Identifier: Apache-2.0
"""Tables, as text or as Markdown."""
import os
import platform


class Report:
    def __init__(self, is_markdown):
        self.is_markdown = is_markdown

    def say(self, text):
        print("- " + text if self.is_markdown else text, flush=True)

    def heading(self, text):
        print(f"\n### {text}\n" if self.is_markdown else f"\n{text}",
              flush=True)

    def table(self, header, rows):
        """The first column is text, the others stand at the right."""
        rows = [[str(cell) for cell in row] for row in [header] + rows]
        widths = [max(len(row[i]) for row in rows) for i in range(len(header))]
        if self.is_markdown:
            rows.insert(1, ["---"] + ["---:"] * (len(header) - 1))
        for row in rows:
            cells = [row[0].ljust(widths[0])] + [
                cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
            if self.is_markdown:
                print("| " + " | ".join(cells) + " |")
            else:
                print(("  " + "  ".join(cells)).rstrip())


def processor():
    """The name of the processor and what it can do for digests."""
    name, flags = platform.machine(), []
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            key, _, value = (part.strip() for part in line.partition(":"))
            if key == "model name":
                name = value
            if key in ("flags", "Features"):
                flags = [flag for flag in ("avx2", "avx512f", "sha_ni",
                                           "asimd", "sha2", "sha512")
                         if flag in value.split()]
    return f"{name} ({' '.join(flags)})"


def memory_available():
    """Bytes, or None where the kernel does not say."""
    with open("/proc/meminfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) << 10
    return None


def machine():
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return (f"{len(os.sched_getaffinity(0))} x {processor()}, "
            f"{total / 2 ** 30:.0f} GiB, Linux {platform.release()}")
