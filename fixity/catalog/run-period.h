/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_RUN_PERIOD_H
#define FIXITY_CATALOG_RUN_PERIOD_H

#include "fixity/catalog/database.h"
#include "fixity/catalog/run.h"

/*
 * The runs of a period, as a condition on the table run: one of them, or those
 * that began in a span of time. Its five values are bound by
 * fonds_query_period(), where their turn is.
 */
#define FONDS_RUN_IS_OF_PERIOD \
	"CASE WHEN ? <> 0 THEN run.number = ?" \
	" ELSE run.started_at >= ? AND (? = 0 OR run.started_at < ?) END"

static inline void fonds_query_period(
	struct fonds_query *query, const struct fonds_run_period *period)
{
	fonds_query_integer(query, period->run);
	fonds_query_integer(query, period->run);
	fonds_query_integer(query, period->since);
	fonds_query_integer(query, period->until);
	fonds_query_integer(query, period->until);
}

#endif
