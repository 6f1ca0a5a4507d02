/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/fixity/digest-log.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 2, 3))) static int add(
	struct digest_log *log, const char *format, ...)
{
	size_t room = sizeof(log->text) - log->size;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(log->text + log->size, room, format, args);
	va_end(args);
	if (n > 0 && (size_t)n < room)
		log->size += (size_t)n;
	return ++log->count == log->stop_at;
}

int digest_log_result(const struct fonds_digest_result *result, void *payload)
{
	struct digest_log *log = payload;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	size_t at = 0;

	log->digests[0] = '\0';
	for (size_t i = 0; i < result->digest_count; i++) {
		int n = snprintf(log->digests + at, sizeof(log->digests) - at,
			"%s%s %s", i > 0 ? " " : "",
			fonds_algorithm_name(result->digests[i].algorithm),
			fonds_digest_format(&result->digests[i], hex));

		at += n > 0 ? (size_t)n : 0;
		if (at >= sizeof(log->digests))
			break;
	}
	return add(log, "%s %s %" PRIu64 "%s%s\n", result->path,
		fonds_verdict_name(result->verdict), result->size,
		result->detail ? " " : "",
		result->detail ? result->detail : "");
}

int digest_log_problem(
	const struct fonds_digest_problem *problem, void *payload)
{
	return add(payload, "%s %s:%zu %s\n", problem->is_note ? "?" : "!",
		problem->list, problem->line, problem->text);
}
