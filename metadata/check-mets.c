/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/keyed-hash.h"
#include "metadata/check-forms.h"
#include "metadata/check-premis.h"
#include "metadata/value-form.h"

/*
 * METS 1: what its schema leaves open. References go to IDs that are there,
 * what is wrapped is of the type that is said, checksums have their length.
 * The PREMIS and Dublin Core in it are checked as if they stood alone, the
 * links of PREMIS over all wraps of the document.
 */
#define IDS_MAX ((size_t)4000000)

struct id {
	struct fonds_keyed_hash hash;
	uint32_t line;
	bool is_reference;
};

struct mets {
	struct fonds_metadata_check *check;
	struct fonds_xml_reader *xml;
	struct fonds_error *own;
	bool is_refused;
	bool has_premis;

	struct fonds_hash_key key;
	struct id *ids;
	size_t count;
	size_t capacity;

	char wrap_type[64]; /* of the mdWrap under way, or "" */
	unsigned wrap_depth;
	unsigned long wrap_line;
	bool wrap_has_content;
};

static enum fonds_status refuse(
	struct mets *mets, enum fonds_status status, struct fonds_error **error)
{
	mets->is_refused = true;
	return fonds_check_refused(mets->check, status, &mets->own, error);
}

static enum fonds_status add_id(struct mets *mets, const char *id, size_t size,
	bool is_reference, unsigned long line, struct fonds_error **error)
{
	size_t wanted = mets->capacity ? 2 * mets->capacity : 64;

	if (mets->count == IDS_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"'%s' has more than %zu IDs and references",
			mets->check->file, IDS_MAX);
	if (mets->count == mets->capacity) {
		struct id *ids = reallocarray(mets->ids, wanted, sizeof(*ids));

		if (!ids)
			return fonds_fail_nomem(error);
		mets->ids = ids;
		mets->capacity = wanted;
	}
	mets->ids[mets->count++] = (struct id){
		.hash = fonds_keyed_hash(&mets->key, id, size),
		.line = (uint32_t)line,
		.is_reference = is_reference,
	};
	return FONDS_OK;
}

/* Attributes of METS that are one IDREF or several. */
static bool is_reference(const char *name)
{
	static const char *const names[] = { "ADMID", "DMDID", "FILEID",
		"STRUCTID" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static enum fonds_status take_ids(struct mets *mets,
	const struct fonds_xml_node *node, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; i < node->attribute_count && status == FONDS_OK;
		i++) {
		const struct fonds_xml_attribute *attribute =
			&node->attributes[i];
		const char *text = attribute->value;
		bool refers = is_reference(attribute->name);

		if (*attribute->space ||
			(!refers && strcmp(attribute->name, "ID") != 0))
			continue;
		while (status == FONDS_OK &&
			*(text += strspn(text, " \t\r\n"))) {
			size_t size = strcspn(text, " \t\r\n");

			status = add_id(
				mets, text, size, refers, node->line, error);
			text += size;
		}
	}
	return status;
}

static const struct {
	const char *type;
	unsigned digits;
} checksums[] = {
	{ "Adler-32", 8 },
	{ "CRC32", 8 },
	{ "MD5", 32 },
	{ "SHA-1", 40 },
	{ "SHA-256", 64 },
	{ "SHA-384", 96 },
	{ "SHA-512", 128 },
	{ "TIGER", 48 },
	{ "WHIRLPOOL", 128 },
};

static void check_file(struct mets *mets, const struct fonds_xml_node *node)
{
	const char *size = fonds_xml_node_attribute(node, "", "SIZE");
	const char *sum = fonds_xml_node_attribute(node, "", "CHECKSUM");
	const char *type = fonds_xml_node_attribute(node, "", "CHECKSUMTYPE");
	struct fonds_check_spot spot = { .line = node->line };
	char place[100];
	uint64_t number;

	(void)snprintf(place, sizeof(place), "//%.80s", node->name);
	spot.place = place;
	spot.actual = size;
	if (size && !fonds_form_read_number(size, &number))
		fonds_check_add(mets->check, CHECK_METS_SIZE, &spot,
			"SIZE is no number of bytes");
	spot.actual = sum;
	for (size_t i = 0;
		sum && type && i < sizeof(checksums) / sizeof(checksums[0]);
		i++)
		if (strcmp(checksums[i].type, type) == 0 &&
			(!fonds_form_is_hex(sum) ||
				strlen(sum) != checksums[i].digits))
			fonds_check_add(mets->check, CHECK_METS_CHECKSUM, &spot,
				"CHECKSUM is no digest of %s: %u digits", type,
				checksums[i].digits);
}

/* What each MDTYPE wraps, where a namespace tells it. */
static const struct {
	const char *type; /* the beginning of it */
	const char *spaces[4];
} wraps[] = {
	{ "PREMIS", { FONDS_PREMIS_SPACE, "info:lc/xmlns/premis-v2" } },
	{ "DC", { FONDS_DC_ELEMENTS, FONDS_DC_TERMS, FONDS_OAI_DC_SPACE,
			FONDS_DC_RECORDS_SPACE } },
	{ "MODS", { "http://www.loc.gov/mods/v3" } },
	{ "EAD", { "urn:isbn:1-931666-22-9",
			 "http://ead3.archivists.org/schema/" } },
};

static bool is_of_type(const char *type, const char *space)
{
	for (size_t i = 0; i < sizeof(wraps) / sizeof(wraps[0]); i++) {
		if (strncmp(type, wraps[i].type, strlen(wraps[i].type)) != 0)
			continue;
		for (size_t j = 0; j < 4 && wraps[i].spaces[j]; j++)
			if (strcmp(wraps[i].spaces[j], space) == 0)
				return true;
		return false;
	}
	return true;
}

static void check_wrapped(struct mets *mets, const struct fonds_xml_node *node)
{
	struct fonds_check_spot spot = { .line = node->line,
		.place = "//mdWrap/xmlData",
		.expected = mets->wrap_type,
		.actual = node->space };

	mets->wrap_has_content = true;
	if (!is_of_type(mets->wrap_type, node->space))
		fonds_check_add(mets->check, CHECK_METS_WRAP_TYPE, &spot,
			"the MDTYPE is '%s', and <%s> is not of it",
			mets->wrap_type, node->name);
}

static enum fonds_status check_premis(struct mets *mets,
	const struct fonds_xml_node *node, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	uint64_t refusals = mets->check->refusals;
	enum fonds_status status = fonds_premis_reader_new_at(
		mets->xml, node, mets->check->file, &reader, error);

	if (status < 0)
		return status;
	mets->has_premis = true;
	status = fonds_check_premis_part(mets->check, reader, error);
	mets->check->root = "//xmlData";
	mets->is_refused |= mets->check->refusals != refusals;
	return status;
}

static bool is_dc_container(const struct fonds_xml_node *node)
{
	return strcmp(node->space, FONDS_OAI_DC_SPACE) == 0 ||
	       strcmp(node->space, FONDS_DC_RECORDS_SPACE) == 0;
}

/*
 * The content of a wrap, which is taken to its end; *ret is false when it is
 * of no form that is known, and nothing of it was taken.
 */
static enum fonds_status check_content(struct mets *mets,
	const struct fonds_xml_node *node, bool *ret,
	struct fonds_error **error)
{
	uint64_t refusals = mets->check->refusals;
	enum fonds_status status = FONDS_OK;

	*ret = true;
	if (strcmp(node->space, FONDS_PREMIS_SPACE) == 0 &&
		fonds_premis_unit_find(NULL, node->name))
		return check_premis(mets, node, error);
	if (is_dc_container(node)) {
		status = fonds_check_dc(mets->check, mets->xml, node, error);
	} else if (strcmp(node->space, FONDS_DC_ELEMENTS) == 0 ||
		   strcmp(node->space, FONDS_DC_TERMS) == 0) {
		status = fonds_check_dc_bare(
			mets->check, mets->xml, node, error);
		mets->wrap_depth--; /* the end of xmlData was taken */
	} else {
		*ret = false;
	}
	mets->is_refused |= mets->check->refusals != refusals;
	return status;
}

static void begin_wrap(struct mets *mets, const struct fonds_xml_node *node)
{
	const char *type = fonds_xml_node_attribute(node, "", "MDTYPE");

	(void)snprintf(mets->wrap_type, sizeof(mets->wrap_type), "%s",
		type ? type : "");
	mets->wrap_depth = 1;
	mets->wrap_line = node->line;
	mets->wrap_has_content = false;
}

static void end_wrap(struct mets *mets)
{
	struct fonds_check_spot spot = { .line = mets->wrap_line,
		.place = "//mdWrap" };

	if (!mets->wrap_has_content)
		fonds_check_add(mets->check, CHECK_METS_WRAP_EMPTY, &spot,
			"the mdWrap holds nothing");
}

static bool is_mets(const struct fonds_xml_node *node, const char *name)
{
	return strcmp(node->space, FONDS_METS_SPACE) == 0 &&
	       strcmp(node->name, name) == 0;
}

/* binData holds metadata too, as text. */
static enum fonds_status take_start(struct mets *mets,
	const struct fonds_xml_node *node, struct fonds_error **error)
{
	bool is_foreign = strcmp(node->space, FONDS_METS_SPACE) != 0;
	bool is_taken = false;
	enum fonds_status status = FONDS_OK;

	if (!is_foreign)
		status = take_ids(mets, node, error);
	if (is_mets(node, "file") || is_mets(node, "mdRef"))
		check_file(mets, node);
	if (is_mets(node, "binData"))
		mets->wrap_has_content = true;
	if (status == FONDS_OK && mets->wrap_depth == 2) {
		check_wrapped(mets, node);
		status = check_content(mets, node, &is_taken, error);
	}
	if (is_taken)
		return status;
	if (mets->wrap_depth > 0)
		mets->wrap_depth++;
	else if (is_mets(node, "mdWrap"))
		begin_wrap(mets, node);
	return status;
}

static void take_end(struct mets *mets)
{
	if (mets->wrap_depth == 0)
		return;
	if (--mets->wrap_depth == 0)
		end_wrap(mets);
}

static int compare_ids(const void *a, const void *b)
{
	const struct id *x = a;
	const struct id *y = b;
	int order = memcmp(&x->hash, &y->hash, sizeof(x->hash));

	if (order == 0)
		order = x->is_reference - y->is_reference;
	if (order == 0 && x->line != y->line)
		order = x->line < y->line ? -1 : 1;
	return order;
}

/* Sorted so that the ID stands before the references to it. */
static void resolve(struct mets *mets)
{
	const struct id *defined = NULL;

	if (mets->count > 0)
		qsort(mets->ids, mets->count, sizeof(*mets->ids), compare_ids);
	for (size_t i = 0; i < mets->count; i++) {
		const struct id *id = &mets->ids[i];
		struct fonds_check_spot spot = { .line = id->line,
			.place = "/mets" };
		bool is_same = defined && memcmp(&defined->hash, &id->hash,
						  sizeof(id->hash)) == 0;

		if (id->is_reference && !is_same)
			fonds_check_add(mets->check, CHECK_METS_ID_MISSING,
				&spot, "it refers to an ID that is not there");
		if (!id->is_reference && is_same)
			fonds_check_add(mets->check, CHECK_METS_ID_DUPLICATE,
				&spot, "the ID stands in line %u too",
				defined->line);
		if (!id->is_reference)
			defined = id;
	}
}

static enum fonds_status read_document(
	struct mets *mets, struct fonds_error **error)
{
	unsigned open = 1;

	while (open > 0) {
		struct fonds_xml_node node;
		unsigned depth = 0;
		enum fonds_status status = fonds_xml_reader_next(
			mets->xml, &node, &mets->own);

		if (status < 0)
			return refuse(mets, status, error);
		depth = node.depth;
		if (node.event == FONDS_XML_START)
			status = take_start(mets, &node, error);
		if (node.event == FONDS_XML_END) {
			take_end(mets);
			open = depth - 1;
		}
		if (status == FONDS_OK)
			status = fonds_check_status(mets->check, error);
		if (status < 0 || mets->is_refused)
			return status;
	}
	resolve(mets);
	return mets->has_premis ? fonds_check_premis_end(mets->check, error)
				: FONDS_OK;
}

static void mets_clear(struct mets *mets)
{
	fonds_check_premis_clear(mets->check);
	fonds_error_freep(&mets->own);
	free(mets->ids);
}

enum fonds_status fonds_check_mets(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	struct fonds_error **error)
{
	fonds_cleanup(
		mets_clear) struct mets mets = { .check = check, .xml = xml };
	enum fonds_status status = fonds_hash_key_new(&mets.key, error);

	check->root = "//xmlData";
	if (status == FONDS_OK)
		status = fonds_check_premis_begin(check, error);
	if (status == FONDS_OK)
		status = take_ids(&mets, start, error);
	return status < 0 ? status : read_document(&mets, error);
}
