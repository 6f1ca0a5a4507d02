/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Findings in the order of their numbers, in one pass or in one for each
 * verdict. A pass looks at no more of the table than from the first finding to
 * the last that the runs of the period have, and each step goes on behind the
 * one before: so a pass is one walk, however many steps it has.
 */
#include "base/cleanup.h"
#include "fixity/catalog/run-period.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

/* Verdicts from one to another, both included. */
struct pass {
	int64_t from;
	int64_t to;
};

static const struct pass as_recorded[] = { { 0, INT64_MAX } };

#define ONE(verdict) \
	{ \
		FONDS_VERDICT_##verdict, FONDS_VERDICT_##verdict \
	}

/* What is lost, then what may be, then what is not known; none is left out. */
static const struct pass damaged_before_others[] = {
	ONE(CORRUPT),
	ONE(CORRUPT_UNCONFIRMED),
	ONE(MISSING),
	ONE(UNREADABLE),
	ONE(DENIED),
	ONE(UNSTABLE),
	ONE(MOVED),
	ONE(UNEXPECTED),
	ONE(VOLUME_OFFLINE),
	ONE(NOT_CHECKED),
	ONE(SKIPPED),
	{ FONDS_VERDICT_NOT_DUE, INT64_MAX },
};

/* The numbers of the findings that a reading looks at. */
struct span {
	int64_t after;
	int64_t last;
};

/* A finding as read, with room for what it points to. */
struct finding_row {
	struct fonds_audit_finding finding;
	struct fonds_digest expected;
	struct fonds_digest actual;
};

static uint64_t get_size(struct fonds_query *query, int column)
{
	if (fonds_query_is_null(query, column))
		return UINT64_MAX;
	return fonds_query_get_count(query, column);
}

static const struct fonds_digest *get_digest(
	struct fonds_query *query, int column, struct fonds_digest *digest)
{
	if (fonds_query_is_null(query, column))
		return NULL;
	fonds_query_get_digest(query, column, column + 1, digest);
	return digest;
}

static const char *get_text_or_null(
	struct fonds_query *query, int column, struct fonds_arena *arena)
{
	if (fonds_query_is_null(query, column))
		return NULL;
	return fonds_query_get_text(query, column, arena);
}

static enum fonds_status get_finding(struct fonds_query *query,
	struct fonds_arena *arena, struct finding_row *row,
	struct fonds_error **error)
{
	row->finding = (struct fonds_audit_finding){
		.number = fonds_query_get_integer(query, 0),
		.run = fonds_query_get_integer(query, 1),
		.holding = fonds_query_get_integer(query, 2),
		.location = fonds_query_get_text(query, 3, arena),
		.shard = fonds_query_get_integer(query, 4),
		.path = fonds_query_get_text(query, 5, arena),
		.verdict = fonds_query_get_verdict(query, 6),
		.expected_size = get_size(query, 7),
		.actual_size = get_size(query, 8),
		.expected = get_digest(query, 9, &row->expected),
		.actual = get_digest(query, 11, &row->actual),
		.moved_to = get_text_or_null(query, 13, arena),
		.damage_offset = get_size(query, 14),
		.damage_length = get_size(query, 15),
		.damage_pattern = get_text_or_null(query, 16, arena),
		.detail = fonds_query_get_text(query, 17, arena),
		.found_at = fonds_query_get_integer(query, 18),
		.incident = fonds_query_get_integer(query, 19),
	};
	return fonds_query_check(query, arena, error);
}

static enum fonds_status find_span(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, struct span *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	*ret = (struct span){ 0 };
	fonds_query_begin(&query, catalog,
		"SELECT coalesce(min((SELECT min(number) FROM finding"
		" WHERE finding.run = run.number)), 0),"
		" coalesce(max((SELECT max(number) FROM finding"
		" WHERE finding.run = run.number)), 0)"
		" FROM run WHERE " FONDS_RUN_IS_OF_PERIOD);
	fonds_query_period(&query, period);
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	ret->after = fonds_query_get_integer(&query, 0);
	ret->after -= ret->after > INT64_MIN;
	ret->last = fonds_query_get_integer(&query, 1);
	return FONDS_OK;
}

/* The first one of a span in a pass; *ret is false at the end. */
static enum fonds_status next_finding(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, const struct pass *pass,
	const struct span *span, struct fonds_arena *arena,
	struct finding_row *row, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT f.number, f.run, f.holding, (SELECT location"
		" FROM holding WHERE number = f.holding), f.shard, f.path,"
		" f.verdict, f.expected_size, f.actual_size,"
		" f.expected_algorithm, f.expected, f.actual_algorithm,"
		" f.actual, f.moved_to, f.damage_offset, f.damage_length,"
		" f.damage_pattern, f.detail, f.found_at, f.incident"
		" FROM finding AS f CROSS JOIN run"
		" WHERE f.number > ? AND f.number <= ? AND f.verdict BETWEEN ? "
		"AND ?"
		" AND run.number = f.run AND " FONDS_RUN_IS_OF_PERIOD
		" ORDER BY f.number LIMIT 1");
	fonds_query_integer(&query, span->after);
	fonds_query_integer(&query, span->last);
	fonds_query_integer(&query, pass->from);
	fonds_query_integer(&query, pass->to);
	fonds_query_period(&query, period);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_finding(&query, arena, row, error);
}

static enum fonds_status tell_pass(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, const struct pass *pass,
	struct span span, fonds_audit_finding_fn *each, void *payload,
	struct fonds_error **error)
{
	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct finding_row row = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_finding(catalog, period, pass, &span, &arena,
			&row, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&row.finding, payload, error);
		if (status < 0)
			return status;
		span.after = row.finding.number;
	}
}

enum fonds_status fonds_run_each_finding(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, bool damaged_first,
	fonds_audit_finding_fn *each, void *payload, struct fonds_error **error)
{
	const struct pass *passes = as_recorded;
	size_t count = sizeof(as_recorded) / sizeof(as_recorded[0]);
	struct span span;
	enum fonds_status status = find_span(catalog, period, &span, error);

	if (damaged_first) {
		passes = damaged_before_others;
		count = sizeof(damaged_before_others) /
			sizeof(damaged_before_others[0]);
	}
	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = tell_pass(catalog, period, &passes[i], span, each,
			payload, error);
	return status;
}
