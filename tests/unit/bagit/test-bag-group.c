/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/bag-group.h"
#include "tests/unit/bagit/bag-fixture.h"

#define MEMBERS_MAX 8

/* Bags that say "Label: value" once or twice of each label. */
struct group {
	struct fonds_arena arena;
	struct fonds_bag_info infos[MEMBERS_MAX];
	struct fonds_bag_member members[MEMBERS_MAX];
	size_t count;
	struct fonds_validation *findings;
};

static void say(struct group *group, struct fonds_bag_info *info,
	const char *label, const char *value)
{
	struct fonds_bag_info_entry *entry = fonds_arena_alloc(
		&group->arena, sizeof(*entry));

	assert_non_null(entry);
	entry->label = label;
	entry->value = value;
	if (info->last)
		info->last->next = entry;
	else
		info->first = entry;
	info->last = entry;
}

static void join(struct group *group, const char *path, const char *identifier,
	const char *count)
{
	size_t i = group->count++;

	assert_true(i < MEMBERS_MAX);
	say(group, &group->infos[i], "Source-Organization", "Harbour");
	if (identifier)
		say(group, &group->infos[i], "bag-group-identifier",
			identifier);
	if (count)
		say(group, &group->infos[i], "Bag-Count", count);
	group->members[i] = (struct fonds_bag_member){
		.path = path,
		.info = &group->infos[i],
		.index = i,
	};
}

static void begin(struct group *group)
{
	*group = (struct group){ 0 };
	fonds_arena_init(&group->arena, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_validation_new(&group->findings, NULL));
}

/* The findings in the order in which they were made, and the end. */
static void expect(struct group *group, const char *const *messages)
{
	const struct fonds_finding *finding;
	size_t i = 0;

	fonds_bag_group_check(group->members, group->count, group->findings);
	for (; (finding = fonds_validation_get(group->findings, i)); i++) {
		assert_string_equal("BAG-MERGE-GROUP", finding->code);
		assert_non_null(messages[i]);
		assert_string_equal(messages[i], finding->message);
	}
	assert_null(messages[i]);
	fonds_validation_free(group->findings);
	fonds_arena_clear(&group->arena);
}

static void a_count_is_read_as_the_standard_gives_it(void **state)
{
	static const struct {
		const char *text;
		uint64_t number;
		uint64_t total;
	} good[] = {
		{ "1 of 1", 1, 1 },
		{ "3 of 15", 3, 15 },
		{ "03 of 15", 3, 15 },
		{ "2 of ?", 2, 0 },
		{ "2\tof  4", 2, 4 },
		{ "999999999 of 999999999", 999999999, 999999999 },
	};
	static const char *const bad[] = { "", "1", "1 of", "1 of ", "of 3",
		"0 of 3", "4 of 3", "1of3", "1 of3", "1 of 0", "1 of 3 ",
		"1 of 3 bags", " 1 of 3", "-1 of 3", "1 OF 3", "1/3", "? of 3",
		"1 of ??", "1000000000 of 1000000000",
		"18446744073709551617 of 18446744073709551617", "1 of 3x" };
	struct fonds_bag_count count;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(fonds_bag_count_parse(good[i].text, &count));
		assert_int_equal(good[i].number, count.number);
		assert_int_equal(good[i].total, count.total);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(fonds_bag_count_parse(bad[i], &count));
}

static void a_whole_group_is_sorted_by_its_numbers(void **state)
{
	static const char *const none[] = { NULL };
	struct group group;

	(void)state;
	begin(&group);
	join(&group, "c", "x", "3 of 3");
	join(&group, "a", "x", "1 of 3");
	join(&group, "b", "x", "02 of 3");
	expect(&group, none);
	assert_int_equal(1, group.members[0].index);
	assert_int_equal(2, group.members[1].index);
	assert_int_equal(0, group.members[2].index);
	begin(&group);
	join(&group, "a", "x", "1 of 1");
	expect(&group, none);
}

static void what_is_missing_is_told(void **state)
{
	static const char *const middle[] = { "bag 2 of 3 is missing", NULL };
	static const char *const most[] = { "bags 1 to 4 of 999999999 are "
					    "missing",
		"bag 6 of 999999999 is missing",
		"bags 8 to 999999999 of 999999999 are missing", NULL };
	struct group group;

	(void)state;
	begin(&group);
	join(&group, "c", "x", "3 of 3");
	join(&group, "a", "x", "1 of 3");
	expect(&group, middle);
	begin(&group);
	join(&group, "c", "x", "5 of 999999999");
	join(&group, "a", "x", "7 of 999999999");
	expect(&group, most);
}

static void what_is_there_twice_is_told(void **state)
{
	static const char *const twice[] = { "it is bag 2 of 4, and so is 'b'",
		"it is bag 2 of 4, and so is 'c'", "bag 3 of 4 is missing",
		NULL };
	struct group group;

	(void)state;
	begin(&group);
	join(&group, "b", "x", "2 of 4");
	join(&group, "c", "x", "2 of 4");
	join(&group, "d", "x", "2 of 4");
	join(&group, "a", "x", "1 of 4");
	join(&group, "e", "x", "4 of 4");
	expect(&group, twice);
}

static void strangers_are_told(void **state)
{
	static const char *const others[] = { "it is of the group 'y', 'a' is "
					      "of the group 'x'",
		"its group is of 3 bags, that of 'a' is of 2", NULL };
	struct group group;

	(void)state;
	begin(&group);
	join(&group, "a", "x", "1 of 2");
	join(&group, "b", "y", "2 of 2");
	join(&group, "c", "x", "2 of 3");
	expect(&group, others);
}

static void bags_of_no_group_are_told(void **state)
{
	static const char *const none[] = {
		"bag-info.txt has no Bag-Group-Identifier, so it is of no "
		"group",
		"bag-info.txt has no Bag-Count, so it is of no group",
		"bag-info.txt has more than one Bag-Count",
		"the Bag-Count 'two' is not of the form '2 of 3'",
		"the Bag-Count '3 of ?' does not say how many bags there are",
		NULL
	};
	struct group group;

	(void)state;
	begin(&group);
	join(&group, "a", NULL, "1 of 3");
	join(&group, "b", "x", NULL);
	join(&group, "c", "x", "2 of 3");
	say(&group, &group.infos[2], "BAG-COUNT", "2 of 3");
	join(&group, "d", "x", "two");
	join(&group, "e", "x", "3 of ?");
	expect(&group, none);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_count_is_read_as_the_standard_gives_it),
		cmocka_unit_test(a_whole_group_is_sorted_by_its_numbers),
		cmocka_unit_test(what_is_missing_is_told),
		cmocka_unit_test(what_is_there_twice_is_told),
		cmocka_unit_test(strangers_are_told),
		cmocka_unit_test(bags_of_no_group_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
