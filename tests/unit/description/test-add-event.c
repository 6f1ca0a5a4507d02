/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/metadata.h>

#include "metadata/premis-reader.h"
#include "tests/unit/bagit/write-fixture.h"

#define XML \
	"<premis xmlns=\"" FONDS_PREMIS_SPACE \
	"\" xmlns:xsi=\"" FONDS_XSI_SPACE "\" version=\"3.0\">"
#define OBJECT(kind, id, rest) \
	"<object xsi:type=\"" kind "\"><objectIdentifier>" \
	"<objectIdentifierType>local</objectIdentifierType>" \
	"<objectIdentifierValue>" id "</objectIdentifierValue>" \
	"</objectIdentifier>" rest "</object>"
#define LOCATION(path) \
	"<storage><contentLocation><contentLocationValue>" path \
	"</contentLocationValue></contentLocation></storage>"
#define AGENT(id, name, version) \
	"<agent><agentIdentifier><agentIdentifierType>local" \
	"</agentIdentifierType><agentIdentifierValue>" id \
	"</agentIdentifierValue></agentIdentifier><agentName>" name \
	"</agentName>" version "</agent>"
#define RIGHTS \
	"<rights><rightsExtension><x xmlns=\"\"/></rightsExtension>" \
	"</rights>"

/* A bag whose PREMIS file has this between its root's tags. */
static void make_bag(const char *premis)
{
	char text[8192];

	shell("rm -rf bag && mkdir -p bag/data && printf one >bag/data/a");
	(void)snprintf(text, sizeof(text), XML "%s</premis>", premis);
	scratch_write("bag/metadata/premis.xml", text);
	shell("cd bag && printf 'BagIt-Version: 1.0\\n"
	      "Tag-File-Character-Encoding: UTF-8\\n' >bagit.txt && "
	      "sha256sum data/a >manifest-sha256.txt && "
	      "sha256sum bagit.txt manifest-sha256.txt metadata/premis.xml "
	      ">tagmanifest-sha256.txt");
}

static struct fonds_metadata_event_options plain(void)
{
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;

	options.type = "fixity check";
	options.date = "2001-02-03";
	return options;
}

static enum fonds_status add(const struct fonds_metadata_event_options *options,
	struct fonds_error **error)
{
	struct fonds_metadata_event *event = NULL;
	enum fonds_status status = fonds_metadata_add_event(
		"bag", options, &event, error);

	fonds_metadata_event_free(event);
	return status;
}

static void expect_added(const struct fonds_metadata_event_options *options)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	assert_ok(add(options, &error), error);
	assert_true(is_valid_bag("bag"));
}

static void expect_refused(const struct fonds_metadata_event_options *options,
	enum fonds_status expected, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	shell("rm -rf before && cp -a bag before");
	assert_int_equal(expected, add(options, &error));
	if (!strstr(fonds_error_message(error), message))
		fail_msg("%s", fonds_error_message(error));
	shell("diff -r before bag");
}

/* A line for each entity: "N:first identifier>link,link" */
static void expect_links(const char *expected)
{
	char command[1024];

	(void)snprintf(command, sizeof(command),
		"xmllint --xpath '/*/*/*[1]/*[2]/text() | "
		"/*/*/*[starts-with(local-name(), \"linking\")]/*[2]/text()' "
		"bag/metadata/premis.xml | sed 's/........-....-5/U-5/; "
		"s/U-5.*/U/' | tr '\\n' ' ' >links && printf '%%s' '%s' | "
		"diff - links",
		expected);
	shell(command);
}

static void an_event_is_linked_with_the_representations(void **state)
{
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag(OBJECT("intellectualEntity", "e", "") OBJECT(
		"representation", "r", "") OBJECT("file", "f", "") RIGHTS);
	expect_added(&options);
	expect_links("e r U f U r ");
}

static void else_with_the_intellectual_entities(void **state)
{
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag(OBJECT("intellectualEntity", "e", "") OBJECT("file", "f", ""));
	expect_added(&options);
	expect_links("e U f U e ");
	make_bag(OBJECT("file", "f", ""));
	expect_refused(&options, FONDS_ERR_NOT_FOUND,
		"metadata/premis.xml has no representation or intellectual "
		"entity with an identifier to link the event with: name the "
		"objects that it happened to");
}

static void objects_are_named_by_path_or_identifier(void **state)
{
	static const char *const objects[] = { "data/a b%.txt", "g" };
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag(OBJECT("representation", "r", "")
			OBJECT("file", "f", LOCATION("data/a%20b%25.txt"))
				OBJECT("file", "g", LOCATION("data/c")));
	options.objects = objects;
	options.object_count = 2;
	expect_added(&options);
	expect_links("r f U g U U f g ");
}

static void an_object_that_is_not_there_is_refused(void **state)
{
	static const char *const objects[] = { "data/a", "data/b" };
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag(OBJECT("file", "f", LOCATION("data/a")));
	options.objects = objects;
	options.object_count = 2;
	expect_refused(&options, FONDS_ERR_NOT_FOUND,
		"metadata/premis.xml describes no object 'data/b', by path in "
		"the bag or by identifier");
}

/* It would be left out without a word, beside one that can be linked. */
static void an_object_without_an_identifier_is_refused(void **state)
{
	static const char *const objects[] = { "data/a", "f" };
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag("<object xsi:type=\"file\"><objectIdentifier>"
		 "<objectIdentifierValue>a</objectIdentifierValue>"
		 "</objectIdentifier>" LOCATION("data/a") "</object>" OBJECT(
			 "file", "f", ""));
	options.objects = objects;
	options.object_count = 2;
	expect_refused(&options, FONDS_ERR_NOT_FOUND,
		"metadata/premis.xml describes no object 'data/a'");
}

static void an_agent_is_found_again_by_name_and_version(void **state)
{
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag(OBJECT("representation", "r", "") AGENT("a1", "A", "") AGENT(
		"a2", "A", "<agentVersion>2</agentVersion>") RIGHTS);
	options.agent = "A";
	options.agent_version = "2";
	expect_added(&options);
	expect_links("r U U a2 r a1 a2 U ");
	options.agent_version = "3";
	expect_added(&options);
	expect_links("r U U U a2 r U U r a1 a2 U U U ");
	options.agent_version = "3";
	expect_added(&options);
	shell("test $(grep -c '<agentName>' bag/metadata/premis.xml) = 3");
}

static void all_that_is_there_stays(void **state)
{
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag("stray" OBJECT("representation", "r",
		"<unknown/><linkingRightsStatementIdentifier/>") "<y "
								 "xmlns=\"\"/"
								 ">" RIGHTS);
	expect_added(&options);
	shell("xmllint --xpath 'string(/*/text()[1])' bag/metadata/premis.xml "
	      "| grep -q stray");
	/* The link stands before that with rights, as the schema has it. */
	shell("tr -d ' \\n' <bag/metadata/premis.xml | grep -q "
	      "'</linkingEventIdentifier><unknown/>"
	      "<linkingRightsStatementIdentifier/></object>'");
}

static void the_same_event_gives_the_same_bytes(void **state)
{
	static const char *const notes[] = { "one", " two\n" };
	struct fonds_metadata_event_options options = plain();

	(void)state;
	options.notes = notes;
	options.note_count = 2;
	options.detail = "a & b";
	options.outcome = "warning";
	make_bag(OBJECT("representation", "r", ""));
	expect_added(&options);
	shell("mv bag first");
	make_bag(OBJECT("representation", "r", ""));
	expect_added(&options);
	shell("diff -r first bag");
	/* And once more is another event. */
	expect_added(&options);
	shell("test $(grep -c '<eventIdentifierValue>' "
	      "bag/metadata/premis.xml) = 2 && grep '<eventIdentifierValue>' "
	      "bag/metadata/premis.xml | sort -u | wc -l | grep -qx 2");
}

static void what_is_no_premis_is_refused(void **state)
{
	struct fonds_metadata_event_options options = plain();

	(void)state;
	make_bag("<object>");
	expect_refused(&options, FONDS_ERR_FORMAT, "metadata/premis.xml: line");
	make_bag("");
	shell("cd bag && echo '<mets/>' >metadata/premis.xml && "
	      "sha256sum bagit.txt metadata/premis.xml manifest-sha256.txt "
	      ">tagmanifest-sha256.txt");
	expect_refused(&options, FONDS_ERR_FORMAT,
		"metadata/premis.xml: it is no PREMIS 3.0");
	make_bag("");
	shell("cd bag && rm -r metadata && sed -i /premis/d tagmanifest*");
	expect_refused(&options, FONDS_ERR_NOT_FOUND,
		"the bag 'bag' has no metadata/premis.xml: an event is added "
		"to a description that is there; 'fonds ingest' makes bags "
		"with one");
}

static void what_was_not_said_is_invalid(void **state)
{
	struct fonds_metadata_event_options options = plain();
	struct fonds_metadata_event *event = NULL;

	(void)state;
	options.type = NULL;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_metadata_add_event("bag", &options, &event, NULL));
	options = plain();
	options.struct_size = 0;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_metadata_add_event("bag", &options, &event, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_metadata_add_event(NULL, &options, &event, NULL));
	assert_null(event);
}

/* What was decided is finished by the next one, which adds its own. */
static void expect_one_or_two(enum fonds_status status,
	const struct fonds_metadata_event_options *options)
{
	if (status == FONDS_OK) {
		shell("diff -r new bag");
		return;
	}
	expect_added(options);
	shell("diff -rq new bag >/dev/null || diff -rq twice bag");
}

static void a_failed_call_leaves_the_old_or_the_new(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_WRITE,
		FAULT_READ, FAULT_OPEN };
	struct fonds_metadata_event_options options = plain();

	(void)state;
	options.agent = "A";
	make_bag(OBJECT("representation", "r", ""));
	shell("cp -a bag old");
	expect_added(&options);
	shell("cp -a bag new");
	expect_added(&options);
	shell("mv bag twice");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (unsigned n = 0;; n += 1 + n / 16) {
			enum fonds_status status;

			shell("rm -rf bag && cp -a old bag");
			fault_arm(kinds[i], n);
			status = add(&options, NULL);
			fault_disarm();
			expect_one_or_two(status, &options);
			if (!fault_fired())
				break;
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_event_is_linked_with_the_representations),
		TEST(else_with_the_intellectual_entities),
		TEST(objects_are_named_by_path_or_identifier),
		TEST(an_object_that_is_not_there_is_refused),
		TEST(an_object_without_an_identifier_is_refused),
		TEST(an_agent_is_found_again_by_name_and_version),
		TEST(all_that_is_there_stays),
		TEST(the_same_event_gives_the_same_bytes),
		TEST(what_is_no_premis_is_refused),
		TEST(what_was_not_said_is_invalid),
		TEST(a_failed_call_leaves_the_old_or_the_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
