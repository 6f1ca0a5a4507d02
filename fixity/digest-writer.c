/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Of the five forms, three are lists of checksums and two are findings: this
 * is only the door to both.
 */
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/output.h"
#include "fixity/checksum-writer.h"
#include "fixity/digest-findings.h"

struct fonds_digest_writer {
	struct fonds_checksum_writer *list; /* NULL: findings */
	struct fonds_digest_findings findings;
	struct fonds_output output; /* of findings */
};

static const struct {
	bool is_list;
	enum fonds_checksum_form list;
	bool is_json;
} forms[] = {
	[FONDS_DIGEST_GNU] = { .is_list = true, .list = FONDS_CHECKSUM_GNU },
	[FONDS_DIGEST_BSD] = { .is_list = true, .list = FONDS_CHECKSUM_BSD },
	[FONDS_DIGEST_JSON] = { .is_list = true, .list = FONDS_CHECKSUM_JSON },
	[FONDS_DIGEST_FINDINGS] = { .is_json = false },
	[FONDS_DIGEST_FINDINGS_JSON] = { .is_json = true },
};

static void writer_freep(struct fonds_digest_writer **writer)
{
	fonds_digest_writer_free(*writer);
}

enum fonds_status fonds_digest_writer_new(enum fonds_digest_form form,
	bool ends_with_nul, fonds_write_fn *write, void *payload,
	struct fonds_digest_writer **ret, struct fonds_error **error)
{
	fonds_cleanup(writer_freep) struct fonds_digest_writer *writer = NULL;
	enum fonds_status status = FONDS_OK;

	if ((size_t)form >= sizeof(forms) / sizeof(*forms))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%d is not a form of digests", (int)form);
	if (ends_with_nul && !forms[form].is_list)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"findings have no lines that could end in NUL");
	writer = calloc(1, sizeof(*writer));
	if (!writer)
		return fonds_fail_nomem(error);
	fonds_output_init(&writer->output, write, payload);
	if (forms[form].is_list)
		status = fonds_checksum_writer_new(forms[form].list,
			ends_with_nul, write, payload, &writer->list, error);
	else
		fonds_digest_findings_begin(&writer->findings, &writer->output,
			forms[form].is_json);
	if (status == FONDS_OK)
		*ret = fonds_steal(&writer);
	return status;
}

enum fonds_status fonds_digest_writer_result(struct fonds_digest_writer *writer,
	const struct fonds_digest_result *result, struct fonds_error **error)
{
	const struct fonds_checksum_result line = {
		.path = result->path,
		.verdict = result->verdict,
		.size = result->size,
		.digests = result->digests,
		.digest_count = result->digest_count,
		.detail = result->detail,
	};

	if (writer->list)
		return fonds_checksum_writer_add(writer->list, &line, error);
	fonds_digest_findings_result(&writer->findings, result);
	return fonds_output_check(&writer->output, error);
}

enum fonds_status fonds_digest_writer_problem(
	struct fonds_digest_writer *writer,
	const struct fonds_digest_problem *problem, struct fonds_error **error)
{
	if (writer->list)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a list of digests has no place for problems");
	fonds_digest_findings_problem(&writer->findings, problem);
	return fonds_output_check(&writer->output, error);
}

enum fonds_status fonds_digest_writer_flush(
	struct fonds_digest_writer *writer, struct fonds_error **error)
{
	if (writer->list)
		return fonds_checksum_writer_flush(writer->list, error);
	return fonds_output_finish(&writer->output, error);
}

enum fonds_status fonds_digest_writer_end(struct fonds_digest_writer *writer,
	const struct fonds_digest_summary *summary, struct fonds_error **error)
{
	const struct fonds_checksum_summary sums = {
		.files = summary->files,
		.bytes = summary->bytes,
		.failed = summary->files - summary->verdicts[FONDS_VERDICT_OK],
		.cached = summary->cached,
		.direct = summary->direct,
		.dropped = summary->dropped,
	};

	if (writer->list)
		return fonds_checksum_writer_end(writer->list, &sums, error);
	fonds_digest_findings_end(&writer->findings, summary);
	return fonds_output_finish(&writer->output, error);
}

void fonds_digest_writer_free(struct fonds_digest_writer *writer)
{
	if (!writer)
		return;
	fonds_checksum_writer_free(writer->list);
	fonds_output_clear(&writer->output);
	free(writer);
}
