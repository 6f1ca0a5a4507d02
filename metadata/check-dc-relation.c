/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "metadata/check-dc.h"

/* Each property and its inverse; the first row is the record itself. */
static const struct {
	const char *name;
	const char *inverse;
} pairs[] = {
	{ NULL, NULL },
	{ "isVersionOf", "hasVersion" },
	{ "hasVersion", "isVersionOf" },
	{ "isPartOf", "hasPart" },
	{ "hasPart", "isPartOf" },
	{ "isFormatOf", "hasFormat" },
	{ "hasFormat", "isFormatOf" },
	{ "isReferencedBy", "references" },
	{ "references", "isReferencedBy" },
	{ "isReplacedBy", "replaces" },
	{ "replaces", "isReplacedBy" },
	{ "isRequiredBy", "requires" },
	{ "requires", "isRequiredBy" },
};

static uint8_t row_of(const char *name)
{
	for (uint8_t i = 1; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (strcmp(pairs[i].name, name) == 0)
			return i;
	return 0;
}

enum fonds_status fonds_dc_relations_init(
	struct fonds_dc_relations *relations, struct fonds_error **error)
{
	*relations = (struct fonds_dc_relations){ 0 };
	return fonds_hash_key_new(&relations->key, error);
}

void fonds_dc_relations_clear(struct fonds_dc_relations *relations)
{
	free(relations->items);
	relations->items = NULL;
}

static void add(struct fonds_dc_relations *relations,
	const struct fonds_dc_relation *relation)
{
	size_t wanted = relations->capacity ? 2 * relations->capacity : 16;

	if (relations->status < 0 ||
		relations->count == 2 * FONDS_DC_RELATIONS_MAX)
		return;
	if (relations->count == relations->capacity) {
		struct fonds_dc_relation *items = reallocarray(
			relations->items, wanted, sizeof(*items));

		if (!items) {
			relations->status = FONDS_ERR_NOMEM;
			return;
		}
		relations->items = items;
		relations->capacity = wanted;
	}
	relations->items[relations->count++] = *relation;
}

void fonds_dc_relations_record(struct fonds_dc_relations *relations,
	const char *about, unsigned long line)
{
	relations->record++;
	relations->has_about = about != NULL;
	if (!about)
		return;
	relations->about = fonds_keyed_hash(
		&relations->key, about, strlen(about));
	add(relations, &(struct fonds_dc_relation){ .from = relations->about,
			       .line = (uint32_t)line,
			       .record = relations->record });
}

void fonds_dc_relations_property(struct fonds_dc_relations *relations,
	const char *name, const char *value, unsigned long line)
{
	uint8_t row = row_of(name);

	if (row == 0 || !relations->has_about)
		return;
	add(relations, &(struct fonds_dc_relation){
			       .from = relations->about,
			       .to = fonds_keyed_hash(
				       &relations->key, value, strlen(value)),
			       .line = (uint32_t)line,
			       .record = relations->record,
			       .property = row,
		       });
}

static int compare(const void *a, const void *b)
{
	const struct fonds_dc_relation *x = a;
	const struct fonds_dc_relation *y = b;
	int order = memcmp(&x->from, &y->from, sizeof(x->from));

	if (order == 0)
		order = x->property - y->property;
	return order ? order : memcmp(&x->to, &y->to, sizeof(x->to));
}

static int compare_and_lines(const void *a, const void *b)
{
	const struct fonds_dc_relation *x = a;
	const struct fonds_dc_relation *y = b;
	int order = compare(a, b);

	if (order == 0 && x->record != y->record)
		order = x->record < y->record ? -1 : 1;
	return order;
}

static bool has(const struct fonds_dc_relations *relations,
	const struct fonds_dc_relation *key)
{
	return bsearch(key, relations->items, relations->count,
		sizeof(*relations->items), compare);
}

static void tell(struct fonds_metadata_check *check, enum fonds_check_code code,
	const struct fonds_dc_relation *relation, const char *expected,
	unsigned other)
{
	struct fonds_check_spot spot = { .line = relation->line,
		.expected = expected };
	char place[80];

	(void)snprintf(place, sizeof(place), "/records/record[%u]%s%s",
		relation->record, relation->property ? "/" : "",
		relation->property ? pairs[relation->property].name : "");
	spot.place = place;
	if (code == CHECK_DC_ABOUT_DUPLICATE)
		fonds_check_add(check, code, &spot,
			"the record in line %u is about the same", other);
	else
		fonds_check_add(
			check, code, &spot, "the other record does not say so");
}

static void check_inverse(struct fonds_metadata_check *check,
	const struct fonds_dc_relations *relations,
	const struct fonds_dc_relation *relation)
{
	struct fonds_dc_relation other = { .from = relation->to };
	const char *inverse = pairs[relation->property].inverse;

	if (!has(relations, &other))
		return;
	other.to = relation->from;
	other.property = row_of(inverse);
	if (!has(relations, &other))
		tell(check, CHECK_DC_INVERSE, relation, inverse, 0);
}

enum fonds_status fonds_dc_relations_resolve(
	struct fonds_dc_relations *relations,
	struct fonds_metadata_check *check, struct fonds_error **error)
{
	if (relations->status < 0)
		return fonds_fail_nomem(error);
	if (relations->count == 0)
		return FONDS_OK;
	qsort(relations->items, relations->count, sizeof(*relations->items),
		compare_and_lines);
	for (size_t i = 0; i < relations->count; i++) {
		const struct fonds_dc_relation *item = &relations->items[i];

		if (item->property > 0)
			check_inverse(check, relations, item);
		else if (i > 0 && compare(item - 1, item) == 0)
			tell(check, CHECK_DC_ABOUT_DUPLICATE, item, NULL,
				item[-1].line);
	}
	return FONDS_OK;
}
