/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_FINDING_LIST_H
#define BASE_FINDING_LIST_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>
#include <fonds/finding.h>

#include "base/arena.h"
#include "base/json-writer.h"
#include "base/output.h"

/*
 * Findings, kept, counted and sorted, and as text and JSON. Past the maximum
 * they are counted and not kept, and a last one says so. A failure stays with
 * the list until it is asked.
 */
struct fonds_finding_item {
	struct fonds_finding finding;
	size_t order; /* in which it was found, so that sorting is stable */
};

struct fonds_finding_list {
	struct fonds_arena *arena; /* of the texts; borrowed */
	size_t maximum;

	/* Said instead of the last one that is kept, with its message. */
	struct fonds_finding limit;

	struct fonds_finding_item *items;
	size_t count;
	size_t capacity;
	uint64_t totals[FONDS_SEVERITY_ERROR + 1]; /* by severity */
	enum fonds_status status;                  /* stays failed */
};

void fonds_finding_list_clear(struct fonds_finding_list *list);

/*
 * Add a copy of finding; code, section and remedy are borrowed. Its message is
 * made by format, and made safe for a terminal here.
 */
void fonds_finding_list_add(struct fonds_finding_list *list,
	const struct fonds_finding *finding, const char *format, va_list args)
	__attribute__((format(printf, 3, 0)));

/* Did all that was added find its place? */
enum fonds_status fonds_finding_list_check(
	const struct fonds_finding_list *list, struct fonds_error **error);

/* By path, then code, then the order in which they were added. */
void fonds_finding_list_sort(struct fonds_finding_list *list);

/* By path, then line, then code, then the order in which they were added. */
void fonds_finding_list_sort_by_line(struct fonds_finding_list *list);

/* As text: what was found, then indented what belongs to it. */
void fonds_finding_add_text(struct fonds_output *output,
	const struct fonds_finding *finding, const char *standard);

/*
 * As an object in an array of JSON; line and place stand there when the
 * finding is of metadata.
 */
void fonds_finding_add_json(
	struct fonds_json *json, const struct fonds_finding *finding);

#endif
