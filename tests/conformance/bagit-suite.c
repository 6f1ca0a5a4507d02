/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs the validation over a copy of the Library of Congress's BagIt
 * conformance suite: bagit-suite SUITE EXPECTED
 *
 * SUITE/EXPECTATIONS.tsv says of each case whether it must pass; EXPECTED, a
 * file of ours, says which findings must be made, no more and no fewer. Speaks
 * TAP. Exits 77 when the suite is not there.
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
	const char *outcome; /* "0", "nonzero", "any, ...", "skipped ..." */
};

static char *cut_column(char **rest)
{
	char *column = *rest;
	size_t size = strcspn(column, "\t\n");

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
	(void)cut_column(&rest);
	ret->outcome = cut_column(&rest);
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
		  is_same_set(expected, found);
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
			  run_case(suite, &expectation, cut_column(&rest));
		failures += !is_good;
		printf("%s %u - %s\n", is_good ? "ok" : "not ok", ++count,
			name);
	}
	printf("1..%u\n", count);
	return failures == 0 && count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
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
