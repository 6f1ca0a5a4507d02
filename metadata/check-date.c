/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "metadata/check-premis.h"
#include "metadata/date-span.h"
#include "metadata/edtf.h"

/*
 * Dates are EDTF, or a date and time of XML Schema, which may have parts of a
 * second and which EDTF does not know.
 */
#define DATE_MAX 256

/* The same without parts of a second. */
static void without_parts(const char *text, char ret[DATE_MAX])
{
	const char *time = strchr(text, 'T');
	const char *dot = time ? strchr(time, '.') : NULL;
	size_t digits = dot ? strspn(dot + 1, "0123456789") : 0;
	size_t size = digits > 0 ? (size_t)(dot - text) : strlen(text);
	const char *rest = digits > 0 ? dot + 1 + digits : "";

	memcpy(ret, text, size);
	memcpy(ret + size, rest, strlen(rest) + 1);
}

static bool is_date(const char *text)
{
	char plain[DATE_MAX];

	if (strlen(text) >= sizeof(plain))
		return fonds_edtf_level(text, strlen(text)) >= 0;
	without_parts(text, plain);
	return fonds_edtf_level(plain, strlen(plain)) >= 0;
}

static bool has_time_without_zone(const char *text)
{
	const char *time = strchr(text, 'T');

	return time && !strpbrk(time, "Z+-");
}

static void check_one(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	if (!node->value)
		return;
	if (!is_date(node->value))
		fonds_check_node(check, CHECK_PREMIS_DATE, node, NULL,
			"'%s' (%s) is no date", node->name, node->unit->number);
	else if (strcmp(node->name, "eventDateTime") == 0 &&
		 has_time_without_zone(node->value))
		fonds_check_node(check, CHECK_PREMIS_DATE_ZONE, node, NULL,
			"the time has no zone");
}

static void check_period(struct fonds_metadata_check *check,
	const struct fonds_premis_node *period)
{
	const struct fonds_premis_node *end = fonds_premis_node_child(
		period, "endDate");
	const char *start = fonds_premis_node_value(period, "startDate");
	struct fonds_date_span from;
	struct fonds_date_span to;

	if (!start || !end || !end->value ||
		!fonds_date_span_read(start, &from) ||
		!fonds_date_span_read(end->value, &to) ||
		from.first == INT64_MIN || to.last == INT64_MAX ||
		to.last >= from.first)
		return;
	fonds_check_node(check, CHECK_PREMIS_DATE_ORDER, end, NULL,
		"the period ends before it begins, which is '%s'", start);
}

void fonds_check_dates(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity)
{
	const struct fonds_premis_node *child = entity->children;

	if (!entity->unit || entity->unit->value == FONDS_PREMIS_EXTENSION)
		return;
	if (entity->unit->value == FONDS_PREMIS_DATE)
		check_one(check, entity);
	check_period(check, entity);
	for (; child; child = child->next)
		fonds_check_dates(check, child);
}
