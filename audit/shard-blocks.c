/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-blocks.h"

#include <unistd.h>

#include "audit/block-canary.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/block-digests.h"

struct reading {
	struct fonds_session *session;
	int64_t holding;
	const struct fonds_shard_file *file;
	uint64_t bytes_before; /* in the progress */
	uint64_t lost_before;  /* leases */
	bool is_bad;           /* a block is */

	/* A failure of the audit, and not of the file. */
	enum fonds_status status;
};

static bool has_threads(unsigned jobs)
{
	if (jobs == 0)
		return sysconf(_SC_NPROCESSORS_ONLN) > 1;
	return jobs > 1;
}

static bool is_suited(const struct fonds_session *session,
	const struct fonds_shard_check *shard,
	const struct fonds_shard_file *file)
{
	const struct fonds_audit_options *options = &session->options;

	return file->item.size >= session->blocks_from && file->change == 0 &&
	       shard->rate == 0 && !options->bypass_cache &&
	       options->added_algorithm_count == 0 &&
	       has_threads(options->jobs);
}

/* A checker that is not tested is not believed (DSpace 7, issue 8570). */
static bool is_believed(struct fonds_session *session)
{
	if (fonds_block_canary_holds())
		return true;
	if (!session->has_told_blocks)
		fonds_session_tell(session,
			"the reading by block digests failed its own test, or "
			"could not be tested: huge files are read as a whole");
	session->has_told_blocks = true;
	return false;
}

/* After a bad block the file is read otherwise: the rest can be left. */
static enum fonds_status give_registered(uint64_t part,
	struct fonds_digest *digests, size_t *ret_count, void *payload,
	struct fonds_error **error)
{
	const struct reading *reading = payload;
	const char *path = fonds_bag_path_text(reading->file->path);

	if (reading->is_bad)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"a block of '%s' is bad", path);
	return fonds_holding_blocks(reading->session->catalog, reading->holding,
		path, part, digests, ret_count, error);
}

static void note_bad(uint64_t offset, uint64_t size, void *payload)
{
	struct reading *reading = payload;

	(void)offset;
	(void)size;
	reading->is_bad = true;
}

static enum fonds_status tick(
	uint64_t bytes, void *payload, struct fonds_error **error)
{
	struct reading *reading = payload;
	struct fonds_progress *progress = &reading->session->progress;

	progress->bytes_done = reading->bytes_before + bytes;
	reading->status = fonds_session_alive(reading->session, error);
	return reading->status;
}

static enum fonds_status read_blocks(struct reading *reading,
	struct fonds_stream *stream, bool *ret, struct fonds_error **error)
{
	struct fonds_session *session = reading->session;
	uint64_t size = reading->file->item.size;
	const struct fonds_block_file file = {
		.fd = fonds_stream_descriptor(stream),
		.name = fonds_bag_path_text(reading->file->path),
		.jobs = session->options.jobs,
		.tick = tick,
		.payload = reading,
	};
	struct fonds_block_proof proof = { 0 };
	struct fonds_file_state state;
	enum fonds_status status = fonds_stream_state(stream, &state, error);

	if (status < 0 || file.fd < 0 || state.size != size)
		return status;
	fonds_stream_advise(stream);
	status = fonds_block_digests_verify(
		&file, size, give_registered, note_bad, reading, &proof, error);
	*ret = status == FONDS_OK && proof.is_proved;
	return status;
}

enum fonds_status fonds_shard_blocks_prove(struct fonds_session *session,
	const struct fonds_shard_check *shard,
	const struct fonds_shard_file *file, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct reading reading = {
		.session = session,
		.holding = shard->claim.holding,
		.file = file,
		.bytes_before = session->progress.bytes_done,
		.lost_before = session->heartbeat.lost,
	};
	enum fonds_status status;

	*ret = false;
	if (!is_suited(session, shard, file) || !is_believed(session))
		return FONDS_OK;
	status = fonds_tree_open(file->item.tree, file->path, &stream, &why);
	if (status == FONDS_OK)
		status = read_blocks(&reading, stream, ret, &why);
	if (reading.status < 0)
		return fonds_error_move(&why, reading.status, error);
	/* Whatever failed, the engine will find it, and say so. */
	*ret = *ret && session->heartbeat.lost == reading.lost_before;
	if (!*ret)
		return FONDS_OK;
	session->progress.bytes_done = reading.bytes_before + file->item.size;
	session->bytes_before += file->item.size;
	return FONDS_OK;
}
