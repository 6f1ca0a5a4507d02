/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/crew.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"

/*
 * The tasks are a ring: those from oldest on wait for a worker, are in hand,
 * or are finished and wait for their turn to be told. Trees are counted by the
 * caller's thread alone, which fills tasks and tells them.
 */
#define PLACES_PER_JOB 8
#define JOBS_MAX 256

struct fonds_crew {
	const struct fonds_signature_set *set;
	fonds_crew_tell_fn *tell;
	void *payload;

	pthread_mutex_t lock;
	pthread_cond_t for_workers;
	pthread_cond_t for_caller;
	struct fonds_crew_task *tasks;
	size_t places;
	uint64_t oldest;  /* counted from the first of all */
	uint64_t waiting; /* the first that no worker has taken */
	uint64_t next;    /* the one to be filled */
	bool is_closed;

	pthread_t *threads;
	unsigned jobs;
};

/* What a worker has for itself. */
struct worker {
	struct fonds_crew *crew;
	struct fonds_identifier *identifier;
	struct fonds_file_ends ends;
	bool has_ends;
};

static struct fonds_crew_task *task_at(struct fonds_crew *crew, uint64_t index)
{
	return &crew->tasks[index % crew->places];
}

static enum fonds_status prepare(
	struct worker *worker, struct fonds_error **error)
{
	const struct fonds_signature_set *set = worker->crew->set;
	enum fonds_status status = FONDS_OK;

	if (!worker->identifier)
		status = fonds_identifier_new(set, &worker->identifier, error);
	if (status == FONDS_OK && !worker->has_ends) {
		status = fonds_file_ends_init(
			&worker->ends, fonds_signature_set_reach(set), error);
		worker->has_ends = status == FONDS_OK;
		if (status < 0)
			fonds_file_ends_clear(&worker->ends);
	}
	return status;
}

static enum fonds_status read_ends(struct fonds_file_ends *ends,
	const struct fonds_crew_task *task, struct fonds_stream *stream,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	char piece[16384];
	size_t n = 1;
	int fd = fonds_stream_descriptor(stream);

	if (fd >= 0)
		return fonds_file_ends_read(
			ends, fd, task->name, task->size, error);
	fonds_file_ends_begin(ends);
	while (status == FONDS_OK && n > 0) {
		n = 0;
		status = fonds_stream_read(
			stream, piece, sizeof(piece), &n, error);
		fonds_file_ends_add(ends, piece, n);
	}
	return status;
}

static enum fonds_status identify_in_tree(struct worker *worker,
	struct fonds_crew_task *task, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_state state = { 0 };
	struct fonds_identify_file file = {
		.ends = &worker->ends,
		.name = task->name,
		.path = task->name + task->path_at,
	};
	enum fonds_status status = fonds_tree_open(
		task->tree->tree, task->path, &stream, error);

	if (status == FONDS_OK)
		status = fonds_stream_state(stream, &state, error);
	if (status < 0)
		return status;
	task->size = state.size;
	task->modified = state.modified_ns / 1000000000;
	task->has_modified = state.modified_ns != 0;
	status = read_ends(&worker->ends, task, stream, error);
	if (status < 0)
		return status;
	file.fd = fonds_stream_descriptor(stream);
	return fonds_identifier_run(
		worker->identifier, &file, &task->identity, error);
}

static void identify(struct worker *worker, struct fonds_crew_task *task)
{
	const struct fonds_identify_file captured = {
		.ends = &task->ends,
		.fd = task->spool,
		.fd_missing = task->spool_missing,
		.name = task->name,
		.path = task->name + task->path_at,
	};
	enum fonds_status status;

	if (!task->tree && !task->is_captured)
		return;
	status = prepare(worker, &task->failure);
	if (status < 0)
		return;
	if (task->is_captured)
		(void)fonds_identifier_run(worker->identifier, &captured,
			&task->identity, &task->failure);
	else
		(void)identify_in_tree(worker, task, &task->failure);
}

static struct fonds_crew_task *take(struct fonds_crew *crew)
{
	struct fonds_crew_task *task = NULL;

	(void)pthread_mutex_lock(&crew->lock);
	while (crew->waiting == crew->next && !crew->is_closed)
		(void)pthread_cond_wait(&crew->for_workers, &crew->lock);
	if (crew->waiting < crew->next)
		task = task_at(crew, crew->waiting++);
	(void)pthread_mutex_unlock(&crew->lock);
	return task;
}

static void give_back(struct fonds_crew *crew, struct fonds_crew_task *task)
{
	(void)pthread_mutex_lock(&crew->lock);
	task->is_done = true;
	if (task == task_at(crew, crew->oldest))
		(void)pthread_cond_signal(&crew->for_caller);
	(void)pthread_mutex_unlock(&crew->lock);
}

static void *work(void *payload)
{
	struct worker worker = { .crew = payload };
	struct fonds_crew_task *task;

	while ((task = take(worker.crew))) {
		identify(&worker, task);
		give_back(worker.crew, task);
	}
	fonds_identifier_free(worker.identifier);
	if (worker.has_ends)
		fonds_file_ends_clear(&worker.ends);
	return NULL;
}

/* One that can be had is enough. */
static enum fonds_status start(
	struct fonds_crew *crew, unsigned jobs, struct fonds_error **error)
{
	int failure = 0;

	crew->threads = calloc(jobs, sizeof(*crew->threads));
	if (!crew->threads)
		return fonds_fail_nomem(error);
	while (crew->jobs < jobs && failure == 0) {
		failure = pthread_create(
			&crew->threads[crew->jobs], NULL, work, crew);
		crew->jobs += failure == 0;
	}
	if (crew->jobs > 0)
		return FONDS_OK;
	errno = failure;
	return fonds_fail_errno(error, "cannot start a thread");
}

static unsigned jobs_for(unsigned wanted)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (wanted == 0)
		wanted = processors > 0 ? (unsigned)processors : 1;
	return wanted < JOBS_MAX ? wanted : JOBS_MAX;
}

enum fonds_status fonds_crew_new(const struct fonds_signature_set *set,
	unsigned jobs, fonds_crew_tell_fn *tell, void *payload,
	struct fonds_crew **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_crew_freep) struct fonds_crew *crew = calloc(
		1, sizeof(*crew));
	enum fonds_status status;

	if (!crew)
		return fonds_fail_nomem(error);
	(void)pthread_mutex_init(&crew->lock, NULL);
	(void)pthread_cond_init(&crew->for_workers, NULL);
	(void)pthread_cond_init(&crew->for_caller, NULL);
	crew->set = set;
	crew->tell = tell;
	crew->payload = payload;
	jobs = jobs_for(jobs);
	crew->places = (size_t)jobs * PLACES_PER_JOB;
	crew->tasks = calloc(crew->places, sizeof(*crew->tasks));
	if (!crew->tasks)
		return fonds_fail_nomem(error);
	status = start(crew, jobs, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&crew);
	return status;
}

/* All but its ends, which is used again. */
static void empty(struct fonds_crew_task *task)
{
	struct fonds_file_ends ends = task->ends;
	bool has_ends = task->has_ends;

	free(task->name);
	fonds_crew_tree_drop(task->tree);
	fonds_bag_path_free(task->path);
	fonds_identity_clear(&task->identity);
	fonds_error_free(task->failure);
	if (task->is_captured)
		fonds_closep(&task->spool);
	*task = (struct fonds_crew_task){
		.ends = ends,
		.has_ends = has_ends,
		.spool = -1,
	};
}

static void close_crew(struct fonds_crew *crew)
{
	(void)pthread_mutex_lock(&crew->lock);
	crew->is_closed = true;
	/* What nobody has begun is not begun any more. */
	crew->waiting = crew->next;
	(void)pthread_cond_broadcast(&crew->for_workers);
	(void)pthread_mutex_unlock(&crew->lock);
	for (unsigned i = 0; i < crew->jobs; i++)
		(void)pthread_join(crew->threads[i], NULL);
}

void fonds_crew_free(struct fonds_crew *crew)
{
	if (!crew)
		return;
	close_crew(crew);
	for (size_t i = 0; crew->tasks && i < crew->places; i++) {
		empty(&crew->tasks[i]);
		if (crew->tasks[i].has_ends)
			fonds_file_ends_clear(&crew->tasks[i].ends);
	}
	(void)pthread_cond_destroy(&crew->for_caller);
	(void)pthread_cond_destroy(&crew->for_workers);
	(void)pthread_mutex_destroy(&crew->lock);
	free(crew->threads);
	free(crew->tasks);
	free(crew);
}

void fonds_crew_freep(struct fonds_crew **crew)
{
	fonds_crew_free(*crew);
}

/* Waits for the oldest, if it must; else NULL when that is not finished. */
static struct fonds_crew_task *finished(struct fonds_crew *crew, bool waits)
{
	struct fonds_crew_task *task = task_at(crew, crew->oldest);
	bool is_done;

	(void)pthread_mutex_lock(&crew->lock);
	while (waits && !task->is_done)
		(void)pthread_cond_wait(&crew->for_caller, &crew->lock);
	is_done = task->is_done;
	(void)pthread_mutex_unlock(&crew->lock);
	return is_done ? task : NULL;
}

/* What is no fault of a file ends the work. */
static bool is_own_failure(const struct fonds_error *failure)
{
	return failure && fonds_error_status(failure) == FONDS_ERR_NOMEM;
}

static enum fonds_status tell(struct fonds_crew *crew,
	struct fonds_crew_task *task, struct fonds_error **error)
{
	enum fonds_status status = fonds_identity_check(&task->identity, error);

	if (is_own_failure(task->failure))
		status = fonds_fail_nomem(error);
	if (status == FONDS_OK)
		status = crew->tell(task, crew->payload, error);
	empty(task);
	(void)pthread_mutex_lock(&crew->lock);
	crew->oldest++;
	(void)pthread_mutex_unlock(&crew->lock);
	return status;
}

static enum fonds_status tell_down_to(
	struct fonds_crew *crew, size_t left, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK && crew->oldest < crew->next) {
		bool waits = crew->next - crew->oldest > left;
		struct fonds_crew_task *task = finished(crew, waits);

		if (!task)
			break;
		status = tell(crew, task, error);
	}
	return status;
}

enum fonds_status fonds_crew_place(struct fonds_crew *crew,
	struct fonds_crew_task **ret, struct fonds_error **error)
{
	enum fonds_status status = tell_down_to(crew, crew->places - 1, error);
	struct fonds_crew_task *task;

	if (status < 0)
		return status;
	task = task_at(crew, crew->next);
	empty(task);
	fonds_identity_init(&task->identity);
	*ret = task;
	return FONDS_OK;
}

void fonds_crew_go(struct fonds_crew *crew)
{
	(void)pthread_mutex_lock(&crew->lock);
	crew->next++;
	(void)pthread_cond_signal(&crew->for_workers);
	(void)pthread_mutex_unlock(&crew->lock);
}

enum fonds_status fonds_crew_finish(
	struct fonds_crew *crew, struct fonds_error **error)
{
	return tell_down_to(crew, 0, error);
}

enum fonds_status fonds_crew_tree_new(struct fonds_tree *tree,
	struct fonds_crew_tree **ret, struct fonds_error **error)
{
	struct fonds_crew_tree *shared = malloc(sizeof(*shared));

	if (!shared) {
		fonds_tree_free(tree);
		return fonds_fail_nomem(error);
	}
	*shared = (struct fonds_crew_tree){ .tree = tree, .users = 1 };
	*ret = shared;
	return FONDS_OK;
}

void fonds_crew_tree_drop(struct fonds_crew_tree *tree)
{
	if (!tree || --tree->users > 0)
		return;
	fonds_tree_free(tree->tree);
	free(tree);
}
