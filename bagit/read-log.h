/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_READ_LOG_H
#define BAGIT_READ_LOG_H

#include "bagit/read-record.h"

/*
 * What reading each file of a bag gave, in a file that a person named. With it
 * a validation that was killed can go on:
 *
 *	open -> bind -> [read | add] ... -> remove, or free
 *
 * The file is a line that says what it is, and then frames: the size of a body
 * (32 bits), the body, and the SHA-256 of the digest of the frame before, the
 * size and the body. The first body is what the log is bound to, each other
 * one a record; they are only ever appended. A frame that is cut off or
 * damaged ends the log: what stands from there on is not believed, and is cut
 * off by bind. A frame of another log, or from another place, is a damaged one.
 *
 * The guard is against accidents. Against people there is the file's mode:
 * it is made for its owner alone, and one that others can write, or own, is
 * refused.
 */
struct fonds_read_log;

/*
 * Open and lock the file at path; it is made where it is not there.
 * FONDS_ERR_INVALID when it is not what an earlier run left, which stays as it
 * is; FONDS_ERR_BUSY while another process has it.
 */
enum fonds_status fonds_read_log_open(const char *path,
	struct fonds_read_log **ret, struct fonds_error **error);

/*
 * Read it all: each is given every record with its place, for read. One
 * further down is newer. The record is borrowed during the call.
 * FONDS_ERR_INVALID when the log is bound to anything else; then it stays as
 * it is.
 */
enum fonds_status fonds_read_log_bind(struct fonds_read_log *log,
	const struct fonds_read_binding *binding,
	void (*each)(const struct fonds_read_record *record, uint64_t place,
		void *payload),
	void *payload, struct fonds_error **error);

/*
 * The record at a place that bind told, its path borrowed until the next call
 * of any kind. *ret_is_whole is false when it is not what bind saw any more.
 */
enum fonds_status fonds_read_log_read(struct fonds_read_log *log,
	uint64_t place, struct fonds_read_record *ret, bool *ret_is_whole,
	struct fonds_error **error);

/*
 * Append a record. It is in the file, and on the disk, when one is added some
 * seconds later, or the log is freed; in the file sooner when there are many.
 */
enum fonds_status fonds_read_log_add(struct fonds_read_log *log,
	const struct fonds_read_record *record, struct fonds_error **error);

/* The file is no more needed. What has its name by now but is another stays. */
enum fonds_status fonds_read_log_remove(
	struct fonds_read_log *log, struct fonds_error **error);

/*
 * Write what was added, as far as that can be had, and close; a log without
 * any record is removed. Accept NULL. The second form is for fonds_cleanup().
 */
void fonds_read_log_free(struct fonds_read_log *log);
void fonds_read_log_freep(struct fonds_read_log **log);

#endif
