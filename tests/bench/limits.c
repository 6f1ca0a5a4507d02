/* SPDX-License-Identifier: Apache-2.0 */
/*
 * limits read FOLDER THREADS
 * limits hash ALGORITHM FOLDER THREADS
 *
 * The two things that bound a program that hashes files, each alone: reading
 * the files below FOLDER with the fewest system calls, and hashing as many
 * messages of the same sizes from memory in the lanes. Prints the seconds.
 * The names and sizes are known before the clock starts, so neither pays for
 * finding the files.
 */
#include <err.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/lanes.h"

#include "file-list.h"

#define BUFFER_SIZE ((size_t)128 << 10)
#define MAX_THREADS 256

/* What the threads share: each takes the next file until none is left. */
struct job {
	struct file_list files;
	atomic_size_t next;
	enum fonds_algorithm algorithm;
};

/* A message and the bytes that are fed to it again and again. */
struct lane {
	struct fonds_message message;
	uint8_t *buffer;
	uint64_t left;
	bool is_used;
};

static void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (!memory)
		err(1, "memory");
	return memory;
}

static void read_file(const struct job *job, const char *name, uint8_t *buffer)
{
	struct stat st;
	int fd = openat(job->files.root, name, O_RDONLY | O_CLOEXEC);
	uint64_t done = 0;

	if (fd < 0 || fstat(fd, &st))
		err(1, "%s", name);
	while (done < (uint64_t)st.st_size) {
		ssize_t n = read(fd, buffer, BUFFER_SIZE);

		if (n <= 0)
			err(1, "%s", name);
		done += (uint64_t)n;
	}
	close(fd);
}

static void *read_files(void *payload)
{
	struct job *job = payload;
	uint8_t *buffer = allocate(1, BUFFER_SIZE);
	size_t i;

	while ((i = atomic_fetch_add(&job->next, 1)) < job->files.count)
		read_file(job, job->files.names[i], buffer);
	free(buffer);
	return NULL;
}

/* Give the lane what it hashes next; false when there is nothing more. */
static bool feed(
	struct job *job, const struct fonds_lanes *lanes, struct lane *lane)
{
	struct fonds_digest digest;
	size_t size, i;

	if (lane->is_used && !lane->left) {
		fonds_message_finish(lanes, &lane->message, &digest);
		lane->is_used = false;
	}
	if (!lane->is_used) {
		i = atomic_fetch_add(&job->next, 1);
		if (i >= job->files.count)
			return false;
		fonds_message_start(lanes, &lane->message);
		lane->left = job->files.sizes[i];
		lane->is_used = true;
	}
	size = lane->left < BUFFER_SIZE ? (size_t)lane->left : BUFFER_SIZE;
	lane->left -= size;
	fonds_message_feed(
		lanes, &lane->message, lane->buffer, size, !lane->left);
	return true;
}

static void hash_in_lanes(struct job *job, const struct fonds_lanes *lanes,
	struct lane *all, struct fonds_message *const *messages, size_t count)
{
	bool is_more = true, is_busy = true;

	while (is_busy) {
		is_busy = false;
		for (size_t i = 0; i < count; i++) {
			if (fonds_message_is_waiting(messages[i]) ||
				feed(job, lanes, &all[i]))
				is_busy = true;
			else
				is_more = false;
		}
		fonds_lanes_run(lanes, messages, count, !is_more);
	}
}

static void *hash_files(void *payload)
{
	struct job *job = payload;
	struct fonds_error *error = NULL;
	struct fonds_lanes *lanes = NULL;
	struct fonds_message **messages;
	struct lane *all;
	size_t count;

	if (fonds_lanes_new(job->algorithm, &lanes, &error))
		errx(1, "%s", fonds_error_message(error));
	if (!lanes)
		errx(77, "no kernel of its own for this algorithm here");
	/* As many again as are hashed at once, to take their place. */
	count = 2 * (size_t)fonds_lanes_width(lanes);
	all = allocate(count, sizeof(*all));
	messages = allocate(count, sizeof(struct fonds_message *));
	for (size_t i = 0; i < count; i++) {
		all[i].buffer = allocate(1, BUFFER_SIZE);
		memset(all[i].buffer, (int)i + 1, BUFFER_SIZE);
		messages[i] = &all[i].message;
	}
	hash_in_lanes(job, lanes, all, messages, count);
	for (size_t i = 0; i < count; i++)
		free(all[i].buffer);
	free(messages);
	free(all);
	fonds_lanes_free(lanes);
	return NULL;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double run(struct job *job, void *(*work)(void *), unsigned threads)
{
	pthread_t ids[MAX_THREADS];
	double start = now();

	for (unsigned i = 0; i < threads; i++)
		if (pthread_create(&ids[i], NULL, work, job))
			errx(1, "no thread");
	for (unsigned i = 0; i < threads; i++)
		pthread_join(ids[i], NULL);
	return now() - start;
}

static enum fonds_algorithm algorithm_named(const char *name)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_find(
		name, strlen(name));

	if (!info)
		errx(2, "no algorithm '%s'", name);
	return info->algorithm;
}

int main(int argc, char **argv)
{
	struct job job = { .algorithm = FONDS_SHA256 };
	void *(*work)(void *) = NULL;
	unsigned threads;

	if (argc == 4 && !strcmp(argv[1], "read")) {
		work = read_files;
	} else if (argc == 5 && !strcmp(argv[1], "hash")) {
		work = hash_files;
		job.algorithm = algorithm_named(argv[2]);
	}
	threads = work ? (unsigned)atoi(argv[argc - 1]) : 0;
	if (!threads || threads > MAX_THREADS) {
		fputs("usage: limits read FOLDER THREADS\n"
		      "       limits hash ALGORITHM FOLDER THREADS\n",
			stderr);
		return 2;
	}
	file_list_read(&job.files, argv[argc - 2]);
	printf("%.6f\n", run(&job, work, threads));
	file_list_free(&job.files);
	return 0;
}
