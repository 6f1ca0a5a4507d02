/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/postman.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "audit/program.h"
#include "base/cleanup.h"
#include "base/error.h"

/* No report is longer. */
#define MESSAGE_MAX ((uint64_t)256 << 20)

/* As the shell has them. */
#define EXIT_NOT_RUN 127

/* All of it, or false: at the end, or after an error. */
static bool receive(int fd, void *data, size_t size)
{
	char *to = data;

	while (size > 0) {
		ssize_t n = recv(fd, to, size, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		to += n;
		size -= (size_t)n;
	}
	return true;
}

static bool hand_over(int fd, const void *data, size_t size)
{
	const char *from = data;

	while (size > 0) {
		ssize_t n = send(fd, from, size, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		from += n;
		size -= (size_t)n;
	}
	return true;
}

/* The whole message in a file without a name; -1 when there was none. */
static int receive_message(int fd)
{
	char piece[4096];
	uint64_t size;
	int file;

	if (!receive(fd, &size, sizeof(size)) || size > MESSAGE_MAX)
		return -1;
	file = memfd_create("message", MFD_CLOEXEC);
	while (file >= 0 && size > 0) {
		size_t part = size < sizeof(piece) ? (size_t)size
						   : sizeof(piece);

		if (!receive(fd, piece, part) ||
			write(file, piece, part) != (ssize_t)part)
			return -1;
		size -= part;
	}
	return file;
}

/* A signal that asks the audit to stop is for the audit. */
static void set_signals(void (*action)(int))
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		(void)signal(signals[i], action);
}

/* In the other process, until it becomes sendmail. */
static void wait_for_message(const char *program, int fd)
{
	char *const arguments[] = { (char *)(uintptr_t)program,
		(char *)(uintptr_t) "-t", (char *)(uintptr_t) "-i", NULL };
	sigset_t none;
	int file;

	set_signals(SIG_IGN);
	file = receive_message(fd);
	if (file < 0)
		_exit(EXIT_SUCCESS);
	set_signals(SIG_DFL);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	if (lseek(file, 0, SEEK_SET) == 0 && dup2(file, STDIN_FILENO) >= 0)
		(void)execv(program, arguments);
	_exit(EXIT_NOT_RUN);
}

enum fonds_status fonds_postman_start(struct fonds_postman *postman,
	const char *program, struct fonds_error **error)
{
	int ends[2];

	*postman = (struct fonds_postman)FONDS_POSTMAN_INIT;
	postman->program = strdup(program);
	if (!postman->program)
		return fonds_fail_nomem(error);
	if (access(program, X_OK) < 0)
		return fonds_fail_errno(error,
			"cannot send mail by '%s' (FONDS_SENDMAIL names "
			"another program)",
			program);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return fonds_fail_errno(error, "cannot make a socket");
	postman->process = fork();
	if (postman->process == 0) {
		(void)close(ends[0]);
		wait_for_message(program, ends[1]);
	}
	(void)close(ends[1]);
	postman->fd = ends[0];
	if (postman->process < 0)
		return fonds_fail_errno(error, "cannot start a process");
	return FONDS_OK;
}

static enum fonds_status wait_for_end(struct fonds_postman *postman,
	int64_t limit, int *ret, struct fonds_error **error)
{
	pid_t process = postman->process;

	postman->process = -1;
	return fonds_program_wait(process, limit, ret, error);
}

enum fonds_status fonds_postman_deliver(struct fonds_postman *postman,
	const void *message, size_t size, int64_t limit,
	struct fonds_error **error)
{
	uint64_t length = size;
	enum fonds_status status;
	bool is_given;
	int code = 0;

	if (postman->process < 0 || size == 0 || size > MESSAGE_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"there is no message, or it was delivered");
	is_given = hand_over(postman->fd, &length, sizeof(length)) &&
		   hand_over(postman->fd, message, size);
	(void)close(postman->fd);
	postman->fd = -1;
	status = wait_for_end(postman, limit, &code, error);
	if (status < 0 && error)
		return fonds_error_prefix(
			error, "'%s' did not take the mail", postman->program);
	if (status < 0)
		return status;
	if (!is_given)
		return fonds_fail(error, FONDS_ERR_IO,
			"the process that was to send the mail is gone");
	if (code == EXIT_NOT_RUN)
		return fonds_fail(error, FONDS_ERR_IO, "cannot run '%s'",
			postman->program);
	if (code != 0)
		return fonds_fail(error, FONDS_ERR_IO,
			"'%s' did not take the mail: it ended with status %d",
			postman->program, code);
	return FONDS_OK;
}

void fonds_postman_clear(struct fonds_postman *postman)
{
	int code;

	fonds_closep(&postman->fd);
	postman->fd = -1;
	if (postman->process >= 0)
		(void)wait_for_end(postman, 0, &code, NULL);
	free(postman->program);
	postman->program = NULL;
}
