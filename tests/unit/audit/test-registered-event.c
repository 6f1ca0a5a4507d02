/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events added to registered bags, killed and failed at every call: the bag
 * and the catalog agree again, whoever looks next.
 */
#include <fonds/audit.h>
#include <fonds/metadata.h>

#include <sys/wait.h>

#include "base/dir-tree.h"
#include "description/file-digest.h"
#include "fixity/catalog/recorded-change.h"
#include "metadata/premis-reader.h"
#include "tests/unit/bagit/write-fixture.h"

#define COUNT(items) (sizeof(items) / sizeof((items)[0]))

static const char *const paths[] = { "bagit.txt", "data/a",
	"manifest-sha256.txt", "metadata/premis.xml",
	"tagmanifest-sha256.txt" };

static void write_bag(void)
{
	shell("rm -rf bag c.db* && mkdir -p bag/data && printf one "
	      ">bag/data/a");
	scratch_write("bag/metadata/premis.xml",
		"<premis xmlns=\"" FONDS_PREMIS_SPACE
		"\" xmlns:xsi=\"" FONDS_XSI_SPACE
		"\" version=\"3.0\"><object xsi:type="
		"\"representation\"><objectIdentifier><objectIdentifierType>"
		"local</objectIdentifierType><objectIdentifierValue>r"
		"</objectIdentifierValue></objectIdentifier></object></"
		"premis>");
	shell("cd bag && printf 'BagIt-Version: 1.0\\n"
	      "Tag-File-Character-Encoding: UTF-8\\n' >bagit.txt && "
	      "sha256sum data/a >manifest-sha256.txt && "
	      "sha256sum bagit.txt manifest-sha256.txt metadata/premis.xml "
	      ">tagmanifest-sha256.txt");
}

static struct fonds_catalog *open_catalog(void)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;

	assert_ok(fonds_catalog_open("c.db", true, &catalog, &error), error);
	return catalog;
}

static void register_file(struct fonds_catalog *catalog,
	struct fonds_tree *tree, const char *path)
{
	struct fonds_digest digest;
	uint64_t size;

	assert_int_equal(FONDS_OK, fonds_file_digest(tree, path, FONDS_SHA256,
					   &size, &digest, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_file(catalog, path, size, &digest, NULL));
}

static void make_registered_bag(void)
{
	fonds_cleanup(fonds_freep) char *location = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_holding bag = { .identifier = "one",
		.external_identifier = "",
		.description = "",
		.source_organization = "",
		.source = "",
		.agent = "" };
	struct fonds_catalog *catalog;
	int64_t number;

	write_bag();
	location = realpath("bag", NULL);
	bag.location = location;
	catalog = open_catalog();
	assert_int_equal(FONDS_OK, fonds_dir_tree_new("bag", &tree, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &bag, &number, NULL));
	for (size_t i = 0; i < COUNT(paths); i++)
		register_file(catalog, tree, paths[i]);
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
	fonds_catalog_close(catalog);
}

static enum fonds_status add_to(struct fonds_catalog *catalog, bool is_dry_run,
	struct fonds_error **error)
{
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;
	struct fonds_metadata_event *event = NULL;
	enum fonds_status status;

	options.type = "fixity check";
	options.date = "2001-02-03";
	options.catalog = catalog;
	options.dry_run = is_dry_run;
	status = fonds_metadata_add_event("bag", &options, &event, error);
	fonds_metadata_event_free(event);
	return status;
}

static enum fonds_status add(struct fonds_error **error)
{
	struct fonds_catalog *catalog = NULL;
	enum fonds_status status = fonds_catalog_open(
		"c.db", false, &catalog, error);

	if (status == FONDS_OK)
		status = add_to(catalog, false, error);
	fonds_catalog_close(catalog);
	return status;
}

static void expect_added(void)
{
	struct fonds_error *error = NULL;

	assert_ok(add(&error), error);
}

static struct fonds_audit_summary audit(void)
{
	struct fonds_audit_summary summary = { 0 };
	struct fonds_catalog *catalog = open_catalog();
	struct fonds_error *error = NULL;

	assert_ok(fonds_audit_run(catalog, NULL, &summary, &error), error);
	fonds_catalog_close(catalog);
	return summary;
}

static enum fonds_status audit_writing(struct fonds_audit_summary *ret)
{
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_catalog *catalog = NULL;
	enum fonds_status status = fonds_catalog_open(
		"c.db", false, &catalog, NULL);

	options.write_events = true;
	options.jobs = 1;
	if (status == FONDS_OK)
		status = fonds_audit_run(catalog, &options, ret, NULL);
	fonds_catalog_close(catalog);
	return status;
}

static void expect_sound(void)
{
	struct fonds_audit_summary summary = audit();

	assert_int_equal(COUNT(paths), summary.verdicts[FONDS_VERDICT_OK]);
	assert_true(summary.sound);
}

static void expect_refused(enum fonds_status expected, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	shell("rm -rf before && cp -a bag before");
	assert_int_equal(expected, add(&error));
	if (!strstr(fonds_error_message(error), message))
		fail_msg("%s", fonds_error_message(error));
	shell("diff -r before bag");
}

static void an_audit_knows_the_changed_files_again(void **state)
{
	(void)state;
	make_registered_bag();
	expect_sound();
	for (unsigned i = 0; i < 3; i++) {
		expect_added();
		expect_sound();
	}
	shell("test $(grep -c '<eventIdentifierValue>' "
	      "bag/metadata/premis.xml) = 3");
	/* And an altered one as ever. */
	shell("printf x >>bag/metadata/premis.xml");
	assert_int_equal(1, audit().verdicts[FONDS_VERDICT_CORRUPT]);
}

static void without_the_catalog_nothing_is_recorded(void **state)
{
	struct fonds_error *error = NULL;

	(void)state;
	make_registered_bag();
	assert_ok(add_to(NULL, false, &error), error);
	assert_int_equal(2, audit().verdicts[FONDS_VERDICT_CORRUPT]);
	expect_refused(FONDS_ERR_INVALID,
		"'metadata/premis.xml' of 'bag' is not as it is registered");
}

static void what_somebody_altered_is_not_registered(void **state)
{
	(void)state;
	make_registered_bag();
	/* The tag manifest says it is sound, but it is another one. */
	shell("cd bag && sed -i 's/>r</>s</' metadata/premis.xml && "
	      "sha256sum bagit.txt manifest-sha256.txt metadata/premis.xml "
	      ">tagmanifest-sha256.txt");
	expect_refused(FONDS_ERR_INVALID, "is not as it is registered");
	make_registered_bag();
	shell("cd bag && printf 'x: y\\n' >bag-info.txt && "
	      "sha256sum bag-info.txt >>tagmanifest-sha256.txt");
	expect_refused(FONDS_ERR_INVALID,
		"'tagmanifest-sha256.txt' of 'bag' is not as it is registered");
}

static void a_bag_that_is_not_registered_is_refused(void **state)
{
	struct fonds_catalog *catalog;

	(void)state;
	write_bag();
	catalog = open_catalog();
	fonds_catalog_close(catalog);
	expect_refused(FONDS_ERR_NOT_FOUND, "register it by 'fonds catalog "
					    "add', or do not name the catalog");
	shell("mv bag away");
	assert_int_equal(FONDS_ERR_IO, add(NULL));
}

static void an_audit_under_way_is_waited_for(void **state)
{
	struct fonds_catalog *other;

	(void)state;
	make_registered_bag();
	other = open_catalog();
	assert_int_equal(FONDS_OK, fonds_holding_lock(other, 1, false, NULL));
	expect_refused(FONDS_ERR_BUSY, "try again when that has ended");
	/* Who has the lock already may do it, and keeps it. */
	assert_int_equal(FONDS_OK, add_to(other, false, NULL));
	assert_true(fonds_holding_is_locked(other, 1));
	fonds_catalog_close(other);
	expect_sound();
}

static void a_dry_run_records_nothing(void **state)
{
	struct fonds_catalog *catalog;
	int64_t pending = 1;

	(void)state;
	make_registered_bag();
	catalog = open_catalog();
	shell("cp -a bag before");
	assert_int_equal(FONDS_OK, add_to(catalog, true, NULL));
	shell("diff -r before bag");
	assert_int_equal(FONDS_OK,
		fonds_recorded_change_pending(catalog, 1, &pending, NULL));
	assert_int_equal(0, pending);
	shell("cd bag && printf '\\n' >>tagmanifest-sha256.txt");
	assert_int_equal(FONDS_ERR_INVALID, add_to(catalog, true, NULL));
	fonds_catalog_close(catalog);
}

static void die(void)
{
	_exit(9);
}

static enum fonds_status add_quietly(void)
{
	return add(NULL);
}

static enum fonds_status audit_quietly(void)
{
	struct fonds_audit_summary summary;

	return audit_writing(&summary);
}

/* *ret_killed is false where there is no nth call. */
static void kill_at(enum fonds_status (*what)(void), enum fault_kind kind,
	unsigned n, bool *ret_killed)
{
	int result = -1;
	pid_t pid = fork();

	if (pid == 0) {
		fault_arm_action(kind, n, die);
		_exit(what() == FONDS_OK ? 0 : 1);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_true(WIFEXITED(result));
	*ret_killed = WEXITSTATUS(result) == 9;
	if (!*ret_killed)
		assert_int_equal(0, WEXITSTATUS(result));
}

/* A decided change may be half-way: then the audit says so, and no more. */
static void expect_sound_or_undecided(void)
{
	bool is_decided = scratch_exists("bag/.fonds-change/journal");
	struct fonds_audit_summary summary = audit();

	if (is_decided) {
		assert_false(summary.sound);
		return;
	}
	assert_int_equal(COUNT(paths), summary.verdicts[FONDS_VERDICT_OK]);
}

static void expect_all_well(void)
{
	expect_added();
	expect_sound();
	assert_true(is_valid_bag("bag"));
	shell("n=$(grep -c '<eventIdentifierValue>' bag/metadata/premis.xml);"
	      "test $n = 1 || test $n = 2");
}

static void killed_anywhere_bag_and_catalog_agree_again(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_OPEN, FAULT_WRITE,
		FAULT_SYNC, FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK };

	(void)state;
	make_registered_bag();
	shell("mkdir first && mv bag c.db* first/");
	for (size_t i = 0; i < COUNT(kinds); i++)
		for (unsigned n = 0;; n++) {
			bool was_killed;

			shell("rm -rf bag c.db* killed && cp -a first/* .");
			kill_at(add_quietly, kinds[i], n, &was_killed);
			if (!was_killed)
				break;
			shell("mkdir killed && cp -a bag c.db* killed/");
			/* An audit looks next, or the next event. */
			expect_sound_or_undecided();
			expect_all_well();
			shell("rm -rf bag c.db* && cp -a killed/* .");
			expect_all_well();
		}
}

static void a_failed_call_leaves_bag_and_catalog_agreed(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_WRITE, FAULT_SYNC, FAULT_RENAME, FAULT_UNLINK,
		FAULT_LOCK };

	(void)state;
	make_registered_bag();
	shell("mkdir first && mv bag c.db* first/");
	for (size_t i = 0; i < COUNT(kinds); i++)
		for (unsigned n = 0;; n += 1 + n / 16) {
			bool fired;

			shell("rm -rf bag c.db* && cp -a first/* .");
			fault_arm(kinds[i], n);
			(void)add(NULL);
			fault_disarm();
			fired = fault_fired();
			if (n % 2)
				expect_sound_or_undecided();
			expect_all_well();
			if (!fired)
				break;
		}
}

static int keep(const void *data, size_t size, void *payload)
{
	char *text = payload;
	size_t used = strlen(text);

	assert_true(used + size < 8192);
	memcpy(text + used, data, size);
	text[used + size] = '\0';
	return 0;
}

static void expect_told(enum fonds_format format, const char *text)
{
	struct fonds_catalog *catalog = open_catalog();
	char told[8192] = "";

	assert_int_equal(FONDS_OK,
		fonds_audit_write_run(catalog, 0, format, keep, told, NULL));
	if (!strstr(told, text))
		fail_msg("%s", told);
	fonds_catalog_close(catalog);
}

static void an_audit_writes_what_it_found(void **state)
{
	struct fonds_audit_summary summary;

	(void)state;
	make_registered_bag();
	for (unsigned i = 0; i < 3; i++) {
		assert_int_equal(FONDS_OK, audit_writing(&summary));
		assert_true(summary.sound);
		expect_told(FONDS_FORMAT_TEXT, "Events\n  written: 1 of 1\n");
		expect_told(FONDS_FORMAT_JSON, "\"events_written\": 1");
	}
	expect_sound();
	expect_told(FONDS_FORMAT_JSON, "\"events_written\": 0");
	shell("test $(grep -c '>success<' bag/metadata/premis.xml) = 3 && "
	      "grep -q '5 registered files: 5 ok' bag/metadata/premis.xml && "
	      "grep -q 'digests: sha256<' bag/metadata/premis.xml && "
	      "grep -q 'audit run 3<' bag/metadata/premis.xml");
	/* Damaged payload is told; the verdicts are what they ever were. */
	shell("printf two >bag/data/a && printf x >bag/data/b");
	assert_int_equal(FONDS_OK, audit_writing(&summary));
	assert_false(summary.sound);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
	expect_told(FONDS_FORMAT_TEXT, "  written: 1 of 1\n");
	shell("test $(grep -c '>fail<' bag/metadata/premis.xml) = 1 && "
	      "grep -q '5 registered files: 4 ok, 1 corrupt, 1 unexpected' "
	      "bag/metadata/premis.xml");
	assert_int_equal(1, audit().verdicts[FONDS_VERDICT_CORRUPT]);
}

/* Why there is no event; the bag stays as it is. */
static void expect_none(const char *reason)
{
	struct fonds_audit_summary summary;

	shell("rm -rf before && cp -a bag before");
	assert_int_equal(FONDS_OK, audit_writing(&summary));
	expect_told(FONDS_FORMAT_TEXT, "  written: 0 of 1\n");
	expect_told(FONDS_FORMAT_TEXT, reason);
	expect_told(FONDS_FORMAT_JSON, "\"events_written\": 0");
	shell("diff -r before bag");
}

static void a_bag_that_cannot_take_an_event_is_told(void **state)
{
	(void)state;
	make_registered_bag();
	shell("printf x >>bag/metadata/premis.xml");
	expect_none("the tag files of");
	make_registered_bag();
	shell("rm bag/metadata/premis.xml");
	expect_none("BAG-TAG-MISSING");
	make_registered_bag();
	shell("printf '\n' >>bag/tagmanifest-sha256.txt");
	expect_none("is not as it is registered");
	make_registered_bag();
	shell("mkdir bag/.fonds-change && touch bag/.fonds-change/journal");
	expect_none("the journal of an interrupted change is damaged");
	make_registered_bag();
	shell("mkdir bag/.fonds-change && printf 'fonds change 1\\0P\\0"
	      "new/data/a\\0data/a\\0end\\0' >bag/.fonds-change/journal");
	expect_none("give the command that made it again");
	make_registered_bag();
	shell("mv bag away && mkdir bag");
	expect_none("its files were not seen");
}

/* Whatever the killed one left, the next one but one finds all well. */
static void expect_well_after_two(void)
{
	struct fonds_audit_summary summary;

	assert_int_equal(FONDS_OK, audit_writing(&summary));
	expect_sound();
	assert_true(is_valid_bag("bag"));
	shell("n=$(grep -c '<eventIdentifierValue>' bag/metadata/premis.xml);"
	      "test $n = 1 || test $n = 2");
}

static void a_killed_audit_harms_no_bag(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_OPEN, FAULT_WRITE,
		FAULT_SYNC, FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK };

	(void)state;
	make_registered_bag();
	shell("mkdir first && mv bag c.db* first/");
	for (size_t i = 0; i < COUNT(kinds); i++)
		for (unsigned n = 0;; n++) {
			bool was_killed;

			shell("rm -rf bag c.db* && cp -a first/* .");
			kill_at(audit_quietly, kinds[i], n, &was_killed);
			if (!was_killed)
				break;
			expect_well_after_two();
		}
}

static void a_failed_event_is_told_or_ends_the_run(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_WRITE,
		FAULT_SYNC, FAULT_RENAME };

	(void)state;
	make_registered_bag();
	shell("mkdir first && mv bag c.db* first/");
	for (size_t i = 0; i < COUNT(kinds); i++)
		for (unsigned n = 0;; n += 1 + n / 16) {
			struct fonds_audit_summary summary;
			enum fonds_status status;

			shell("rm -rf bag c.db* && cp -a first/* .");
			fault_arm(kinds[i], n);
			status = audit_writing(&summary);
			fault_disarm();
			if (status == FONDS_OK)
				assert_true(summary.sound);
			expect_well_after_two();
			if (!fault_fired())
				break;
		}
}

/* A change that was recorded, and of which nothing was made. */
static void record_change(void)
{
	struct fonds_recorded_file file = { .path = paths[3], .size = 1 };
	struct fonds_catalog *catalog = open_catalog();
	struct fonds_holding_file now;
	int64_t change;

	assert_int_equal(FONDS_OK,
		fonds_holding_file_get(catalog, 1, paths[3], &now, NULL));
	file.old_size = now.size;
	file.old_digest = now.digests[0];
	file.digest = now.digests[0];
	file.digest.bytes[0] ^= 1;
	assert_int_equal(FONDS_OK, fonds_recorded_change_begin(catalog, 1, "x",
					   &file, 1, &change, NULL));
	fonds_catalog_close(catalog);
}

static void neither_the_old_nor_the_new_is_not_accepted(void **state)
{
	(void)state;
	make_registered_bag();
	record_change();
	shell("printf '<!-- -->' >>bag/metadata/premis.xml && cd bag && "
	      "sha256sum bagit.txt manifest-sha256.txt metadata/premis.xml "
	      ">tagmanifest-sha256.txt");
	assert_int_equal(2, audit().verdicts[FONDS_VERDICT_CORRUPT]);
	expect_refused(FONDS_ERR_INVALID,
		"neither those of before nor those of after");
	assert_int_equal(2, audit().verdicts[FONDS_VERDICT_CORRUPT]);
}

static void what_was_never_made_is_withdrawn(void **state)
{
	struct fonds_catalog *catalog;

	(void)state;
	make_registered_bag();
	record_change();
	catalog = open_catalog();
	assert_int_equal(FONDS_ERR_BUSY, add_to(catalog, true, NULL));
	fonds_catalog_close(catalog);
	expect_sound();
	record_change();
	expect_added();
	expect_sound();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_audit_knows_the_changed_files_again),
		TEST(without_the_catalog_nothing_is_recorded),
		TEST(what_somebody_altered_is_not_registered),
		TEST(a_bag_that_is_not_registered_is_refused),
		TEST(an_audit_under_way_is_waited_for),
		TEST(a_dry_run_records_nothing),
		TEST(killed_anywhere_bag_and_catalog_agree_again),
		TEST(a_failed_call_leaves_bag_and_catalog_agreed),
		TEST(an_audit_writes_what_it_found),
		TEST(a_bag_that_cannot_take_an_event_is_told),
		TEST(a_killed_audit_harms_no_bag),
		TEST(a_failed_event_is_told_or_ends_the_run),
		TEST(neither_the_old_nor_the_new_is_not_accepted),
		TEST(what_was_never_made_is_withdrawn),
	};

	/* Thousands of syncs, which need no disk. */
	if (access("/dev/shm", W_OK) == 0)
		(void)setenv("TMPDIR", "/dev/shm", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
