/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_METADATA_CONVERT_H
#define FONDS_METADATA_CONVERT_H

#include <stddef.h>

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/* The forms of descriptive metadata. */
enum fonds_metadata_form {
	FONDS_METADATA_ANY = 0,    /* told from the content */
	FONDS_METADATA_RECORD = 1, /* read: text or JSON; written: JSON */
	FONDS_METADATA_DC = 2,     /* qualified Dublin Core, XML */
	FONDS_METADATA_OAI_DC = 3, /* simple Dublin Core of OAI-PMH 2.0 */
	FONDS_METADATA_PREMIS = 4, /* PREMIS 3.0 */
	FONDS_METADATA_CSV = 5,    /* dc.X and dcterms.X columns */
	FONDS_METADATA_JSONLD = 6, /* written only: JSON-LD 1.1, DCMI terms */
	FONDS_METADATA_METS = 7,   /* written only: METS 1.12.1 */
};

/*
 * "record", "dc", "oai_dc", "premis", "csv", "jsonld", "mets"; NULL for
 * another number, and FONDS_METADATA_ANY for another name.
 */
FONDS_API const char *fonds_metadata_form_name(enum fonds_metadata_form form);
FONDS_API enum fonds_metadata_form fonds_metadata_form_find(const char *name);

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_convert_options {
	size_t struct_size;
	enum fonds_metadata_form from; /* what the file is */
};

#define FONDS_CONVERT_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_convert_options) \
	}

/* A document in the form wanted, and what it does not hold. */
struct fonds_conversion;

/*
 * Read a description and write it in another form.
 *
 * input    a file, or the folder of a bag, whose metadata/premis.xml and
 *          metadata/dc.xml are read
 * to       the form wanted
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 *
 * What is written is read back and compared with what was there: what the form
 * does not hold is listed. FONDS_ERR_FORMAT: the input is not in its form.
 * FONDS_ERR_INVALID: there is no such way, as from several documents to one
 * record. FONDS_ERR_LIMIT for more than 64 MiB of a file that is not PREMIS.
 * The time that METS states is that of SOURCE_DATE_EPOCH if it is set. Neither
 * writes a file nor uses the network.
 */
FONDS_API enum fonds_status fonds_metadata_convert(const char *input,
	enum fonds_metadata_form to,
	const struct fonds_convert_options *options,
	struct fonds_conversion **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* The document, UTF-8. */
FONDS_API enum fonds_status fonds_conversion_write(
	const struct fonds_conversion *conversion, fonds_write_fn *write,
	void *payload, struct fonds_error **error) FONDS_NODISCARD;

/*
 * The document into a new file, which appears whole or not at all.
 * FONDS_ERR_EXISTS when there is something of that name.
 */
FONDS_API enum fonds_status fonds_conversion_save(
	const struct fonds_conversion *conversion, const char *path,
	struct fonds_error **error) FONDS_NODISCARD;

/* How many statements were lost, or kept in part. */
FONDS_API size_t fonds_conversion_lost(
	const struct fonds_conversion *conversion);

/* Each of them, by name: text (a line each, long values cut) or JSON. */
FONDS_API enum fonds_status fonds_conversion_write_losses(
	const struct fonds_conversion *conversion, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_conversion_free(struct fonds_conversion *conversion);

FONDS_END_DECLS

#endif
