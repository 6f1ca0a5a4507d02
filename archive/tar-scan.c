/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/tar-scan.h"

#include <inttypes.h>
#include <string.h>

#include "base/error.h"

/* As libarchive has it. Of the headers before one of a member, any is much. */
#define RECORDS_MAX ((uint64_t)1 << 20)
#define HEADERS_MAX 16

/* The largest size that a header holds in octal. */
#define OCTAL_MAX (((uint64_t)1 << 33) - 1)

void fonds_tar_scan_init(struct fonds_tar_scan *scan)
{
	*scan = (struct fonds_tar_scan){ 0 };
	fonds_buffer_init(&scan->records, RECORDS_MAX);
	fonds_tar_claims_init(&scan->claims);
	fonds_pax_init(&scan->pax);
}

void fonds_tar_scan_clear(struct fonds_tar_scan *scan)
{
	fonds_buffer_clear(&scan->records);
	fonds_tar_claims_clear(&scan->claims);
	fonds_pax_clear(&scan->pax);
}

/* With what fills its last block. */
static uint64_t in_blocks(uint64_t size)
{
	return (size + FONDS_TAR_BLOCK - 1) / FONDS_TAR_BLOCK * FONDS_TAR_BLOCK;
}

static void begin_header(struct fonds_tar_scan *scan)
{
	scan->state = FONDS_TAR_AT_HEADER;
	if (scan->pax.headers == 0)
		scan->start = scan->at;
}

/* The data, and what is before it, is still to come. */
static void begin_data(struct fonds_tar_scan *scan)
{
	scan->state = FONDS_TAR_IN_DATA;
	if (scan->left == 0)
		begin_header(scan);
}

/*
 * POSIX lets the pax header win, and some readers do not look there: they go
 * on elsewhere, and find other members. Only what does not fit into the
 * header's own field needs to be said there.
 */
static enum fonds_status find_size(const struct fonds_tar_scan *scan,
	const struct fonds_tar_header *header, uint64_t *ret,
	struct fonds_error **error)
{
	const struct fonds_pax *pax = &scan->pax;
	bool has_data = header->role == FONDS_TAR_FILE ||
			header->role == FONDS_TAR_SPARSE;

	*ret = has_data ? header->size : 0;
	if (header->role == FONDS_TAR_HARD_LINK &&
		(header->size > 0 || (pax->has_size && pax->size > 0)))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"it is a hard link with bytes of its own");
	if (!pax->has_size || pax->size == *ret)
		return FONDS_OK;
	if (!has_data || pax->size <= OCTAL_MAX || header->size > OCTAL_MAX)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"its pax header gives it another size than its own "
			"header, and readers do not agree on which counts");
	*ret = pax->size;
	return FONDS_OK;
}

static enum fonds_status check_link(const struct fonds_tar_scan *scan,
	const struct fonds_tar_header *header, struct fonds_error **error)
{
	if (!scan->pax.has_link || header->role == FONDS_TAR_HARD_LINK ||
		header->role == FONDS_TAR_SYMLINK)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"it has the name of a link's target and is no link");
}

/* A sparse member is so in one way, and its map comes in one. */
static enum fonds_status begin_sparse(struct fonds_tar_scan *scan,
	const struct fonds_tar_header *header, bool *more,
	struct fonds_error **error)
{
	struct fonds_tar_sparse *sparse = &scan->pax.sparse;
	enum fonds_status status = fonds_tar_sparse_settle(sparse, error);
	bool is_by_records = sparse->form != FONDS_TAR_NOT_SPARSE;

	*more = sparse->form == FONDS_TAR_SPARSE_DATA;
	if (status < 0)
		return status;
	if (is_by_records && header->role != FONDS_TAR_FILE)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"readers do not agree on whether it has holes");
	if (header->role == FONDS_TAR_SPARSE)
		fonds_tar_sparse_header(sparse, header->block, more);
	return FONDS_OK;
}

/* Where the map is complete. */
static enum fonds_status check_sparse(
	const struct fonds_tar_scan *scan, struct fonds_error **error)
{
	const struct fonds_tar_sparse *sparse = &scan->pax.sparse;

	if (sparse->form == FONDS_TAR_NOT_SPARSE)
		return FONDS_OK;
	return fonds_tar_sparse_check(sparse, scan->size, error);
}

static enum fonds_status end_headers(
	struct fonds_tar_scan *scan, struct fonds_error **error)
{
	enum fonds_status status = check_sparse(scan, error);

	if (status < 0)
		return status;
	fonds_pax_reset(&scan->pax);
	begin_data(scan);
	return FONDS_OK;
}

static enum fonds_status begin_member(struct fonds_tar_scan *scan,
	const struct fonds_tar_header *header, struct fonds_error **error)
{
	const struct fonds_tar_sparse *sparse = &scan->pax.sparse;
	enum fonds_status status;
	bool more = false;
	bool is_in_data;

	status = find_size(scan, header, &scan->size, error);
	if (status == FONDS_OK)
		status = check_link(scan, header, error);
	if (status == FONDS_OK)
		status = begin_sparse(scan, header, &more, error);
	if (status == FONDS_OK)
		status = fonds_tar_claims_add(&scan->claims, scan->start,
			header, &scan->pax,
			sparse->form == FONDS_TAR_NOT_SPARSE ? scan->size
							     : sparse->size,
			error);
	if (status < 0)
		return status;
	is_in_data = sparse->form == FONDS_TAR_SPARSE_DATA;
	scan->left = in_blocks(scan->size);
	if (!more || (is_in_data && scan->left == 0))
		return end_headers(scan, error);
	scan->state = is_in_data ? FONDS_TAR_AT_MAP : FONDS_TAR_AT_MORE_MAP;
	return FONDS_OK;
}

static enum fonds_status end_records(
	struct fonds_tar_scan *scan, struct fonds_error **error)
{
	const char *data = fonds_buffer_text(&scan->records);
	size_t size = scan->records.size;

	begin_header(scan);
	switch (scan->role) {
	case FONDS_TAR_LONG_NAME:
		return fonds_pax_add_path(&scan->pax, data, size, error);
	case FONDS_TAR_LONG_LINK:
		return fonds_pax_add_link(&scan->pax, data, size, error);
	case FONDS_TAR_GLOBAL:
		return fonds_pax_check_global(data, size, error);
	default:
		return fonds_pax_add_records(&scan->pax, data, size, error);
	}
}

static enum fonds_status begin_records(struct fonds_tar_scan *scan,
	const struct fonds_tar_header *header, struct fonds_error **error)
{
	scan->role = header->role;
	scan->size = header->size;
	scan->left = in_blocks(header->size);
	scan->state = FONDS_TAR_IN_RECORDS;
	scan->pax.headers++;
	fonds_buffer_reset(&scan->records);
	if (scan->size > RECORDS_MAX || scan->pax.headers > HEADERS_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"it has more than %d headers before its own, or one of "
			"more than %" PRIu64 " bytes",
			HEADERS_MAX, RECORDS_MAX);
	return scan->left > 0 ? FONDS_OK : end_records(scan, error);
}

static enum fonds_status take_header(struct fonds_tar_scan *scan,
	const uint8_t *block, struct fonds_error **error)
{
	struct fonds_tar_header header = { 0 };
	enum fonds_status status;

	if (fonds_tar_block_is_zero(block)) {
		scan->state = FONDS_TAR_ENDED;
		if (scan->pax.headers == 0)
			return FONDS_OK;
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the tar ends behind a header for a next member");
	}
	if (!fonds_tar_block_is_header(block))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"it is damaged: the checksum of its header is not "
			"right");
	status = fonds_tar_header_read(block, &header, error);
	if (status < 0)
		return status;
	if (header.role >= FONDS_TAR_PAX)
		return begin_records(scan, &header, error);
	return begin_member(scan, &header, error);
}

static enum fonds_status take_more_map(struct fonds_tar_scan *scan,
	const uint8_t *block, struct fonds_error **error)
{
	bool more = false;

	fonds_tar_sparse_block(&scan->pax.sparse, block, &more);
	return more ? FONDS_OK : end_headers(scan, error);
}

static enum fonds_status take_map(struct fonds_tar_scan *scan,
	const uint8_t *block, struct fonds_error **error)
{
	bool more = false;

	fonds_tar_sparse_data(&scan->pax.sparse, block, &more);
	scan->left -= FONDS_TAR_BLOCK;
	scan->size -= scan->size < FONDS_TAR_BLOCK ? scan->size
						   : FONDS_TAR_BLOCK;
	return more && scan->left > 0 ? FONDS_OK : end_headers(scan, error);
}

static enum fonds_status take_records(struct fonds_tar_scan *scan,
	const uint8_t *block, struct fonds_error **error)
{
	uint64_t size = scan->size - scan->records.size;

	fonds_buffer_add(&scan->records, block,
		size < FONDS_TAR_BLOCK ? (size_t)size : FONDS_TAR_BLOCK);
	scan->left -= FONDS_TAR_BLOCK;
	if (scan->records.status < 0)
		return fonds_buffer_check(&scan->records, "a header", error);
	return scan->left > 0 ? FONDS_OK : end_records(scan, error);
}

static enum fonds_status take_block(struct fonds_tar_scan *scan,
	const uint8_t *block, struct fonds_error **error)
{
	scan->at += FONDS_TAR_BLOCK;
	switch (scan->state) {
	case FONDS_TAR_AT_HEADER:
		return take_header(scan, block, error);
	case FONDS_TAR_AT_MORE_MAP:
		return take_more_map(scan, block, error);
	case FONDS_TAR_AT_MAP:
		return take_map(scan, block, error);
	default:
		return take_records(scan, block, error);
	}
}

/* How many of these bytes are no header? */
static size_t pass_data(struct fonds_tar_scan *scan, size_t size)
{
	if (scan->state == FONDS_TAR_ENDED)
		return size;
	if (scan->state != FONDS_TAR_IN_DATA)
		return 0;
	if (size > scan->left)
		size = (size_t)scan->left;
	scan->left -= size;
	scan->at += size;
	begin_data(scan);
	return size;
}

/* A whole block where it stands, or what has come of one kept aside. */
static enum fonds_status pass_block(struct fonds_tar_scan *scan,
	const uint8_t *data, size_t size, size_t *ret,
	struct fonds_error **error)
{
	size_t wanted = FONDS_TAR_BLOCK - scan->block_size;

	*ret = size < wanted ? size : wanted;
	if (*ret == FONDS_TAR_BLOCK)
		return take_block(scan, data, error);
	memcpy(scan->block + scan->block_size, data, *ret);
	scan->block_size += *ret;
	if (scan->block_size < FONDS_TAR_BLOCK)
		return FONDS_OK;
	scan->block_size = 0;
	return take_block(scan, scan->block, error);
}

static enum fonds_status fail_here(const struct fonds_tar_scan *scan,
	enum fonds_status status, struct fonds_error **error)
{
	if (status != FONDS_ERR_NOMEM)
		(void)fonds_error_prefix(
			error, "the member at byte %" PRIu64, scan->start);
	return status;
}

enum fonds_status fonds_tar_scan_push(struct fonds_tar_scan *scan,
	const uint8_t *data, size_t size, struct fonds_error **error)
{
	fonds_tar_claims_forget(&scan->claims);
	while (size > 0) {
		size_t n = pass_data(scan, size);
		enum fonds_status status = FONDS_OK;

		if (n == 0)
			status = pass_block(scan, data, size, &n, error);
		if (status < 0)
			return fail_here(scan, status, error);
		data += n;
		size -= n;
	}
	return FONDS_OK;
}

enum fonds_status fonds_tar_scan_skip(
	struct fonds_tar_scan *scan, uint64_t size, struct fonds_error **error)
{
	/* Who does not want the data does not want to know where it goes. */
	if (scan->state == FONDS_TAR_AT_MAP && size > 0) {
		fonds_pax_reset(&scan->pax);
		scan->at += scan->block_size;
		scan->left -= scan->block_size;
		scan->block_size = 0;
		begin_data(scan);
	}
	if (scan->state == FONDS_TAR_IN_DATA && size <= scan->left) {
		scan->left -= size;
		scan->at += size;
		begin_data(scan);
		return FONDS_OK;
	}
	return size == 0
		       ? FONDS_OK
		       : fail_here(scan,
				 fonds_fail(error, FONDS_ERR_FORMAT,
					 "it is damaged: where it ends can be "
					 "read in two ways"),
				 error);
}
