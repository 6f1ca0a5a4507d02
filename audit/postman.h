/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_POSTMAN_H
#define AUDIT_POSTMAN_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <fonds/error.h>

/*
 * A process that waits for one message and becomes "sendmail -t -i" with it;
 * it ends when there comes none. It is a process from the beginning, since an
 * audit gives up its right to write elsewhere, for itself and all that it
 * starts later.
 *
 *	start -> deliver, or not -> clear
 */
struct fonds_postman {
	char *program;
	pid_t process;
	int fd; /* a socket: the size of the message, then its bytes */
};

/* The usual one. */
#define FONDS_SENDMAIL "/usr/sbin/sendmail"

#define FONDS_POSTMAN_INIT \
	{ \
		.process = -1, .fd = -1 \
	}

/*
 * FONDS_ERR_IO when program cannot be run. It forks, so there should be no
 * other threads. clear is due even after a failure.
 */
enum fonds_status fonds_postman_start(struct fonds_postman *postman,
	const char *program, struct fonds_error **error);

/* sendmail queues what it is given; so long, in seconds, is no queue. */
#define FONDS_POSTMAN_LIMIT 60

/*
 * At most once. FONDS_ERR_IO when it was not taken within limit seconds: then
 * the process is killed.
 */
enum fonds_status fonds_postman_deliver(struct fonds_postman *postman,
	const void *message, size_t size, int64_t limit,
	struct fonds_error **error);
void fonds_postman_clear(struct fonds_postman *postman);

#endif
