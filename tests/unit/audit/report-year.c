/* SPDX-License-Identifier: Apache-2.0 */
#include "report-year.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/policy.h"

#define DAY INT64_C(86400)
#define MONTH (30 * DAY)
#define HOLDINGS 3
#define FILES_EACH (YEAR_FILES / HOLDINGS)
#define LEASE 600

int64_t year_now = YEAR_FIRST;

enum fonds_status __wrap_fonds_db_now(struct fonds_catalog *catalog,
	int64_t *ret, struct fonds_error **error);

enum fonds_status __wrap_fonds_db_now(
	struct fonds_catalog *catalog, int64_t *ret, struct fonds_error **error)
{
	(void)catalog;
	(void)error;
	*ret = year_now;
	return FONDS_OK;
}

int64_t __wrap_fonds_clock_now(void);

int64_t __wrap_fonds_clock_now(void)
{
	return year_now;
}

/* One event a month at most; month counts from 0. */
static const struct {
	int month;
	int64_t holding;
	const char *path;
	enum fonds_verdict verdict;
} plan[] = {
	{ 4, 1, "data/<script>alert(1)</script>.tif", FONDS_VERDICT_CORRUPT },
	{ 7, 2, "data/page-0007.tif", FONDS_VERDICT_MISSING },
	{ 10, 3, "data/page-0003.tif", FONDS_VERDICT_CORRUPT },
	{ 11, 3, "data/page-0003.tif", FONDS_VERDICT_CORRUPT },
	{ 12, 3, "data/page-0003.tif", FONDS_VERDICT_CORRUPT },
	{ 13, 3, "data/page-0003.tif", FONDS_VERDICT_CORRUPT },
};

const uint64_t year_findings = sizeof(plan) / sizeof(plan[0]);

static const struct fonds_run_origin origin = {
	.host = "store-1.archive.example",
	.user = "audit",
	.process = 4711,
	.version = "0.1.0",
	.libraries = "OpenSSL 3.0.17; SQLite 3.40.1",
	.system = "Linux 6.1.0 x86_64",
	.read_mode = "past the page cache",
};

static struct fonds_digest digest_of(unsigned char byte)
{
	struct fonds_digest digest = { .algorithm = FONDS_SHA256, .size = 32 };

	memset(digest.bytes, byte, 32);
	return digest;
}

static enum fonds_status add_files(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status = fonds_accession_file(catalog,
		"data/<script>alert(1)</script>.tif", 2048000,
		&(struct fonds_digest){ .algorithm = FONDS_SHA256, .size = 32 },
		error);

	for (int i = 1; status == FONDS_OK && i < FILES_EACH; i++) {
		struct fonds_digest digest = digest_of((unsigned char)i);
		char path[64];

		(void)snprintf(path, sizeof(path), "data/page-%04d.tif", i);
		status = fonds_accession_file(
			catalog, path, 2048000, &digest, error);
	}
	return status;
}

static enum fonds_status add_holding(struct fonds_catalog *catalog, int i,
	int64_t collection, struct fonds_error **error)
{
	static const char *const places[HOLDINGS] = {
		"/srv/holdings/cold-war-telegrams",
		"/srv/holdings/<b>letters</b> & \"more\"",
		"/srv/holdings/photographs \xe2\x80\xae 1957",
	};
	static const char *const identifiers[HOLDINGS] = {
		"7fe6030c-0000-4000-8000-000000000001",
		"7fe6030c-0000-4000-8000-000000000002",
		"7fe6030c-0000-4000-8000-000000000003",
	};
	const struct fonds_holding holding = {
		.identifier = identifiers[i],
		.kind = i == 1 ? FONDS_HOLDING_TREE : FONDS_HOLDING_BAG,
		.collection = collection,
		.location = places[i],
		.external_identifier = "",
		.description = "",
		.source_organization = "",
		.digests = i == 1 ? FONDS_DIGESTS_GENERATED
				  : FONDS_DIGESTS_SUPPLIED,
		.source = i == 1 ? "" : "manifest-sha256.txt",
		.agent = "Ada",
	};
	int64_t number = 0;
	enum fonds_status status;

	status = fonds_accession_begin(catalog, &holding, &number, error);
	if (status == FONDS_OK)
		status = add_files(catalog, error);
	if (status == FONDS_OK)
		status = fonds_accession_commit(catalog, error);
	return status;
}

static enum fonds_status set_up(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	struct fonds_policy policy = {
		.agent = "",
		.every_seconds = 40 * DAY,
		.window_from = -1,
		.window_to = -1,
	};
	struct fonds_digest digest = digest_of(0xee);
	int64_t collection = 0;
	int64_t standard = 0;
	int64_t number = 0;
	enum fonds_status status;

	status = fonds_collection_find(catalog, "default", &standard, error);
	if (status == FONDS_OK)
		status = fonds_collection_add(catalog,
			"photo<graphs> & \"more\"", "", &collection, error);
	if (status == FONDS_OK)
		status = fonds_policy_set(
			catalog, standard, &policy, "Ada", error);
	policy.every_seconds = 90 * DAY;
	if (status == FONDS_OK)
		status = fonds_policy_set(
			catalog, collection, &policy, "Ada", error);
	for (int i = 0; status == FONDS_OK && i < HOLDINGS; i++)
		status = add_holding(
			catalog, i, i == 2 ? collection : standard, error);
	if (status == FONDS_OK)
		status = fonds_canary_add(catalog, "/srv/canary.bin", 12,
			&digest, "Ada", &number, error);
	return status;
}

/* What the plan has for this shard in this month; -1: nothing. */
static int planned(int month, const struct fonds_claim *claim)
{
	for (size_t i = 0; i < sizeof(plan) / sizeof(plan[0]); i++)
		if (plan[i].month == month &&
			plan[i].holding == claim->holding && claim->files > 0)
			return (int)i;
	return -1;
}

static enum fonds_status record(struct fonds_catalog *catalog, int month,
	const struct fonds_claim *claim, struct fonds_error **error)
{
	struct fonds_digest expected = digest_of(3);
	struct fonds_digest actual = digest_of(4);
	int event = planned(month, claim);
	struct fonds_work_file file = { .checked_at = year_now };
	struct fonds_audit_finding finding = {
		.holding = claim->holding,
		.expected_size = 2048000,
		.actual_size = UINT64_MAX,
		.expected = &expected,
		.damage_offset = UINT64_MAX,
		.damage_length = UINT64_MAX,
		.detail = "the file is not there",
		.found_at = year_now,
	};
	struct fonds_work_result result = {
		.bytes = claim->bytes,
		.past_cache = claim->files,
		.busy_ms = 1 + claim->bytes / 120000,
		.checked_at = year_now,
	};
	bool is_accepted = false;
	enum fonds_status status;

	result.verdicts[FONDS_VERDICT_OK] = claim->files;
	if (event >= 0) {
		file.path = finding.path = plan[event].path;
		file.verdict = finding.verdict = plan[event].verdict;
		if (file.verdict == FONDS_VERDICT_CORRUPT) {
			finding.actual = &actual;
			finding.actual_size = 2048000;
			finding.damage_offset = 4096;
			finding.damage_length = 512;
			finding.damage_pattern = "zeros";
			finding.detail = "the digest differs";
		}
		result.verdicts[FONDS_VERDICT_OK]--;
		result.verdicts[file.verdict]++;
		result.past_cache -= file.verdict == FONDS_VERDICT_MISSING;
		result.files = &file;
		result.file_count = 1;
		result.findings = &finding;
		result.finding_count = 1;
	}
	status = fonds_work_record(
		catalog, claim, &result, &is_accepted, error);
	year_now += 600;
	return status;
}

static enum fonds_status take(struct fonds_catalog *catalog, int month,
	int64_t auditor, int64_t shard, struct fonds_error **error)
{
	fonds_cleanup(fonds_claim_clear) struct fonds_claim claim = { 0 };
	enum fonds_claim_outcome outcome = FONDS_CLAIM_OVER;
	enum fonds_status status;

	status = fonds_work_claim(
		catalog, auditor, shard, LEASE, &claim, &outcome, error);
	if (status < 0 || outcome != FONDS_CLAIM_MADE)
		return status;
	return record(catalog, month, &claim, error);
}

static enum fonds_status run_month(
	struct fonds_catalog *catalog, int month, struct fonds_error **error)
{
	const struct fonds_work_scope scope = {
		.text = "everything",
		.starts_anew = true,
	};
	fonds_cleanup(fonds_freep) struct fonds_work_item *items = NULL;
	bool ends_early = month == 9;
	bool is_new = false;
	size_t count = 0;
	int64_t run = 0;
	int64_t auditor = 0;
	enum fonds_status status;

	year_now = YEAR_FIRST + month * MONTH + 3 * 3600;
	status = fonds_work_join(
		catalog, &scope, &origin, &run, &auditor, &is_new, error);
	if (status == FONDS_OK)
		status = fonds_work_queue(catalog, run, &items, &count, error);
	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		if (!ends_early || i < count / 2)
			status = take(
				catalog, month, auditor, items[i].shard, error);
	if (status == FONDS_OK && month == 5)
		status = fonds_work_note_clock(catalog, run, -3600,
			"the clock was set back while shard 3 was read", error);
	if (status == FONDS_OK)
		status = fonds_work_leave(catalog, auditor,
			ends_early ? FONDS_RUN_PARTIAL : FONDS_RUN_COMPLETE,
			ends_early ? "its budget of 2 hours was used" : "",
			error);
	return status;
}

static enum fonds_status repair(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	const struct fonds_repair made = {
		.holding = 1,
		.path = plan[0].path,
		.source = "/tape/7/telegrams",
		.quarantine = "/srv/quarantine/1",
		.agent = "Ada",
		.reason = "restored from tape 7",
	};
	int64_t number = 0;
	enum fonds_status status;

	year_now += DAY;
	status = fonds_incident_step(catalog, 1,
		FONDS_INCIDENT_WAS_ACKNOWLEDGED, "Ada", "", 0, error);
	year_now += DAY;
	if (status == FONDS_OK)
		status = fonds_repair_begin(catalog, &made, &number, error);
	if (status == FONDS_OK)
		status = fonds_repair_end(
			catalog, number, FONDS_REPAIR_DONE, error);
	return status;
}

static enum fonds_status pause_for_ten_days(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status;

	year_now += 3 * DAY;
	status = fonds_pause_begin(catalog, FONDS_PAUSE_COLLECTION, 2, 0, "Ada",
		"the store moves", &number, error);
	year_now += 10 * DAY;
	if (status == FONDS_OK)
		status = fonds_pause_end(catalog, number, "Ada", error);
	return status;
}

enum fonds_status year_make(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status;

	year_now = YEAR_FIRST - MONTH;
	status = set_up(catalog, error);
	for (int month = 0; status == FONDS_OK && month < YEAR_MONTHS;
		month++) {
		status = run_month(catalog, month, error);
		if (status == FONDS_OK && month == 4)
			status = repair(catalog, error);
		if (status == FONDS_OK && month == 6)
			status = pause_for_ten_days(catalog, error);
		year_now += 5 * DAY;
		if (status == FONDS_OK && month == 7)
			status = fonds_incident_step(catalog, 2,
				FONDS_INCIDENT_WAS_ACCEPTED, "Ada",
				"a duplicate; the original is page-0008", 0,
				error);
	}
	year_now = YEAR_FIRST + YEAR_MONTHS * MONTH;
	return status;
}
