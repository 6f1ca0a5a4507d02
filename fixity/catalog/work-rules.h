/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_WORK_RULES_H
#define FIXITY_CATALOG_WORK_RULES_H

#include "fixity/catalog/policy.h"
#include "fixity/catalog/work-turn.h"

/*
 * What keeps shards of a scope from having a turn: pauses, windows of the day,
 * periods and samples of policies. What holds for a collection or comes from a
 * pause is found once, however many shards it is asked for.
 */

/*
 * The shards s of the scope with the last policy p of their collection; the
 * parameters are the time and, where not 0, a collection and a holding.
 */
#define FONDS_SHARDS_OF_SCOPE \
	" FROM holding AS h JOIN shard AS s ON s.holding = h.number" \
	" LEFT JOIN policy AS p ON p.number = (SELECT max(x.number)" \
	"  FROM policy AS x WHERE x.collection = h.collection)" \
	" WHERE h.files IS NOT NULL AND s.kind < 2" \
	" AND (?2 = 0 OR h.collection = ?2) AND (?3 = 0 OR h.number = ?3)" \
	" AND NOT EXISTS (SELECT 1 FROM removal AS r" \
	"  WHERE r.holding = h.number)"

/* Never checked, or at a time that is to come: 0, the oldest there is. */
#define FONDS_AGE_KEY \
	"CASE WHEN s.checked_at <= ?1 + 3600 THEN s.checked_at ELSE 0 END"

/*
 * A file with a state of its own can be due before its shard. A sample
 * without a period goes round and round: all of it is due.
 */
#define FONDS_IS_DUE \
	"(s.checked_at IS NULL OR s.checked_at > ?1 + 3600" \
	" OR (coalesce(p.every_seconds, 0) > 0" \
	"  AND s.checked_at <= ?1 - p.every_seconds)" \
	" OR (coalesce(p.every_seconds, 0) = 0 AND coalesce(p.sample, 0) > 0)" \
	" OR EXISTS (SELECT 1 FROM file_state AS t" \
	"  WHERE t.holding = s.holding AND t.path BETWEEN s.first AND s.last" \
	"  AND (t.verdict <> 0 OR t.checked_at > ?1 + 3600" \
	"   OR (coalesce(p.every_seconds, 0) > 0" \
	"    AND t.checked_at <= ?1 - p.every_seconds))))"

/* The first pause that holds for a holding; pauses that ended are left out. */
#define FONDS_PAUSES \
	"WITH holds AS MATERIALIZED (SELECT number, kind, target FROM pause" \
	" WHERE ended_at IS NULL AND (until_at IS NULL OR until_at > ?1)) "
#define FONDS_PAUSE_OF_HOLDING \
	"(SELECT min(w.number) FROM holds AS w WHERE w.kind = 0" \
	" OR (w.kind = 1 AND w.target = h.collection)" \
	" OR (w.kind = 2 AND w.target = h.volume)" \
	" OR (w.kind = 3 AND w.target = h.number))"

_Static_assert(FONDS_CLOCK_TOLERANCE == 3600, "written out above");

struct fonds_collection_rule {
	int64_t collection;
	const char *outside; /* of its window now, and why; else NULL */
	bool has_cut;        /* of a sample: the last that has a turn */
	int64_t cut_key;
	int64_t cut_shard;
};

struct fonds_pause_rule {
	int64_t pause;
	const char *reason; /* for the rest */
};

struct fonds_work_list;

struct fonds_work_rules {
	const struct fonds_work_list *list; /* of the scope */
	struct fonds_catalog *catalog;
	struct fonds_arena *arena; /* of the reasons */
	int64_t now;
	struct fonds_collection_rule *collections; /* that were met so far */
	size_t collection_count;
	size_t collection_capacity;
	struct fonds_pause_rule *pauses; /* likewise */
	size_t pause_count;
	size_t pause_capacity;
};

void fonds_work_rules_clear(struct fonds_work_rules *rules);

/* Of policy: number, window_from, window_to and sample. Valid until the next. */
enum fonds_status fonds_work_rules_collection(struct fonds_work_rules *rules,
	int64_t collection, const struct fonds_policy *policy,
	const struct fonds_collection_rule **ret, struct fonds_error **error);
enum fonds_status fonds_work_rules_pause(struct fonds_work_rules *rules,
	int64_t pause, const char **ret, struct fonds_error **error);

/* items with room for one more of this size; NULL without memory. */
void *fonds_work_grow(void *items, size_t count, size_t *capacity, size_t size);

#endif
