/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs the validation over a copy of the Library of Congress's BagIt
 * conformance suite: bagit-suite SUITE EXPECTED
 *
 * SUITE/EXPECTATIONS.tsv says of each case whether it must pass, and which
 * defects it has in the words of another reader of bags: each of them must be
 * found, at the file that it names. EXPECTED, a file of ours, says which codes
 * must be found, no more and no fewer. A case of the category "warning" must
 * warn, strictly taken it must not pass; the cases for Windows are refused
 * here too. Speaks TAP. Exits 77 when the suite is not there.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fonds/bag.h>

#define EXIT_SKIPPED 77
#define LINE_SIZE 4096

/* The columns of EXPECTATIONS.tsv up to the one that is read. */
struct expectation {
	char line[LINE_SIZE];
	const char *name;
	const char *category;
	const char *outcome; /* "0", "nonzero", "any, ...", "skipped ..." */
	const char *defects;
	const char *warnings;
};

/* How many cases of each category the suite has; all must have run. */
static struct category {
	const char *name;
	unsigned expected;
	unsigned count;
} categories[] = {
	{ "valid", 27, 0 },
	{ "invalid", 15, 0 },
	{ "linux-only", 6, 0 },
	{ "warning", 6, 0 },
	{ "windows-only", 6, 0 },
};

/*
 * A defect as EXPECTATIONS.tsv words it, and the codes that name it; the first
 * row that fits counts. Where the words quote a file, the finding must be of
 * that file.
 */
static const struct defect {
	const char *words;
	const char *codes;
	bool names_file;
} defects[] = {
	{ "missing Tag-File-Character-Encoding", "BAG-DECLARATION-MALFORMED",
		false },
	{ "bad/missing BagIt-Version", "BAG-DECLARATION-MALFORMED", false },
	{ "not exactly the two lines", "BAG-DECLARATION-MALFORMED", false },
	{ "bagit.txt has 1 lines", "BAG-DECLARATION-MALFORMED", false },
	{ "no bagit.txt", "BAG-DECLARATION-MISSING", false },
	{ "BOM in bagit.txt", "BAG-BOM", false },
	{ "checksum mismatch",
		"BAG-PAYLOAD-CORRUPT BAG-PAYLOAD-DISPUTED BAG-TAG-CORRUPT",
		true },
	{ "Payload-Oxum", "BAG-OXUM-WRONG", false },
	{ "payload file not in any manifest", "BAG-PAYLOAD-UNLISTED", true },
	{ "different checksums", "BAG-LISTED-TWICE-DIFFERS", false },
	{ "same checksum", "BAG-LISTED-TWICE-OLD", false },
	{ "' twice", "BAG-LISTED-TWICE", false },
	{ "unsafe path", "BAG-PATH-UNSAFE", false },
	{ "\\\\.\\\\./", "BAG-PATH-UNSAFE", false },
	{ ": missing '", "BAG-TAG-MISSING", true },
	{ "missing file '", "BAG-PAYLOAD-MISSING", true },
	{ "leading ./", "BAG-MANIFEST-DOT-SLASH", false },
	{ "md5sum asterisk", "BAG-MANIFEST-MD5SUM", false },
	{ "differ only in case", "BAG-PATH-COLLISION", false },
	{ "matched after normalisation", "BAG-PATH-NORMALIZATION", false },
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static char *cut_column(char **rest)
{
	char *column = *rest;
	size_t size = strcspn(column, "\t\r\n");

	*rest += size;
	if (**rest) {
		**rest = '\0';
		(*rest)++;
	}
	return column;
}

static bool next_line(FILE *file, char line[LINE_SIZE])
{
	return fgets(line, LINE_SIZE, file) != NULL;
}

static bool next_expectation(FILE *file, struct expectation *ret)
{
	char *rest = ret->line;

	if (!next_line(file, ret->line))
		return false;
	ret->name = cut_column(&rest);
	ret->category = cut_column(&rest);
	ret->outcome = cut_column(&rest);
	(void)cut_column(&rest);
	ret->defects = cut_column(&rest);
	ret->warnings = cut_column(&rest);
	return true;
}

static bool has_word(const char *words, const char *word)
{
	size_t size = strlen(word);
	const char *found = words;

	while ((found = strstr(found, word))) {
		if ((found == words || found[-1] == ' ') &&
			(found[size] == ' ' || found[size] == '\0'))
			return true;
		found += size;
	}
	return false;
}

/* Each code that was found, once, parted by spaces. */
static void collect_codes(
	const struct fonds_validation *validation, char codes[LINE_SIZE])
{
	size_t used = 0;

	codes[0] = '\0';
	for (size_t i = 0; i < fonds_validation_count(validation); i++) {
		const char *code = fonds_validation_get(validation, i)->code;

		if (has_word(codes, code) ||
			used + strlen(code) + 2 >= LINE_SIZE)
			continue;
		used += (size_t)snprintf(codes + used, LINE_SIZE - used, "%s%s",
			used > 0 ? " " : "", code);
	}
}

static bool is_same_set(const char *a, const char *b)
{
	char copy[LINE_SIZE];
	char *rest = NULL;

	if (strlen(a) != strlen(b))
		return false;
	(void)snprintf(copy, sizeof(copy), "%s", a);
	for (const char *word = strtok_r(copy, " ", &rest); word;
		word = strtok_r(NULL, " ", &rest))
		if (!has_word(b, word))
			return false;
	return true;
}

/* Is there a finding of one of the codes, at the file that words quote? */
static bool is_found(const struct fonds_validation *validation,
	const struct defect *defect, const char *words)
{
	const char *quote = strchr(words, '\'');

	for (size_t i = 0; i < fonds_validation_count(validation); i++) {
		const struct fonds_finding *finding = fonds_validation_get(
			validation, i);
		size_t size = finding->path ? strlen(finding->path) : 0;

		if (!has_word(defect->codes, finding->code))
			continue;
		if (!defect->names_file ||
			(quote && size > 0 &&
				strncmp(quote + 1, finding->path, size) == 0 &&
				quote[1 + size] == '\''))
			return true;
	}
	return false;
}

static bool is_defect_found(
	const struct fonds_validation *validation, const char *words)
{
	for (size_t i = 0; i < COUNT(defects); i++)
		if (strstr(words, defects[i].words))
			return is_found(validation, &defects[i], words);
	printf("# these words mean nothing here: %s\n", words);
	return false;
}

/* The list is parted by "; ". */
static bool are_defects_found(
	const struct fonds_validation *validation, const char *list)
{
	char copy[LINE_SIZE];
	char *words = copy;
	bool is_good = true;

	(void)snprintf(copy, sizeof(copy), "%s", list);
	while (words && *words) {
		char *end = strstr(words, "; ");

		if (end)
			*end = '\0';
		if (!is_defect_found(validation, words)) {
			printf("# not found: %s\n", words);
			is_good = false;
		}
		words = end ? end + 2 : NULL;
	}
	return is_good;
}

static bool passes_strictly(const char *path)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;
	bool passes;

	options.strict = true;
	if (fonds_bag_validate(path, &options, &validation, NULL) < 0)
		return false;
	passes = fonds_validation_is_valid(validation);
	fonds_validation_free(validation);
	return passes;
}

static bool count_category(const char *name)
{
	for (size_t i = 0; i < COUNT(categories); i++) {
		if (strcmp(categories[i].name, name) != 0)
			continue;
		categories[i].count++;
		return true;
	}
	return false;
}

static bool is_whole(void)
{
	bool is_good = true;

	for (size_t i = 0; i < COUNT(categories); i++) {
		if (categories[i].count == categories[i].expected)
			continue;
		printf("# of '%s' %u cases ran, not %u\n", categories[i].name,
			categories[i].count, categories[i].expected);
		is_good = false;
	}
	return is_good;
}

/* A bag of the category "warning" may pass, but not without a word. */
static bool is_expected_outcome(
	const struct fonds_validation *validation, const char *outcome)
{
	bool is_valid = fonds_validation_is_valid(validation);

	if (strcmp(outcome, "0") == 0)
		return is_valid;
	if (strncmp(outcome, "any", 3) == 0)
		return !is_valid || fonds_validation_count(validation) > 0;
	return !is_valid;
}

static bool run_case(const char *suite, const struct expectation *expectation,
	const char *expected)
{
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;
	char path[2 * LINE_SIZE];
	char found[LINE_SIZE];
	bool is_good;

	(void)snprintf(path, sizeof(path), "%s/%s", suite, expectation->name);
	if (fonds_bag_validate(path, NULL, &validation, &error) < 0) {
		printf("# %s\n", fonds_error_message(error));
		fonds_error_free(error);
		return false;
	}
	collect_codes(validation, found);
	is_good = is_expected_outcome(validation, expectation->outcome) &&
		  is_same_set(expected, found) &&
		  are_defects_found(validation, expectation->defects) &&
		  are_defects_found(validation, expectation->warnings);
	if (strcmp(expectation->category, "warning") == 0)
		is_good = is_good && !passes_strictly(path);
	if (!is_good)
		printf("# must be '%s' with '%s', is %svalid with '%s'\n",
			expectation->outcome, expected,
			fonds_validation_is_valid(validation) ? "" : "not ",
			found);
	fonds_validation_free(validation);
	return is_good;
}

/* Both tables have the same cases in the same order, after a heading. */
static int run_suite(const char *suite, FILE *expectations, FILE *table)
{
	struct expectation expectation;
	char line[LINE_SIZE];
	unsigned count = 0;
	unsigned failures = 0;

	if (!next_expectation(expectations, &expectation) ||
		!next_line(table, line))
		return EXIT_FAILURE;
	while (next_expectation(expectations, &expectation)) {
		char *rest = line;
		const char *name;
		bool is_good;

		if (!next_line(table, line))
			return EXIT_FAILURE;
		name = cut_column(&rest);
		is_good = strcmp(name, expectation.name) == 0 &&
			  count_category(expectation.category) &&
			  run_case(suite, &expectation, cut_column(&rest));
		failures += !is_good;
		printf("%s %u - %s\n", is_good ? "ok" : "not ok", ++count,
			name);
	}
	failures += !is_whole();
	printf("%s %u - every case of the suite ran\n",
		is_whole() ? "ok" : "not ok", ++count);
	printf("1..%u\n", count);
	return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char *argv[])
{
	char path[LINE_SIZE];
	FILE *expectations;
	FILE *table;
	int status;

	if (argc != 3) {
		fprintf(stderr, "usage: %s SUITE EXPECTED\n", argv[0]);
		return EXIT_FAILURE;
	}
	(void)snprintf(path, sizeof(path), "%s/EXPECTATIONS.tsv", argv[1]);
	expectations = fopen(path, "re");
	if (!expectations) {
		printf("1..0 # SKIP no conformance suite in %s\n", argv[1]);
		return EXIT_SKIPPED;
	}
	table = fopen(argv[2], "re");
	if (!table) {
		perror(argv[2]);
		(void)fclose(expectations);
		return EXIT_FAILURE;
	}
	status = run_suite(argv[1], expectations, table);
	(void)fclose(table);
	(void)fclose(expectations);
	return status;
}
