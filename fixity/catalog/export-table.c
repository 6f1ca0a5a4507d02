/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/export-table.h"

#include <string.h>

#define TABLE(table, key, types, columns, marks) \
	{ \
		table, columns, types, "SELECT count(*) FROM " table, \
			"SELECT " columns " FROM " table " ORDER BY " key, \
			"INSERT INTO " table " (" columns ") VALUES (" marks \
			")" \
	}

/* clang-format off */
#define VERDICTS \
	"ok, corrupt, corrupt_unconfirmed, missing, unexpected, unreadable, " \
	"denied, unstable, volume_offline, not_checked, moved, skipped, " \
	"not_due"
#define VERDICT_TYPES "iiiiiiiiiiiii"
#define VERDICT_MARKS "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

const struct fonds_export_table
	fonds_export_tables[FONDS_EXPORT_TABLE_COUNT] = {
	TABLE("agent", "number",
		"iit",
		"number, kind, name",
		"?, ?, ?"),
	TABLE("volume", "number",
		"itti",
		"number, identifier, name, added_at",
		"?, ?, ?, ?"),
	TABLE("volume_place", "volume, host",
		"itbi",
		"volume, host, path, set_at",
		"?, ?, ?, ?"),
	TABLE("collection", "number",
		"itti",
		"number, name, description, added_at",
		"?, ?, ?, ?"),
	TABLE("holding", "number",
		"itiiiibtttitiiii",
		"number, identifier, kind, is_file, collection, volume, "
		"location, external_identifier, description, "
		"source_organization, digests, source, added_at, agent, "
		"files, bytes",
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("removal", "holding",
		"iiit",
		"holding, removed_at, agent, reason",
		"?, ?, ?, ?"),
	TABLE("file", "holding, path",
		"ibiib",
		"holding, path, size, algorithm, digest",
		"?, ?, ?, ?, ?"),
	TABLE("block_digest", "holding, path, part",
		"ibiiib",
		"holding, path, part, block_size, algorithm, digests",
		"?, ?, ?, ?, ?, ?"),
	TABLE("change", "number",
		"iiiiit",
		"number, holding, state, begun_at, settled_at, reason",
		"?, ?, ?, ?, ?, ?"),
	TABLE("changed_file", "holding, path, change",
		"iibiibib",
		"change, holding, path, algorithm, old_size, old_digest, "
		"size, digest",
		"?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("run", "number",
		"iitiiitiiii" VERDICT_TYPES,
		"number, state, scope, started_at, recorded_at, ended_at, "
		"why, holdings, files, bytes, findings, " VERDICTS,
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " VERDICT_MARKS),
	TABLE("file_digest", "holding, path, algorithm, change",
		"ibiibii",
		"holding, path, algorithm, change, digest, added_at, run",
		"?, ?, ?, ?, ?, ?, ?"),
	TABLE("repair", "number",
		"iibibbitii",
		"number, holding, path, state, source, quarantine, agent, "
		"reason, begun_at, ended_at",
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("policy", "number",
		"iiiiiiiii",
		"number, collection, set_at, agent, every_seconds, "
		"window_from, window_to, rate, sample",
		"?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("pause", "number",
		"iiiiiitii",
		"number, kind, target, begun_at, until_at, agent, reason, "
		"ended_at, ended_by",
		"?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("canary", "number",
		"ibiibiiii",
		"number, location, size, algorithm, digest, added_at, agent, "
		"removed_at, removed_by",
		"?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("schedule", "number",
		"ittitiiii",
		"number, kind, calendar, every_seconds, command, "
		"installed_at, agent, removed_at, removed_by",
		"?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("shard", "number",
		"iiibbiiii",
		"number, holding, kind, first, last, files, bytes, "
		"checked_at, checked_run",
		"?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("file_state", "holding, path",
		"ibiii",
		"holding, path, checked_at, run, verdict",
		"?, ?, ?, ?, ?"),
	TABLE("auditor", "number",
		"iittittttiiitiiii",
		"number, run, host, user, process, version, libraries, "
		"system, read_mode, started_at, seen_at, ended_at, why, "
		"files, bytes, past_cache, busy_ms",
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("run_shard", "run, shard",
		"iiiiiiiiii" VERDICT_TYPES,
		"run, shard, epoch, auditor, leased_at, lease_until, "
		"ended_at, files, bytes, findings, " VERDICTS,
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " VERDICT_MARKS),
	TABLE("run_rest", "run, verdict, reason",
		"iitii",
		"run, verdict, reason, shards, files",
		"?, ?, ?, ?, ?"),
	TABLE("run_event", "run, holding",
		"iitt",
		"run, holding, event, reason",
		"?, ?, ?, ?"),
	TABLE("clock_note", "number",
		"iiiit",
		"number, run, noted_at, step, note",
		"?, ?, ?, ?, ?"),
	TABLE("incident", "number",
		"iibiiiii",
		"number, holding, path, verdict, state, opened_at, "
		"opened_run, closed_at",
		"?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("incident_event", "number",
		"iiiiitii",
		"number, incident, kind, at, agent, reason, run, repair",
		"?, ?, ?, ?, ?, ?, ?, ?"),
	TABLE("finding", "number",
		"iiiibiiiibibbiittii",
		"number, run, holding, shard, path, verdict, expected_size, "
		"actual_size, expected_algorithm, expected, actual_algorithm, "
		"actual, moved_to, damage_offset, damage_length, "
		"damage_pattern, detail, found_at, incident",
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
};
/* clang-format on */

const struct fonds_export_table *fonds_export_table_find(const char *name)
{
	for (size_t i = 0; i < FONDS_EXPORT_TABLE_COUNT; i++)
		if (strcmp(fonds_export_tables[i].name, name) == 0)
			return &fonds_export_tables[i];
	return NULL;
}

size_t fonds_export_table_width(const struct fonds_export_table *table)
{
	return strlen(table->types);
}

const char *fonds_export_table_column(const struct fonds_export_table *table,
	size_t index, char name[FONDS_EXPORT_NAME_SIZE])
{
	const char *from = table->columns;
	size_t size;

	for (; index > 0; index--)
		from = strchr(from, ' ') + 1;
	size = strcspn(from, ",");
	memcpy(name, from, size);
	name[size] = '\0';
	return name;
}
