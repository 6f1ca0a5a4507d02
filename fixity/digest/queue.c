/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/queue.h"

#include <time.h>

/*
 * So many large files in the lanes of one worker are as fast as the same
 * number of streams one after the other would be.
 */
#define MANY_LARGE 12

/* The caller is told when so much is finished, else when it looks. */
#define FINISHED_BATCH 512

static bool is_large(const struct fonds_check_task *task)
{
	return fonds_check_item_weight(task->item) >= FONDS_LARGE_FILE;
}

static void wake_workers(struct fonds_queue *queue)
{
	if (queue->idle > 0)
		(void)pthread_cond_broadcast(&queue->for_workers);
}

/* Is there something for the caller to do? */
static bool has_news(const struct fonds_queue *queue)
{
	if (queue->finished.count >= FINISHED_BATCH)
		return true;
	if (queue->finished.count > 0 &&
		(queue->idle > 0 || queue->in_hand == 0))
		return true;
	return queue->caller_has_room && queue->files.count < queue->low;
}

static void wake_caller(struct fonds_queue *queue)
{
	if (!queue->caller_waits || !has_news(queue))
		return;
	queue->caller_waits = false;
	(void)pthread_cond_signal(&queue->for_caller);
}

/* The largest first. Mostly they are of one size, or come so sorted. */
static void insert_large(
	struct fonds_queue *queue, struct fonds_check_task *task)
{
	uint64_t weight = fonds_check_item_weight(task->item);
	struct fonds_check_task **at = &queue->large.first;

	if (*at && fonds_check_item_weight(queue->large.last->item) >= weight)
		at = &queue->large.last->next;
	while (*at && fonds_check_item_weight((*at)->item) >= weight)
		at = &(*at)->next;
	task->next = *at;
	*at = task;
	if (!task->next)
		queue->large.last = task;
	queue->large.count++;
}

static void insert_all(struct fonds_queue *queue, struct fonds_task_list *tasks)
{
	struct fonds_check_task *task;

	while ((task = fonds_task_list_pop(tasks)))
		if (is_large(task))
			insert_large(queue, task);
		else
			fonds_task_list_push(&queue->files, task);
}

/* A fair share, so that the last files are not all with one worker. */
static size_t share(const struct fonds_queue *queue, size_t count, size_t room)
{
	size_t fair = count / (2 * (size_t)queue->workers) + 1;

	return fair < room ? fair : room;
}

/* Are there enough to fill lanes? With those that are in lanes already. */
static bool are_many_large(const struct fonds_queue *queue)
{
	return queue->large.count > 0 &&
	       queue->large.count + queue->in_lanes >=
		       (size_t)MANY_LARGE * queue->workers;
}

static void put_into_lanes(
	struct fonds_queue *queue, struct fonds_task_list *tasks)
{
	struct fonds_check_task *task;

	for (task = tasks->first; task; task = task->next)
		task->is_for_lanes = true;
	queue->in_lanes += tasks->count;
}

static bool take_files(struct fonds_queue *queue,
	const struct fonds_queue_worker *worker, struct fonds_work *work)
{
	bool takes_large = are_many_large(queue);
	struct fonds_task_list *from = takes_large ? &queue->large
						   : &queue->files;

	if (from->count == 0 || worker->room == 0)
		return false;
	fonds_task_list_move(
		&work->tasks, from, share(queue, from->count, worker->room));
	if (takes_large)
		put_into_lanes(queue, &work->tasks);
	work->kind = FONDS_WORK_FILES;
	return true;
}

/*
 * Who has nothing else in hand takes a large file at once. Who has files ends
 * these first, unless so many others are about to do the same that nothing
 * would be left for this one.
 */
static bool is_to_read_large(const struct fonds_queue *queue,
	const struct fonds_queue_worker *worker)
{
	unsigned others = queue->soloists - (worker->is_soloist ? 1 : 0);

	if (queue->large.count == 0 || are_many_large(queue))
		return false;
	return worker->load == 0 || queue->large.count > others;
}

static void set_soloist(struct fonds_queue *queue,
	struct fonds_queue_worker *worker, bool is_soloist)
{
	if (worker->is_soloist)
		queue->soloists--;
	if (is_soloist)
		queue->soloists++;
	worker->is_soloist = is_soloist;
}

static bool take_large(struct fonds_queue *queue,
	struct fonds_queue_worker *worker, struct fonds_work *work)
{
	bool reads_large = is_to_read_large(queue, worker);

	set_soloist(queue, worker, reads_large && worker->load > 0);
	if (!reads_large || worker->load > 0)
		return false;
	fonds_task_list_move(&work->tasks, &queue->large, 1);
	work->kind = FONDS_WORK_LARGE;
	return true;
}

static bool take_help(struct fonds_queue *queue, struct fonds_work *work)
{
	struct fonds_offer *offer = queue->offers;

	while (offer && offer->helpers >= offer->helpers_max)
		offer = offer->next;
	if (!offer)
		return false;
	offer->helpers++;
	work->offer = offer;
	work->kind = FONDS_WORK_HELP;
	return true;
}

/* False when the worker has to wait. */
static bool choose(struct fonds_queue *queue, struct fonds_queue_worker *worker,
	struct fonds_work *work)
{
	if (queue->is_stopped) {
		work->kind = FONDS_WORK_END;
		return true;
	}
	if (take_large(queue, worker, work))
		return true;
	if (!worker->is_soloist && take_files(queue, worker, work))
		return true;
	if (worker->load > 0) {
		work->kind = FONDS_WORK_NONE;
		return true;
	}
	if (take_help(queue, work))
		return true;
	/* What another has in hand may turn out to be large. */
	work->kind = FONDS_WORK_END;
	return queue->is_closed && queue->in_hand == 0;
}

void fonds_queue_take(struct fonds_queue *queue,
	struct fonds_queue_worker *worker, struct fonds_work *ret)
{
	*ret = (struct fonds_work){ .kind = FONDS_WORK_NONE };
	(void)pthread_mutex_lock(&queue->lock);
	while (!choose(queue, worker, ret)) {
		queue->idle++;
		wake_caller(queue);
		(void)pthread_cond_wait(&queue->for_workers, &queue->lock);
		queue->idle--;
	}
	queue->in_hand += ret->tasks.count;
	wake_caller(queue);
	(void)pthread_mutex_unlock(&queue->lock);
}

static size_t count_in_lanes(const struct fonds_task_list *tasks)
{
	const struct fonds_check_task *task;
	size_t count = 0;

	for (task = tasks->first; task; task = task->next)
		count += task->is_for_lanes;
	return count;
}

void fonds_queue_give(struct fonds_queue *queue,
	struct fonds_task_list *finished, struct fonds_task_list *large)
{
	struct fonds_check_task *task;

	if (finished->count == 0 && large->count == 0)
		return;
	(void)pthread_mutex_lock(&queue->lock);
	queue->in_hand -= finished->count + large->count;
	queue->in_lanes -= count_in_lanes(finished);
	if (large->count > 0 || queue->in_hand == 0)
		wake_workers(queue);
	fonds_task_list_append(&queue->finished, finished);
	while ((task = fonds_task_list_pop(large)))
		insert_large(queue, task);
	wake_caller(queue);
	(void)pthread_mutex_unlock(&queue->lock);
}

void fonds_queue_offer(struct fonds_queue *queue, struct fonds_offer *offer)
{
	(void)pthread_mutex_lock(&queue->lock);
	offer->next = queue->offers;
	queue->offers = offer;
	wake_workers(queue);
	(void)pthread_mutex_unlock(&queue->lock);
}

void fonds_queue_withdraw(struct fonds_queue *queue, struct fonds_offer *offer)
{
	struct fonds_offer **at = &queue->offers;

	(void)pthread_mutex_lock(&queue->lock);
	while (*at != offer)
		at = &(*at)->next;
	*at = offer->next;
	while (offer->helpers > 0)
		(void)pthread_cond_wait(&queue->for_workers, &queue->lock);
	wake_workers(queue); /* for some this was the last to wait for */
	(void)pthread_mutex_unlock(&queue->lock);
}

void fonds_queue_help_done(struct fonds_queue *queue, struct fonds_offer *offer)
{
	(void)pthread_mutex_lock(&queue->lock);
	offer->helpers--;
	(void)pthread_cond_broadcast(&queue->for_workers);
	(void)pthread_mutex_unlock(&queue->lock);
}

bool fonds_queue_has_files(struct fonds_queue *queue)
{
	bool has_files;

	(void)pthread_mutex_lock(&queue->lock);
	has_files = queue->files.count > 0 || queue->large.count > 0;
	(void)pthread_mutex_unlock(&queue->lock);
	return has_files;
}

void fonds_queue_push(struct fonds_queue *queue, struct fonds_task_list *tasks)
{
	(void)pthread_mutex_lock(&queue->lock);
	insert_all(queue, tasks);
	wake_workers(queue);
	(void)pthread_mutex_unlock(&queue->lock);
}

void fonds_queue_close(struct fonds_queue *queue)
{
	(void)pthread_mutex_lock(&queue->lock);
	queue->is_closed = true;
	wake_workers(queue);
	(void)pthread_mutex_unlock(&queue->lock);
}

void fonds_queue_stop(struct fonds_queue *queue)
{
	(void)pthread_mutex_lock(&queue->lock);
	queue->is_stopped = true;
	wake_workers(queue);
	(void)pthread_mutex_unlock(&queue->lock);
}

bool fonds_queue_is_hungry(const struct fonds_queue *queue)
{
	return atomic_load_explicit(&queue->idle, memory_order_relaxed) > 0;
}

static struct timespec after(unsigned milliseconds)
{
	struct timespec until;

	(void)clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += milliseconds * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	return until;
}

void fonds_queue_collect(struct fonds_queue *queue, bool has_room,
	unsigned milliseconds, struct fonds_task_list *finished)
{
	struct timespec until;

	(void)pthread_mutex_lock(&queue->lock);
	queue->caller_has_room = has_room;
	if (!has_news(queue)) {
		until = after(milliseconds);
		queue->caller_waits = true;
		(void)pthread_cond_clockwait(&queue->for_caller, &queue->lock,
			CLOCK_MONOTONIC, &until);
		queue->caller_waits = false;
	}
	fonds_task_list_append(finished, &queue->finished);
	(void)pthread_mutex_unlock(&queue->lock);
}

void fonds_queue_init(struct fonds_queue *queue, unsigned workers, size_t low)
{
	*queue = (struct fonds_queue){
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.for_workers = PTHREAD_COND_INITIALIZER,
		.for_caller = PTHREAD_COND_INITIALIZER,
		.workers = workers,
		.low = low,
	};
}

void fonds_queue_clear(struct fonds_queue *queue)
{
	(void)pthread_mutex_destroy(&queue->lock);
	(void)pthread_cond_destroy(&queue->for_workers);
	(void)pthread_cond_destroy(&queue->for_caller);
}
