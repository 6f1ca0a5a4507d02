/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-gather.h"

#include "audit/report-words.h"

/*
 * Each list is read twice: once to count it, once to keep its part of it. So
 * memory is bounded by what a report shows, whatever the catalog holds.
 */
struct gathering {
	struct fonds_report *report;
	struct fonds_arena *arena;
	uint64_t seen;
	bool want_sound; /* of bags: in this pass */
};

static void *array(
	struct fonds_arena *arena, uint64_t count, size_t most, size_t item)
{
	return fonds_arena_alloc(
		arena, (count < most ? (size_t)count : most) * item + 1);
}

static void copy_origin(
	struct fonds_arena *arena, struct fonds_run_origin *origin)
{
	origin->host = fonds_arena_dup(arena, origin->host);
	origin->user = fonds_arena_dup(arena, origin->user);
	origin->version = fonds_arena_dup(arena, origin->version);
	origin->libraries = fonds_arena_dup(arena, origin->libraries);
	origin->system = fonds_arena_dup(arena, origin->system);
	origin->read_mode = fonds_arena_dup(arena, origin->read_mode);
}

/* A run that is under way, or whose process died, has not counted them yet. */
static void count_the_rest(struct fonds_run *run)
{
	uint64_t sum = fonds_words_sum(run->verdicts);

	if (run->state == FONDS_RUN_RUNNING && sum < run->files)
		run->verdicts[FONDS_VERDICT_NOT_CHECKED] += run->files - sum;
}

static enum fonds_status count_run(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;

	(void)error;
	if (run->number <= gathering->report->run.number)
		gathering->report->runs_total++;
	return FONDS_OK;
}

static enum fonds_status keep_run(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_run *kept;

	(void)error;
	if (gathering->seen++ + FONDS_REPORT_RUNS_MAX < report->runs_total ||
		report->run_count >= FONDS_REPORT_RUNS_MAX ||
		run->number > report->run.number)
		return FONDS_OK;
	kept = &report->runs[report->run_count++];
	*kept = *run;
	kept->origin = report->run.origin;
	count_the_rest(kept);
	return FONDS_OK;
}

static enum fonds_status gather_runs(struct fonds_catalog *catalog,
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	enum fonds_status status;

	status = fonds_history_each_run(catalog, count_run, gathering, error);
	if (status < 0)
		return status;
	report->runs = array(gathering->arena, report->runs_total,
		FONDS_REPORT_RUNS_MAX, sizeof(*report->runs));
	status = fonds_arena_check(gathering->arena, "the report", error);
	if (status < 0)
		return status;
	return fonds_history_each_run(catalog, keep_run, gathering, error);
}

static enum fonds_status count_bag(const struct fonds_run_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;

	(void)bag;
	(void)error;
	gathering->report->bags_total++;
	return FONDS_OK;
}

static enum fonds_status keep_bag(const struct fonds_run_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	bool sound = bag->findings == 0 &&
		     bag->verdicts[FONDS_VERDICT_OK] == bag->files;
	struct fonds_run_bag *kept;

	if (sound != gathering->want_sound ||
		report->bag_count >= FONDS_REPORT_BAGS_MAX ||
		report->bag_count >= report->bags_total)
		return FONDS_OK;
	kept = &report->bags[report->bag_count++];
	*kept = *bag;
	kept->location = fonds_arena_dup(gathering->arena, bag->location);
	return fonds_arena_check(gathering->arena, "the report", error);
}

static enum fonds_status gather_bags(struct fonds_catalog *catalog,
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	int64_t run = report->run.number;
	enum fonds_status status;

	status = fonds_history_each_bag(
		catalog, run, count_bag, gathering, error);
	if (status < 0)
		return status;
	report->bags = array(gathering->arena, report->bags_total,
		FONDS_REPORT_BAGS_MAX, sizeof(*report->bags));
	status = fonds_arena_check(gathering->arena, "the report", error);
	if (status < 0)
		return status;
	gathering->want_sound = false;
	status = fonds_history_each_bag(
		catalog, run, keep_bag, gathering, error);
	if (status < 0)
		return status;
	gathering->want_sound = true;
	return fonds_history_each_bag(catalog, run, keep_bag, gathering, error);
}

static const struct fonds_digest *copy_digest(
	struct fonds_arena *arena, const struct fonds_digest *digest)
{
	struct fonds_digest *copy;

	if (digest == NULL)
		return NULL;
	copy = fonds_arena_alloc(arena, sizeof(*copy));
	if (copy != NULL)
		*copy = *digest;
	return copy;
}

static enum fonds_status count_finding(const struct fonds_run_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;

	(void)finding;
	(void)error;
	gathering->report->findings_total++;
	return FONDS_OK;
}

static enum fonds_status keep_finding(const struct fonds_run_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_arena *arena = gathering->arena;
	struct fonds_run_finding *kept;

	if (report->finding_count >= FONDS_REPORT_FINDINGS_MAX ||
		report->finding_count >= report->findings_total)
		return FONDS_OK;
	kept = &report->findings[report->finding_count++];
	*kept = *finding;
	kept->location = fonds_arena_dup(arena, finding->location);
	kept->path = fonds_arena_dup(arena, finding->path);
	kept->detail = fonds_arena_dup(arena, finding->detail);
	kept->expected = copy_digest(arena, finding->expected);
	kept->actual = copy_digest(arena, finding->actual);
	return fonds_arena_check(arena, "the report", error);
}

static enum fonds_status gather_findings(struct fonds_catalog *catalog,
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	int64_t run = report->run.number;
	enum fonds_status status;

	status = fonds_history_each_finding(
		catalog, run, count_finding, gathering, error);
	if (status < 0)
		return status;
	report->findings = array(gathering->arena, report->findings_total,
		FONDS_REPORT_FINDINGS_MAX, sizeof(*report->findings));
	status = fonds_arena_check(gathering->arena, "the report", error);
	if (status < 0)
		return status;
	return fonds_history_each_finding(
		catalog, run, keep_finding, gathering, error);
}

enum fonds_status fonds_report_gather(struct fonds_catalog *catalog,
	int64_t now, struct fonds_arena *arena, struct fonds_report *ret,
	struct fonds_error **error)
{
	struct fonds_report report = { .made_at = now, .source = catalog };
	struct gathering gathering = { .report = &report, .arena = arena };
	enum fonds_status status;

	status = fonds_history_run_get(catalog, 0, &report.run, error);
	if (status < 0)
		return status;
	copy_origin(arena, &report.run.origin);
	count_the_rest(&report.run);
	report.catalog = fonds_arena_dup(arena, fonds_catalog_path(catalog));
	status = gather_runs(catalog, &gathering, error);
	if (status == FONDS_OK)
		status = gather_bags(catalog, &gathering, error);
	if (status == FONDS_OK)
		status = gather_findings(catalog, &gathering, error);
	if (status == FONDS_OK)
		status = fonds_history_coverage(
			catalog, now, &report.coverage, error);
	if (status == FONDS_OK)
		*ret = report;
	return status;
}
