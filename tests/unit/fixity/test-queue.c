/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixity/digest/queue.h"

#define TASKS 3000
#define LOW 8
#define ROOM 32
#define MANY 12 /* large files for each worker fill its lanes */
#define LONG_MS 10000000

struct fixture {
	struct fonds_queue queue;
	struct fonds_check_item items[TASKS];
	struct fonds_check_task *tasks[TASKS];
	struct fonds_work work;
	struct fonds_task_list finished, large;
};

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	for (size_t i = 0; i < TASKS; i++) {
		f.tasks[i] = calloc(1, sizeof(*f.tasks[i]));
		assert_non_null(f.tasks[i]);
		f.tasks[i]->item = &f.items[i];
	}
	fonds_queue_init(&f.queue, 2, LOW);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	fonds_queue_clear(&f->queue);
	for (size_t i = 0; i < TASKS; i++)
		free(f->tasks[i]);
	return 0;
}

static void push(struct fixture *f, size_t first, size_t count)
{
	struct fonds_task_list list = { 0 };

	for (size_t i = first; i < first + count; i++)
		fonds_task_list_push(&list, f->tasks[i]);
	fonds_queue_push(&f->queue, &list);
	assert_int_equal(0, list.count);
}

static void push_large(struct fixture *f, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		f->items[i].weight = FONDS_LARGE_FILE;
	push(f, first, count);
}

static enum fonds_work_kind take(
	struct fixture *f, struct fonds_queue_worker *worker)
{
	fonds_queue_take(&f->queue, worker, &f->work);
	return f->work.kind;
}

/* Takes files; the worker has them from then on. */
static void take_files(
	struct fixture *f, struct fonds_queue_worker *worker, size_t count)
{
	assert_int_equal(FONDS_WORK_FILES, take(f, worker));
	assert_int_equal(count, f->work.tasks.count);
	worker->load += count;
	worker->room -= count;
}

static void take_large(
	struct fixture *f, struct fonds_queue_worker *worker, size_t i)
{
	assert_int_equal(FONDS_WORK_LARGE, take(f, worker));
	assert_int_equal(1, f->work.tasks.count);
	assert_ptr_equal(f->tasks[i], f->work.tasks.first);
	assert_false(worker->is_soloist);
}

static void give(struct fixture *f, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		fonds_task_list_push(&f->finished, f->tasks[i]);
	fonds_queue_give(&f->queue, &f->finished, &f->large);
	assert_int_equal(0, f->finished.count);
}

static void give_back(struct fixture *f, size_t i)
{
	fonds_task_list_push(&f->large, f->tasks[i]);
	fonds_queue_give(&f->queue, &f->finished, &f->large);
	assert_int_equal(0, f->large.count);
}

static void test_files_are_given_in_the_order_they_came(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	push(f, 0, 10);
	push(f, 10, 10);
	for (size_t i = 0; i < 20;) {
		assert_int_equal(FONDS_WORK_FILES, take(f, &worker));
		while (f->work.tasks.count > 0)
			assert_ptr_equal(f->tasks[i++],
				fonds_task_list_pop(&f->work.tasks));
	}
	assert_int_equal(20, f->queue.in_hand);
}

static void test_worker_gets_a_fair_share_as_far_as_it_has_room(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	push(f, 0, 40);
	take_files(f, &worker, 11);
	take_files(f, &worker, 8);
	worker.room = 2;
	take_files(f, &worker, 2);
	assert_int_equal(FONDS_WORK_NONE, take(f, &worker));
	worker.room = ROOM;
	for (size_t left = 19; left > 0; left -= left / 4 + 1)
		take_files(f, &worker, left / 4 + 1);
	assert_int_equal(FONDS_WORK_NONE, take(f, &worker));
}

static void test_large_files_go_first_and_the_largest_of_them(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	f->items[1].weight = FONDS_LARGE_FILE + 1;
	f->items[2].size = FONDS_LARGE_FILE;
	f->items[3].weight = FONDS_LARGE_FILE - 1;
	f->items[4].weight = FONDS_LARGE_FILE;
	f->items[5].weight = UINT64_MAX;
	push(f, 0, 6);
	take_large(f, &worker, 5);
	take_large(f, &worker, 1);
	take_large(f, &worker, 2);
	take_large(f, &worker, 4);
	take_files(f, &worker, 1);
	assert_ptr_equal(f->tasks[0], f->work.tasks.first);
	take_files(f, &worker, 1);
	assert_ptr_equal(f->tasks[3], f->work.tasks.first);
}

static void test_worker_ends_its_files_before_it_reads_a_large_one(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	push(f, 0, 40);
	take_files(f, &worker, 11);
	push_large(f, 40, 1);
	assert_int_equal(FONDS_WORK_NONE, take(f, &worker));
	assert_true(worker.is_soloist);
	worker.load = 1;
	assert_int_equal(FONDS_WORK_NONE, take(f, &worker));
	worker.load = 0;
	take_large(f, &worker, 40);
	assert_int_equal(FONDS_WORK_FILES, take(f, &worker));
}

static void test_no_more_workers_wait_than_there_are_large_files(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker a = { .room = ROOM }, b = { .room = ROOM };

	push(f, 0, 40);
	take_files(f, &a, 11);
	take_files(f, &b, 8);
	push_large(f, 40, 1);
	assert_int_equal(FONDS_WORK_NONE, take(f, &a));
	take_files(f, &b, 6);
	push_large(f, 41, 1);
	assert_int_equal(FONDS_WORK_NONE, take(f, &b));
}

/*
 * Else it would wait, or end, or come and go as a helper, while the other
 * still has its files to read.
 */
static void test_idle_worker_takes_a_large_file_that_another_is_to_take(
	void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker busy = { .room = ROOM };
	struct fonds_queue_worker idle = { .room = ROOM };

	push(f, 0, 40);
	take_files(f, &busy, 11);
	push_large(f, 40, 1);
	assert_int_equal(FONDS_WORK_NONE, take(f, &busy));
	take_large(f, &idle, 40);
	take_files(f, &busy, 8);
	assert_false(busy.is_soloist);
	assert_int_equal(0, f->queue.soloists);
}

static void test_no_worker_ends_while_a_large_file_waits_for_another(
	void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker busy = { .room = ROOM };
	struct fonds_queue_worker idle = { .room = ROOM };

	push(f, 0, 1);
	take_files(f, &busy, 1);
	push_large(f, 1, 1);
	fonds_queue_close(&f->queue);
	assert_int_equal(FONDS_WORK_NONE, take(f, &busy));
	give(f, 0, 1);
	take_large(f, &idle, 1);
}

static void test_many_large_files_fill_the_lanes(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	push_large(f, 0, 2 * MANY);
	push(f, 100, 5);
	take_files(f, &worker, 2 * MANY / 4 + 1);
	assert_true(f->work.tasks.first->is_for_lanes);
	assert_true(f->work.tasks.last->is_for_lanes);
	/* With those in hand there are still enough. */
	take_files(f, &worker, (2 * MANY - 7) / 4 + 1);
	assert_true(f->work.tasks.first->is_for_lanes);
	while (f->queue.large.count > 0)
		assert_int_equal(FONDS_WORK_FILES, take(f, &worker));
	assert_int_equal(FONDS_WORK_FILES, take(f, &worker));
	assert_false(f->work.tasks.first->is_for_lanes);
}

static void test_large_files_are_read_alone_again_when_the_lanes_are_empty(
	void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	push_large(f, 0, 2 * MANY);
	while (f->queue.large.count > 0)
		assert_int_equal(FONDS_WORK_FILES, take(f, &worker));
	give(f, 0, 1);
	push_large(f, 100, 1);
	assert_int_equal(FONDS_WORK_FILES, take(f, &worker));
	give(f, 1, 1);
	give(f, 2, 1);
	push_large(f, 101, 1);
	assert_int_equal(FONDS_WORK_LARGE, take(f, &worker));
}

/* In a lane it would be there for long when they are done. */
static void test_small_files_in_hand_do_not_make_large_ones_many(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	push(f, 0, 100);
	take_files(f, &worker, 26);
	push_large(f, 100, 1);
	assert_int_equal(FONDS_WORK_NONE, take(f, &worker));
	assert_true(worker.is_soloist);
}

static void test_file_that_turns_out_large_is_given_for_itself(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };

	push(f, 0, 1);
	take_files(f, &worker, 1);
	give_back(f, 0);
	worker.load = 0;
	assert_int_equal(0, f->queue.in_hand);
	take_large(f, &worker, 0);
	assert_int_equal(1, f->queue.in_hand);
}

static void test_helps_when_nothing_else_is_to_do(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker a = { .room = ROOM };
	struct fonds_offer first = { .helpers_max = 1 };
	struct fonds_offer second = { .helpers_max = 2 };

	fonds_queue_offer(&f->queue, &first);
	fonds_queue_offer(&f->queue, &second);
	push(f, 0, 1);
	assert_false(!fonds_queue_has_files(&f->queue));
	take_files(f, &a, 1);
	assert_false(fonds_queue_has_files(&f->queue));
	assert_int_equal(FONDS_WORK_NONE, take(f, &a));
	a.load = 0;
	assert_int_equal(FONDS_WORK_HELP, take(f, &a));
	assert_ptr_equal(&second, f->work.offer);
	assert_int_equal(FONDS_WORK_HELP, take(f, &a));
	assert_ptr_equal(&second, f->work.offer);
	assert_int_equal(FONDS_WORK_HELP, take(f, &a));
	assert_ptr_equal(&first, f->work.offer);
	give(f, 0, 1);
	fonds_queue_close(&f->queue);
	assert_int_equal(FONDS_WORK_END, take(f, &a));
	fonds_queue_help_done(&f->queue, &first);
	assert_int_equal(FONDS_WORK_HELP, take(f, &a));
	fonds_queue_help_done(&f->queue, &first);
	fonds_queue_withdraw(&f->queue, &first);
	fonds_queue_help_done(&f->queue, &second);
	fonds_queue_help_done(&f->queue, &second);
	fonds_queue_withdraw(&f->queue, &second);
	assert_int_equal(FONDS_WORK_END, take(f, &a));
}

/* Another thread that takes, and what it got. */
struct taker {
	struct fonds_queue *queue;
	pthread_t thread;
	struct fonds_work work;
	atomic_bool has_taken;
};

static void *take_once(void *argument)
{
	struct taker *taker = argument;
	struct fonds_queue_worker worker = { .room = ROOM };

	fonds_queue_take(taker->queue, &worker, &taker->work);
	taker->has_taken = true;
	return NULL;
}

/* It has nothing to take yet, and waits. */
static void start_taker(struct fixture *f, struct taker *taker)
{
	*taker = (struct taker){ .queue = &f->queue };
	assert_int_equal(
		0, pthread_create(&taker->thread, NULL, take_once, taker));
	while (!fonds_queue_is_hungry(&f->queue))
		(void)usleep(100);
	assert_false(taker->has_taken);
}

static enum fonds_work_kind join_taker(struct taker *taker)
{
	(void)pthread_join(taker->thread, NULL);
	return taker->work.kind;
}

static void test_push_wakes_who_waits(void **state)
{
	struct fixture *f = *state;
	struct taker taker;

	start_taker(f, &taker);
	push(f, 0, 1);
	assert_int_equal(FONDS_WORK_FILES, join_taker(&taker));
	assert_false(fonds_queue_is_hungry(&f->queue));
	start_taker(f, &taker);
	push_large(f, 1, 1);
	assert_int_equal(FONDS_WORK_LARGE, join_taker(&taker));
}

static void test_offer_wakes_who_waits(void **state)
{
	struct fixture *f = *state;
	struct fonds_offer offer = { .helpers_max = 1 };
	struct taker taker;

	start_taker(f, &taker);
	fonds_queue_offer(&f->queue, &offer);
	assert_int_equal(FONDS_WORK_HELP, join_taker(&taker));
	start_taker(f, &taker);
	fonds_queue_help_done(&f->queue, &offer);
	assert_int_equal(FONDS_WORK_HELP, join_taker(&taker));
	fonds_queue_help_done(&f->queue, &offer);
	fonds_queue_withdraw(&f->queue, &offer);
}

static void test_stop_wakes_and_ends_everyone(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM, .load = 1 };
	struct taker takers[3];

	for (size_t i = 0; i < 3; i++)
		start_taker(f, &takers[i]);
	fonds_queue_stop(&f->queue);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(FONDS_WORK_END, join_taker(&takers[i]));
	push(f, 0, 1);
	assert_int_equal(FONDS_WORK_END, take(f, &worker));
}

static void test_close_ends_who_waits_when_nothing_is_in_hand(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };
	struct taker taker;

	start_taker(f, &taker);
	fonds_queue_close(&f->queue);
	assert_int_equal(FONDS_WORK_END, join_taker(&taker));
	assert_int_equal(FONDS_WORK_END, take(f, &worker));
}

static void test_waits_for_what_another_has_in_hand(void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };
	struct taker taker;

	push(f, 0, 2);
	take_files(f, &worker, 1);
	take_files(f, &worker, 1);
	fonds_queue_close(&f->queue);
	start_taker(f, &taker);
	give(f, 0, 1);
	(void)usleep(20000);
	assert_false(taker.has_taken);
	give_back(f, 1);
	assert_int_equal(FONDS_WORK_LARGE, join_taker(&taker));
	start_taker(f, &taker);
	give(f, 1, 1);
	assert_int_equal(FONDS_WORK_END, join_taker(&taker));
}

static void *help_a_little(void *argument)
{
	struct taker *taker = argument;
	struct fonds_offer *offer;

	(void)take_once(taker);
	offer = taker->work.offer;
	assert_int_equal(FONDS_WORK_HELP, taker->work.kind);
	(void)usleep(20000);
	taker->has_taken = false;
	fonds_queue_help_done(taker->queue, offer);
	return NULL;
}

static void test_withdraw_waits_until_the_helpers_are_gone(void **state)
{
	struct fixture *f = *state;
	struct fonds_offer offer = { .helpers_max = 3 };
	struct taker takers[3];

	fonds_queue_offer(&f->queue, &offer);
	for (size_t i = 0; i < 3; i++) {
		takers[i] = (struct taker){ .queue = &f->queue };
		assert_int_equal(0, pthread_create(&takers[i].thread, NULL,
					    help_a_little, &takers[i]));
	}
	while (!takers[0].has_taken || !takers[1].has_taken ||
		!takers[2].has_taken)
		(void)usleep(100);
	fonds_queue_withdraw(&f->queue, &offer);
	for (size_t i = 0; i < 3; i++) {
		assert_false(takers[i].has_taken);
		(void)pthread_join(takers[i].thread, NULL);
	}
	assert_int_equal(0, offer.helpers);
	assert_null(f->queue.offers);
}

static void collect(
	struct fixture *f, bool has_room, unsigned milliseconds, size_t count)
{
	struct fonds_task_list list = { 0 };

	fonds_queue_collect(&f->queue, has_room, milliseconds, &list);
	assert_int_equal(count, list.count);
}

/* Takes files until so many are left. */
static void take_until(struct fixture *f, size_t left)
{
	struct fonds_queue_worker worker = { .room = 1 };

	while (f->queue.files.count > left)
		assert_int_equal(FONDS_WORK_FILES, take(f, &worker));
}

/* Where it should not wait, the time would end the test. */
static void test_caller_waits_only_for_what_is_to_come(void **state)
{
	struct fixture *f = *state;

	push(f, 0, 1000);
	take_until(f, 400);
	give(f, 0, 511);
	collect(f, false, 1, 511); /* waits, but takes what there is */
	give(f, 511, 1);
	collect(f, true, 1, 1); /* more than a few wait */
	push(f, 0, 512);
	take_until(f, LOW);
	give(f, 0, 512);
	collect(f, false, LONG_MS, 512);
	collect(f, true, 1, 0);
	take_until(f, LOW - 1);
	collect(f, true, LONG_MS, 0);
	collect(f, false, 1, 0);
	take_until(f, 0);
	give(f, 512, 488);
	collect(f, false, LONG_MS, 488); /* nothing is in hand */
}

static void *give_one(void *argument)
{
	struct fixture *f = argument;

	(void)usleep(20000);
	give(f, 0, 1);
	return NULL;
}

static void test_caller_is_woken_by_what_finishes_while_others_idle(
	void **state)
{
	struct fixture *f = *state;
	struct fonds_queue_worker worker = { .room = ROOM };
	struct taker taker;
	pthread_t thread;

	push(f, 0, 2);
	take_files(f, &worker, 1);
	take_files(f, &worker, 1);
	start_taker(f, &taker);
	assert_int_equal(0, pthread_create(&thread, NULL, give_one, f));
	collect(f, false, LONG_MS, 1);
	(void)pthread_join(thread, NULL);
	fonds_queue_stop(&f->queue);
	assert_int_equal(FONDS_WORK_END, join_taker(&taker));
}

/* A worker that reads nothing but does all else, at random. */
struct player {
	pthread_t thread;
	struct fixture *f;
	struct fonds_queue_worker worker;
	struct fonds_task_list tasks;
	uint32_t random;
	unsigned helped, solo;
};

static size_t draw(struct player *player, size_t below)
{
	player->random = player->random * 1664525 + 1013904223;
	return (player->random >> 8) % below;
}

/* Of what it has, finish some; hand some back as large, each only once. */
static void play_files(struct player *player)
{
	struct fonds_task_list finished = { 0 }, large = { 0 };
	size_t count = draw(player, player->tasks.count + 1);

	while (count-- > 0) {
		struct fonds_check_task *task = fonds_task_list_pop(
			&player->tasks);

		if (task->size++ == 0 && !task->is_for_lanes &&
			draw(player, 20) == 0)
			fonds_task_list_push(&large, task);
		else
			fonds_task_list_push(&finished, task);
	}
	fonds_queue_give(&player->f->queue, &finished, &large);
}

static void play_large(struct player *player, struct fonds_task_list *tasks)
{
	struct fonds_offer offer = { .helpers_max = 2 };
	struct fonds_task_list large = { 0 };

	player->solo++;
	assert_int_equal(0, player->tasks.count);
	fonds_queue_offer(&player->f->queue, &offer);
	(void)usleep((unsigned)draw(player, 100));
	fonds_queue_withdraw(&player->f->queue, &offer);
	assert_int_equal(0, offer.helpers);
	fonds_queue_give(&player->f->queue, tasks, &large);
}

static void *play(void *argument)
{
	struct player *player = argument;
	struct fonds_queue *queue = &player->f->queue;
	struct fonds_work work;

	for (;;) {
		player->worker.load = player->tasks.count;
		player->worker.room = ROOM - player->tasks.count;
		fonds_queue_take(queue, &player->worker, &work);
		if (work.kind == FONDS_WORK_END)
			return NULL;
		if (work.kind == FONDS_WORK_LARGE)
			play_large(player, &work.tasks);
		if (work.kind == FONDS_WORK_HELP) {
			player->helped++;
			(void)usleep((unsigned)draw(player, 50));
			fonds_queue_help_done(queue, work.offer);
		}
		if (work.kind == FONDS_WORK_FILES)
			fonds_task_list_append(&player->tasks, &work.tasks);
		if (work.kind == FONDS_WORK_FILES ||
			work.kind == FONDS_WORK_NONE)
			play_files(player);
	}
}

static void start_players(
	struct fixture *f, struct player *players, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		players[i] = (struct player){ .f = f, .random = i };
		assert_int_equal(0, pthread_create(&players[i].thread, NULL,
					    play, &players[i]));
	}
}

/* Push all tasks in parts, taking back what is finished. */
static size_t feed_players(struct fixture *f, size_t part)
{
	struct fonds_task_list finished = { 0 };

	for (size_t i = 0; i < TASKS; i += part) {
		push(f, i, i + part < TASKS ? part : TASKS - i);
		fonds_queue_collect(&f->queue, true, 1, &finished);
	}
	fonds_queue_close(&f->queue);
	while (finished.count < TASKS)
		fonds_queue_collect(&f->queue, false, 200, &finished);
	for (struct fonds_check_task *task = finished.first; task;
		task = task->next)
		task->is_finished = true;
	return finished.count;
}

static void check_players(
	struct fixture *f, unsigned count, size_t part, size_t one_large_in)
{
	struct player players[8];

	fonds_queue_clear(&f->queue);
	fonds_queue_init(&f->queue, count, LOW);
	for (size_t i = 0; i < TASKS; i++) {
		f->items[i].weight = i % one_large_in ? 1 : FONDS_LARGE_FILE;
		f->tasks[i]->size = 0;
		f->tasks[i]->is_for_lanes = false;
		f->tasks[i]->is_finished = false;
	}
	start_players(f, players, count);
	assert_int_equal(TASKS, feed_players(f, part));
	for (unsigned i = 0; i < count; i++)
		(void)pthread_join(players[i].thread, NULL);
	for (size_t i = 0; i < TASKS; i++)
		assert_true(f->tasks[i]->is_finished);
	assert_int_equal(0, f->queue.in_hand);
	assert_int_equal(0, f->queue.soloists);
}

static void test_each_task_is_given_once_whoever_takes_what(void **state)
{
	static const size_t parts[] = { 1, 7, 64, TASKS };
	static const size_t larges[] = { 1, 3, 50, 5000 };
	struct fixture *f = *state;

	for (unsigned workers = 1; workers <= 8; workers += workers)
		for (size_t i = 0; i < 4; i++)
			for (size_t k = 0; k < 4; k++)
				check_players(f, workers, parts[i], larges[k]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_files_are_given_in_the_order_they_came),
		TEST(test_worker_gets_a_fair_share_as_far_as_it_has_room),
		TEST(test_large_files_go_first_and_the_largest_of_them),
		TEST(test_worker_ends_its_files_before_it_reads_a_large_one),
		TEST(test_no_more_workers_wait_than_there_are_large_files),
		TEST(test_idle_worker_takes_a_large_file_that_another_is_to_take),
		TEST(test_no_worker_ends_while_a_large_file_waits_for_another),
		TEST(test_many_large_files_fill_the_lanes),
		TEST(test_large_files_are_read_alone_again_when_the_lanes_are_empty),
		TEST(test_small_files_in_hand_do_not_make_large_ones_many),
		TEST(test_file_that_turns_out_large_is_given_for_itself),
		TEST(test_helps_when_nothing_else_is_to_do),
		TEST(test_push_wakes_who_waits),
		TEST(test_offer_wakes_who_waits),
		TEST(test_stop_wakes_and_ends_everyone),
		TEST(test_close_ends_who_waits_when_nothing_is_in_hand),
		TEST(test_waits_for_what_another_has_in_hand),
		TEST(test_withdraw_waits_until_the_helpers_are_gone),
		TEST(test_caller_waits_only_for_what_is_to_come),
		TEST(test_caller_is_woken_by_what_finishes_while_others_idle),
		TEST(test_each_task_is_given_once_whoever_takes_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
