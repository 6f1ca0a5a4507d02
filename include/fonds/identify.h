/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_IDENTIFY_H
#define FONDS_IDENTIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * The formats of files, by PRONOM, the registry of The National Archives:
 * byte signatures, and what is inside of ZIP and OLE2 files. Where PRONOM has
 * nothing, a file is looked at for text, XML and JSON; libmagic is asked for
 * its MIME type; and the ending of its name comes last.
 */

/* By what a format was told, the strongest first. */
enum fonds_identify_basis {
	FONDS_IDENTIFY_CONTAINER = 0, /* inner files of a ZIP or OLE2 file */
	FONDS_IDENTIFY_BYTES = 1,     /* a byte signature of PRONOM */
	FONDS_IDENTIFY_TEXT = 2,      /* read as text, XML or JSON */
	FONDS_IDENTIFY_MIME = 3,      /* libmagic, its MIME type only */
	FONDS_IDENTIFY_EXTENSION = 4, /* the name alone */
};

/* "container", "bytes", "text", ...; "unknown" for none of them. */
FONDS_API const char *fonds_identify_basis_name(
	enum fonds_identify_basis basis);

/* A format that a file has, or could have. Strings are never NULL. */
struct fonds_identify_hit {
	const char *puid;    /* "fmt/412", or "": PRONOM does not know it */
	const char *name;    /* "Microsoft Word for Windows" */
	const char *version; /* "2007 onwards", or "" */
	const char *mime;    /* one MIME type, or "" */
	enum fonds_identify_basis basis;
	const char *note; /* the basis in words, with the signature's number */

	/* The PUID of the format that goes before this one, or "". */
	const char *outranked_by;
};

/*
 * What a file was found to be. Every string and array is borrowed: valid
 * during the call. New members are added at the end.
 */
struct fonds_identify_result {
	/*
	 * The name as it was given; for a file below a folder that was given,
	 * the folder's name, a slash, and the path there; for a member of an
	 * archive, the archive's name, "#", and the path there. Bytes.
	 */
	const char *path;
	uint64_t size; /* bytes */
	bool has_modified;
	int64_t modified; /* seconds since 1970, UTC */

	/*
	 * Those that stand come first, the strongest first: none, the file is
	 * unknown; more than one, it is undecided. The others were outranked.
	 */
	const struct fonds_identify_hit *hits;
	size_t hit_count;
	size_t standing;
	const char *charset; /* of text: "UTF-8", ...; else "" */
	const char *warning; /* for people, or "" */

	const char *detail; /* why it could not be read, or NULL */
	int sys_errno;      /* behind that, or 0 */
};

/*
 * Takes a result, on the thread that made the call. Return 0 to go on,
 * anything else to stop: the call then returns FONDS_ERR_CANCELLED.
 */
typedef int fonds_identify_result_fn(
	const struct fonds_identify_result *result, void *payload);

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_identify_options {
	size_t struct_size;
	unsigned jobs; /* threads that read and compare; 0: one a processor */

	/*
	 * Members of a tar, zip or 7z that is named as a path are identified
	 * too. Without it those of a packed bag are, of which bagit.txt is one
	 * of the first members.
	 */
	bool members;
	const char *signatures; /* a signature file of DROID; NULL: built in */

	fonds_identify_result_fn *result; /* may be NULL */
	fonds_progress_fn *progress;      /* may be NULL; totals are 0 */
	void *payload;                    /* of both */
};

#define FONDS_IDENTIFY_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_identify_options) \
	}

/* The outcome in numbers: identified, unknown and failed make files. */
struct fonds_identify_summary {
	uint64_t files;
	uint64_t identified; /* with a PUID, by more than the name */
	uint64_t unknown;    /* the rest of those that could be read */
	uint64_t failed;     /* could not be read */

	/* The signatures that were used, "DROID_SignatureFile_V122; ...". */
	char signatures[256];
};

/*
 * Identify files. A path that names a file is opened as it is, symbolic links
 * followed; one that names a folder, a bag too, stands for every file below
 * it, sorted by the bytes of their paths, where no link is followed. Results
 * come in this order. Of a large file its two ends are read, as much as the
 * signatures look at.
 *
 * A file that cannot be read, or is none, is a result with a detail; one of no
 * known format is a result without a hit. FONDS_OK says only that every path
 * had its turn.
 *
 * options  may be NULL
 * summary  may be NULL; set also on failure, to what was done until then
 * error    may be NULL; set on failure and owned by the caller
 *
 * FONDS_ERR_FORMAT, FONDS_ERR_LIMIT, FONDS_ERR_IO for a signature file that
 * cannot be used; FONDS_ERR_CANCELLED when a callback asks to stop. Safe from
 * several threads.
 */
FONDS_API enum fonds_status fonds_identify_paths(const char *const *paths,
	size_t count, const struct fonds_identify_options *options,
	struct fonds_identify_summary *summary,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Writes results as they come, in constant memory:
 *
 *	new -> result ... -> end -> free
 *
 * As text a line a file, for people; as JSON one document with every hit; as
 * CSV in the columns of siegfried (filename, filesize, modified, errors,
 * namespace, id, format, version, mime, class, basis, warning), a row for each
 * format that stands. One thread at a time.
 */
struct fonds_identify_writer;

/* FONDS_ERR_INVALID for a form that is none of the three. */
FONDS_API enum fonds_status fonds_identify_writer_new(enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_identify_writer **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * As text, a file that could not be read has no line. A failure to write may
 * show in a later call, and stays.
 */
FONDS_API enum fonds_status fonds_identify_writer_result(
	struct fonds_identify_writer *writer,
	const struct fonds_identify_result *result,
	struct fonds_error **error) FONDS_NODISCARD;

/* Once, after the last result. */
FONDS_API enum fonds_status fonds_identify_writer_end(
	struct fonds_identify_writer *writer,
	const struct fonds_identify_summary *summary,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. What was not ended is lost. */
FONDS_API void fonds_identify_writer_free(struct fonds_identify_writer *writer);

FONDS_END_DECLS

#endif
