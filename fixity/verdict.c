/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/verdict.h>

#include <stddef.h>

struct verdict_info {
	const char *name;
	const char *remedy;
};

static const struct verdict_info verdicts[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_OK] = { "ok",
		"Every byte is as registered; nothing is to be done." },
	[FONDS_VERDICT_CORRUPT] = { "corrupt",
		"Two reads gave the same content, and it is not what was "
		"registered: restore the file from another copy and find out "
		"what changed it." },
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = { "corrupt-unconfirmed",
		"The content differed from what was registered, and a second "
		"read did not give the same again: suspect the disk, memory "
		"or network, copy the file elsewhere and check it again." },
	[FONDS_VERDICT_MISSING] = { "missing",
		"A registered file is not in its place: restore it from "
		"another copy and find out who removed it." },
	[FONDS_VERDICT_UNEXPECTED] = { "unexpected",
		"A file is in the bag that was never registered: find out "
		"where it comes from before it is removed." },
	[FONDS_VERDICT_UNREADABLE] = { "unreadable",
		"The system could not read the file, so nothing is known of "
		"its content: look at the disk, the mount and the system's "
		"log, then check it again." },
	[FONDS_VERDICT_DENIED] = { "denied",
		"There is no permission to read the file, so nothing is "
		"known of its content: give the permission, then check it "
		"again." },
	[FONDS_VERDICT_UNSTABLE] = { "unstable",
		"The file was changed while it was read: find out what "
		"writes to it, then check it again." },
	[FONDS_VERDICT_VOLUME_OFFLINE] = { "volume-offline",
		"The place of the whole bag was not there, so nothing is "
		"known of its files: mount the volume, then check it again." },
	[FONDS_VERDICT_NOT_CHECKED] = { "not-checked",
		"The run ended before the turn of this file, so nothing is "
		"known of its content: run the audit again." },
	[FONDS_VERDICT_MOVED] = { "moved",
		"The file is whole, but under another name in the same "
		"holding: move it back, or find out who moved it." },
	[FONDS_VERDICT_SKIPPED] = { "skipped",
		"The file was left out on purpose, as the run says why; "
		"nothing is known of its content." },
	[FONDS_VERDICT_NOT_DUE] = { "not-due",
		"The file was checked within the period of its policy; it "
		"has its turn later." },
};

/* A value from a catalog of a later version may lie outside the table. */
static const struct verdict_info unknown = { "unknown",
	"This version does not know the verdict: use the one that wrote it." };

static const struct verdict_info *info(enum fonds_verdict verdict)
{
	size_t index = (size_t)verdict;

	return index < FONDS_VERDICT_COUNT ? &verdicts[index] : &unknown;
}

const char *fonds_verdict_name(enum fonds_verdict verdict)
{
	return info(verdict)->name;
}

const char *fonds_verdict_remedy(enum fonds_verdict verdict)
{
	return info(verdict)->remedy;
}

bool fonds_verdict_is_sound(enum fonds_verdict verdict)
{
	return verdict == FONDS_VERDICT_OK;
}
