/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_METADATA_H
#define FONDS_METADATA_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * Events added to the description in a bag: the PREMIS 3.0 file metadata/premis.xml.
 * Terms are those of http://id.loc.gov/vocabulary/preservation/, by label or
 * by code: "fixity check", "fix".
 */

/*
 * An event to be added. Zero is the default for every field but type. Set
 * struct_size by the macro below. Texts are UTF-8, without control characters
 * other than tabs and line ends.
 */
struct fonds_metadata_event_options {
	size_t struct_size;
	const char *type;         /* a term of eventType */
	const char *outcome;      /* of eventOutcome: success, fail, warning */
	const char *detail;       /* what was done */
	const char *const *notes; /* what came of it */
	size_t note_count;
	const char *date; /* EDTF; default: $SOURCE_DATE_EPOCH, else now */

	/*
	 * Who did it: found again in the file by name and version, or added.
	 * The type is a term of agentType, "software" by default. NULL: nobody
	 * is named.
	 */
	const char *agent;
	const char *agent_type;
	const char *agent_version;

	/*
	 * What it happened to: paths in the bag, or identifiers, of objects.
	 * None: the representations, or, where there are none, the
	 * intellectual entities.
	 */
	const char *const *objects;
	size_t object_count;
	bool dry_run; /* check everything, write nothing */

	/*
	 * The catalog in which the bag is registered: that its tag files
	 * change is recorded there, so that audits know them again. NULL: no
	 * catalog is looked at.
	 */
	struct fonds_catalog *catalog;
};

#define FONDS_METADATA_EVENT_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_metadata_event_options) \
	}

struct fonds_metadata_event;

/*
 * Add an event to the PREMIS file of a bag, linked in both directions with
 * objects and agent. The file is rewritten in bounded memory and put into its
 * place together with the tag manifests, whole or not at all; the payload is
 * not read.
 *
 * bag      its folder
 * options  type must be given
 * ret      what was added; the caller's, to be freed
 * error    may be NULL; set on failure and owned by the caller
 *
 * FONDS_ERR_NOT_FOUND when the bag has no such file, an object is not in it,
 * or the catalog does not have the bag. FONDS_ERR_INVALID for a term that the
 * vocabulary does not have, a date that is none, tag files that are not sound
 * or, with a catalog, not as they are registered, a PREMIS file that no tag
 * manifest lists. FONDS_ERR_FORMAT for what is no PREMIS 3.0. FONDS_ERR_BUSY
 * while another process changes the bag, or an audit is at work on the catalog.
 */
FONDS_API enum fonds_status fonds_metadata_add_event(const char *bag,
	const struct fonds_metadata_event_options *options,
	struct fonds_metadata_event **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* Text or JSON. */
FONDS_API enum fonds_status fonds_metadata_event_write(
	const struct fonds_metadata_event *event, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_metadata_event_free(struct fonds_metadata_event *event);

FONDS_END_DECLS

#endif
