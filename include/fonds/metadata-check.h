/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_METADATA_CHECK_H
#define FONDS_METADATA_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/finding.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

struct fonds_metadata_check;

/* How much of a bag is read to compare it with its description. */
enum fonds_metadata_level {
	FONDS_METADATA_LEVEL_DEFAULT = 0, /* manifests */
	FONDS_METADATA_LEVEL_MANIFESTS =
		1, /* digests are those that the manifests list */
	FONDS_METADATA_LEVEL_FULL = 2, /* each file described is read */
};

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_metadata_check_options {
	size_t struct_size;

	/*
	 * The folder of XML schemas, with its catalog.xml. NULL: the system's
	 * XML catalog (XML_CATALOG_FILES, or /etc/xml/catalog). Nothing is
	 * read that is not there, and nothing from the network.
	 */
	const char *schema_dir;
	bool no_schema;                  /* do not look for schemas */
	bool strict;                     /* a warning too makes it not valid */
	enum fonds_metadata_level level; /* of a bag */
	unsigned jobs; /* threads that read a bag; 0: one a processor */
	fonds_progress_fn *progress; /* of reading a bag; may be NULL */
	void *payload;
};

#define FONDS_METADATA_CHECK_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_metadata_check_options) \
	}

/*
 * Check a file of metadata (PREMIS 3.0, the Dublin Core container of fonds,
 * oai_dc, METS 1, told by its root element), or the metadata of a bag and what
 * it says of the bag's files. All findings are reported; what is wrong is a
 * result and no error: FONDS_OK says only that the check was made.
 *
 * path     a file, a FIFO, or the folder of a bag
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 * error    may be NULL; set on failure and owned by the caller
 *
 * FONDS_ERR_INVALID for a folder that is no bag, and when a schema or a catalog
 * is none. Never writes, never uses the network. Safe from several threads.
 */
FONDS_API enum fonds_status fonds_metadata_check(const char *path,
	const struct fonds_metadata_check_options *options,
	struct fonds_metadata_check **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* The same for a file that comes through a descriptor, which is left open. */
FONDS_API enum fonds_status fonds_metadata_check_stream(int fd,
	const char *name, const struct fonds_metadata_check_options *options,
	struct fonds_metadata_check **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* No error was found; with strict, no warning either. */
FONDS_API bool fonds_metadata_check_is_valid(
	const struct fonds_metadata_check *check);
FONDS_API size_t fonds_metadata_check_count(
	const struct fonds_metadata_check *check);

/* Sorted by path, line, then code; NULL past the end. Borrowed. */
FONDS_API const struct fonds_finding *fonds_metadata_check_get(
	const struct fonds_metadata_check *check, size_t index);

/* Text or JSON; see fonds-metadata-findings(5). */
FONDS_API enum fonds_status fonds_metadata_check_write(
	const struct fonds_metadata_check *check, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_metadata_check_free(struct fonds_metadata_check *check);

FONDS_END_DECLS

#endif
