/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_SIGNATURE_SET_H
#define METADATA_FORMAT_SIGNATURE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tree.h"

/*
 * The formats of PRONOM and what tells them: byte signatures, what lies in
 * containers, extensions. From the table that is compiled in, or from a newer
 * signature file of DROID; who uses a set cannot tell which.
 *
 *	fonds_signature_set_new(&set, error), or _read()
 *	fonds_format_matcher_new(set, ...)	one for each thread (matcher.h)
 *	fonds_container_match_new(set, ...)	the same (container-match.h)
 *	fonds_signature_set_free(set)		after all of those
 *
 * A set does not change after it was made: any number of threads may use it.
 */
struct fonds_signature_set;

/* What holds files that a container signature looks into. */
enum fonds_container {
	FONDS_CONTAINER_NONE,
	FONDS_CONTAINER_ZIP,
	FONDS_CONTAINER_OLE2,
};

/* A format of PRONOM. Lives as long as its set. */
struct fonds_pronom_format {
	const char *puid;       /* "fmt/412" */
	const char *name;       /* "Microsoft Word for Windows" */
	const char *version;    /* "2007 onwards", or "" */
	const char *mime;       /* "text/xml, application/xml", or "" */
	const char *extensions; /* "tif, tiff", or "" */

	/*
	 * Not NONE: a file with this format is to be opened as such a
	 * container, and its inner files shown to container-match.h.
	 */
	enum fonds_container container;
};

/* How much of a file is looked at. */
struct fonds_signature_reach {
	size_t head;      /* bytes from the beginning */
	size_t tail;      /* bytes at the end */
	size_t whole_max; /* a file up to this size: all of it */
};

/* The table that is compiled in. */
enum fonds_status fonds_signature_set_new(
	struct fonds_signature_set **ret, struct fonds_error **error);

/*
 * A signature file of DROID (XML, "FFSignatureFile"), from a person who named
 * it so: what is its name in errors. Container signatures stay those of the
 * table, as far as the file has their formats. FONDS_ERR_FORMAT with the line
 * and the signature, FONDS_ERR_LIMIT for what no signature file needs.
 */
enum fonds_status fonds_signature_set_read(struct fonds_stream *stream,
	const char *what, struct fonds_signature_set **ret,
	struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_signature_set_free(struct fonds_signature_set *set);
void fonds_signature_set_freep(struct fonds_signature_set **set);

/*
 * "DROID_SignatureFile_V122; container-signature-20260119", for reports. Of a
 * file that was read it is text from outside, as are the formats' fields.
 */
const char *fonds_signature_set_version(const struct fonds_signature_set *set);

size_t fonds_signature_set_count(const struct fonds_signature_set *set);

/* Formats from 0, in the order of the file; NULL past the last. */
const struct fonds_pronom_format *fonds_signature_set_format(
	const struct fonds_signature_set *set, size_t index);

/* NULL when there is none. */
const struct fonds_pronom_format *fonds_signature_set_by_puid(
	const struct fonds_signature_set *set, const char *puid);

/*
 * The formats that have the extension of this file name, case ignored; the
 * longest extension that is known counts ("x.src.rpm" before "x.rpm"). *ret
 * is where they are, in the order of the file, and the count is returned; 0
 * when the name has no extension or none that is known.
 */
size_t fonds_signature_set_by_extension(const struct fonds_signature_set *set,
	const char *name, const struct fonds_pronom_format *const **ret);

/* Has the file name one of the extensions of this format? */
bool fonds_pronom_format_has_extension(
	const struct fonds_pronom_format *format, const char *name);

/*
 * What the signatures of the set look at; never less than 64 KiB of each end,
 * as DROID does. A sequence that lies further inside of a large file is not
 * found, and the identification says that it is partial.
 */
struct fonds_signature_reach fonds_signature_set_reach(
	const struct fonds_signature_set *set);

#endif
