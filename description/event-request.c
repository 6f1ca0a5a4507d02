/* SPDX-License-Identifier: Apache-2.0 */
#include "description/event-request.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "metadata/edtf.h"
#include "metadata/term-nearest.h"

/* A program runs; a person or an organization has it done. */
static const struct {
	const char *type;
	const char *role;
} agent_roles[] = {
	{ "sof", "exe" },
	{ "har", "exe" },
	{ "per", "imp" },
	{ "org", "imp" },
};

static enum fonds_status refuse_term(const char *what, const char *scheme,
	const char *word, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer nearest;
	enum fonds_status status;

	fonds_buffer_init(&nearest, 4096);
	fonds_term_nearest(&nearest, scheme, word);
	status = fonds_buffer_check(&nearest, "the nearest terms", error);
	if (status < 0)
		return status;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"the %s '%s' is no term of " FONDS_TERM_URI_BASE
		"%s; the nearest are %s",
		what, word, scheme, fonds_buffer_text(&nearest));
}

static enum fonds_status find_term(const char *what, const char *scheme,
	const char *word, const struct fonds_term **ret,
	struct fonds_error **error)
{
	const struct fonds_term *term = fonds_term_find(scheme, word);

	if (!term)
		term = fonds_term_labelled(scheme, word);
	if (!term)
		term = fonds_term_like(scheme, word);
	if (!term || term->is_deprecated)
		return refuse_term(what, scheme, word, error);
	*ret = term;
	return FONDS_OK;
}

static bool is_control(char c)
{
	return ((unsigned char)c < 0x20 && c != '\t' && c != '\n' &&
		       c != '\r') ||
	       c == 0x7f;
}

/* U+FFFE and U+FFFF (XML 1.0 2.2) */
static bool is_noncharacter(const char *text)
{
	return strncmp(text, "\xef\xbf\xbe", 3) == 0 ||
	       strncmp(text, "\xef\xbf\xbf", 3) == 0;
}

/* What could not be written as it is, is not written as something else. */
static enum fonds_status check_text(
	const char *what, const char *text, struct fonds_error **error)
{
	if (!text)
		return FONDS_OK;
	if (text[strspn(text, " \t\r\n")] == '\0')
		return fonds_fail(
			error, FONDS_ERR_INVALID, "the %s is empty", what);
	if (!fonds_utf8_is_valid(text, strlen(text)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the %s '%s' is not UTF-8", what, text);
	for (; *text; text++)
		if (is_control(*text) || is_noncharacter(text))
			return fonds_fail(error, FONDS_ERR_INVALID,
				"the %s has a control character, which XML "
				"does not allow",
				what);
	return FONDS_OK;
}

static enum fonds_status check_texts(
	const struct fonds_metadata_event_options *options,
	struct fonds_error **error)
{
	enum fonds_status status = check_text("detail", options->detail, error);

	if (status == FONDS_OK)
		status = check_text("agent's name", options->agent, error);
	if (status == FONDS_OK)
		status = check_text(
			"agent's version", options->agent_version, error);
	for (size_t i = 0; status == FONDS_OK && i < options->note_count; i++)
		status = check_text("note", options->notes[i], error);
	return status;
}

static enum fonds_status set_agent(
	struct fonds_event_request *request, struct fonds_error **error)
{
	const struct fonds_metadata_event_options *options = request->options;
	enum fonds_status status;

	if (!options->agent && (options->agent_type || options->agent_version))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"an agent has a type or a version, but no name");
	if (!options->agent)
		return FONDS_OK;
	status = find_term("type of agent", "agentType",
		options->agent_type ? options->agent_type : "sof",
		&request->agent_type, error);
	for (size_t i = 0; status == FONDS_OK &&
			   i < sizeof(agent_roles) / sizeof(agent_roles[0]);
		i++)
		if (strcmp(agent_roles[i].type, request->agent_type->code) == 0)
			request->agent_role = fonds_term_find(
				"eventRelatedAgentRole", agent_roles[i].role);
	return status;
}

static enum fonds_status set_date(
	struct fonds_event_request *request, struct fonds_error **error)
{
	const char *date = request->options->date;
	int64_t now;
	enum fonds_status status;

	if (date && fonds_edtf_level(date, strlen(date)) < 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no date of EDTF: write 1950-09-30, "
			"1950-09-30T12:00:00Z, 1950~ or 1949/1950",
			date);
	request->date = date ? date : request->now;
	if (date)
		return FONDS_OK;
	status = fonds_clock_stated(&now, error);
	if (status == FONDS_OK)
		(void)fonds_clock_format_time(now, request->now);
	return status;
}

enum fonds_status fonds_event_request_init(struct fonds_event_request *request,
	const struct fonds_metadata_event_options *options,
	struct fonds_error **error)
{
	enum fonds_status status;

	*request = (struct fonds_event_request){ .options = options };
	status = find_term("type of event", "eventType", options->type,
		&request->type, error);
	if (status == FONDS_OK && options->outcome)
		status = find_term("outcome", "eventOutcome", options->outcome,
			&request->outcome, error);
	if (status == FONDS_OK)
		status = check_texts(options, error);
	if (status == FONDS_OK)
		status = set_agent(request, error);
	return status == FONDS_OK ? set_date(request, error) : status;
}
