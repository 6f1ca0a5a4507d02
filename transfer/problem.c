/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/problem.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#define RUN_AGAIN "run the same command again: it goes on where this one ended"
#define ASK_SENDER "ask the sender of the bag for the file, or for a new URL"

static const struct fonds_fetch_problem_info
	table[FONDS_FETCH_PROBLEM_COUNT] = {
		[FONDS_FETCH_NONE] = { NULL, NULL },
		[FONDS_FETCH_SCHEME] = { "FETCH-SCHEME",
			"get the file by other means and put it in its place" },
		[FONDS_FETCH_ROOT] = { "FETCH-ROOT",
			"name the folder with --allow-root, if the bag may be "
			"filled "
			"from it" },
		[FONDS_FETCH_SOURCE] = { "FETCH-SOURCE",
			"look whether the file is there and may be read" },
		[FONDS_FETCH_ADDRESS] = { "FETCH-ADDRESS",
			"use --allow-private, if you trust the sender of the "
			"bag to "
			"reach into your network" },
		[FONDS_FETCH_REDIRECT] = { "FETCH-REDIRECT", ASK_SENDER },
		[FONDS_FETCH_CONNECT] = { "FETCH-CONNECT", RUN_AGAIN },
		[FONDS_FETCH_TLS] = { "FETCH-TLS",
			"look at the certificate of the server: it may not be "
			"the one "
			"that is meant" },
		[FONDS_FETCH_HTTP] = { "FETCH-HTTP", ASK_SENDER },
		[FONDS_FETCH_TIMEOUT] = { "FETCH-TIMEOUT", RUN_AGAIN },
		[FONDS_FETCH_SHORT] = { "FETCH-SHORT", RUN_AGAIN },
		[FONDS_FETCH_LONG] = { "FETCH-LONG", ASK_SENDER },
		[FONDS_FETCH_DIGEST] = { "FETCH-DIGEST", ASK_SENDER },
		[FONDS_FETCH_UNVERIFIABLE] = { "FETCH-UNVERIFIABLE",
			"have the bag made anew: the file must be listed in "
			"its "
			"manifests" },
		[FONDS_FETCH_PLACE] = { "FETCH-PLACE",
			"remove what stands in the way, then run the same "
			"command "
			"again" },
	};

const struct fonds_fetch_problem_info *fonds_fetch_problem_info(
	enum fonds_fetch_problem problem)
{
	return &table[problem];
}

void fonds_fetch_outcome_set(struct fonds_fetch_outcome *outcome,
	enum fonds_fetch_problem problem, const char *format, ...)
{
	va_list args;

	outcome->problem = problem;
	va_start(args, format);
	(void)vsnprintf(outcome->reason, sizeof(outcome->reason), format, args);
	va_end(args);
}
