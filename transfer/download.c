/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/download.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include <curl/curl.h>

#include "base/error.h"
#include "transfer/address.h"

#define LOW_SPEED 100L /* bytes a second; less is silence */
#define NO_RANGE UINT64_MAX

/* A request under way: what the callbacks of libcurl share. */
struct request {
	const struct fonds_download *download;
	struct fonds_flow *flow;
	CURL *curl;
	uint64_t range_start; /* as the server says it, or NO_RANGE */
	uint64_t asked_from;
	bool has_begun; /* the first bytes of the body were taken */
	bool is_private;
	bool is_other_range;
	long unexpected; /* a status that no file comes with, or 0 */
};

enum fonds_status fonds_download_init(struct fonds_error **error)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return fonds_fail_nomem(error);
	return FONDS_OK;
}

void fonds_download_finish(void)
{
	curl_global_cleanup();
}

/* The address given here is the one that is connected to, resolved or not. */
static curl_socket_t open_socket(
	void *payload, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct request *request = payload;

	if (purpose != CURLSOCKTYPE_IPCXN ||
		(!request->download->allow_private &&
			!fonds_address_is_public(
				&address->addr, address->addrlen))) {
		request->is_private = true;
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC,
		address->protocol);
}

static uint64_t parse_range_start(const char *value, size_t size)
{
	char text[64];
	uint64_t start;

	if (size >= sizeof(text))
		return NO_RANGE;
	memcpy(text, value, size);
	text[size] = '\0';
	return sscanf(text, " bytes %" SCNu64 "-", &start) == 1 ? start
								: NO_RANGE;
}

/* Each answer begins anew: a redirect has headers of its own. */
static size_t take_header(char *data, size_t one, size_t size, void *payload)
{
	static const char name[] = "content-range:";
	struct request *request = payload;

	(void)one;
	if (size >= 5 && strncasecmp(data, "HTTP/", 5) == 0)
		request->range_start = NO_RANGE;
	if (size >= strlen(name) && strncasecmp(data, name, strlen(name)) == 0)
		request->range_start = parse_range_start(
			data + strlen(name), size - strlen(name));
	return size;
}

/* The first bytes: are they those that were asked for? */
static bool begin_body(struct request *request)
{
	long code = 0;

	(void)curl_easy_getinfo(request->curl, CURLINFO_RESPONSE_CODE, &code);
	request->has_begun = true;
	if (code == 200)
		return request->asked_from == 0 ||
		       fonds_flow_restart(request->flow);
	if (code == 206 && request->asked_from > 0) {
		request->is_other_range = request->range_start !=
					  request->asked_from;
		return !request->is_other_range;
	}
	request->unexpected = code;
	return false;
}

static size_t take_body(char *data, size_t one, size_t size, void *payload)
{
	struct request *request = payload;

	(void)one;
	if (!request->has_begun && !begin_body(request))
		return CURL_WRITEFUNC_ERROR;
	if (!fonds_flow_take(request->flow, data, size))
		return CURL_WRITEFUNC_ERROR;
	return size;
}

static int check_stop(
	void *payload, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const struct request *request = payload;

	(void)a;
	(void)b;
	(void)c;
	(void)d;
	return atomic_load(request->flow->stop);
}

/* Once on https, a redirect may not lead off it. */
static const char *redirect_schemes(const char *url)
{
	return strncasecmp(url, "https:", 6) == 0 ? "https" : "http,https";
}

static bool set_limits(struct request *request)
{
	const struct fonds_download *download = request->download;
	long timeout = (long)download->timeout;
	CURL *curl = request->curl;
	bool is_set = true;

	is_set &= !curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	is_set &= !curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR,
		redirect_schemes(download->url));
	is_set &= !curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
	is_set &= !curl_easy_setopt(
		curl, CURLOPT_MAXREDIRS, (long)FONDS_REDIRECTS_MAX);
	is_set &= !curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, timeout);
	is_set &= !curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, LOW_SPEED);
	is_set &= !curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, timeout);
	is_set &= !curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
	is_set &= !curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	is_set &= !curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	is_set &= !curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	is_set &= !curl_easy_setopt(curl, CURLOPT_USERAGENT, "fonds");
	/* Behind a proxy the address could not be judged. */
	if (!download->allow_private)
		is_set &= !curl_easy_setopt(curl, CURLOPT_PROXY, "");
	if (request->flow->limit > 0 && request->flow->limit < INT64_MAX)
		is_set &= !curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE,
			(curl_off_t)request->flow->limit);
	return is_set;
}

static bool set_up(struct request *request)
{
	CURL *curl = request->curl;
	char range[32];
	bool is_set = set_limits(request);

	is_set &= !curl_easy_setopt(curl, CURLOPT_URL, request->download->url);
	is_set &= !curl_easy_setopt(
		curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	is_set &= !curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, request);
	is_set &= !curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
	is_set &= !curl_easy_setopt(curl, CURLOPT_HEADERDATA, request);
	is_set &= !curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	is_set &= !curl_easy_setopt(curl, CURLOPT_WRITEDATA, request);
	is_set &= !curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, check_stop);
	is_set &= !curl_easy_setopt(curl, CURLOPT_XFERINFODATA, request);
	is_set &= !curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	if (request->asked_from == 0)
		return is_set;
	(void)snprintf(
		range, sizeof(range), "%" PRIu64 "-", request->asked_from);
	return is_set & !curl_easy_setopt(curl, CURLOPT_RANGE, range);
}

/* What libcurl's words for a failure mean here; others: the connection. */
static const struct {
	CURLcode code;
	enum fonds_fetch_problem problem;
	const char *reason;
} failures[] = {
	{ CURLE_URL_MALFORMAT, FONDS_FETCH_SCHEME, "it is no URL" },
	{ CURLE_UNSUPPORTED_PROTOCOL, FONDS_FETCH_REDIRECT,
		"it leads to a scheme that is not allowed there" },
	{ CURLE_TOO_MANY_REDIRECTS, FONDS_FETCH_REDIRECT,
		"it redirects more than 5 times" },
	{ CURLE_OPERATION_TIMEDOUT, FONDS_FETCH_TIMEOUT,
		"nothing, or too little, came in time" },
	{ CURLE_PARTIAL_FILE, FONDS_FETCH_SHORT,
		"the connection ended before the file did" },
	{ CURLE_GOT_NOTHING, FONDS_FETCH_SHORT, "the server answered nothing" },
	{ CURLE_FILESIZE_EXCEEDED, FONDS_FETCH_LONG,
		"the file is larger than may be fetched" },
	{ CURLE_PEER_FAILED_VERIFICATION, FONDS_FETCH_TLS,
		"the certificate of the server cannot be verified" },
	{ CURLE_SSL_CONNECT_ERROR, FONDS_FETCH_TLS,
		"no secure connection could be made" },
	{ CURLE_SSL_CACERT_BADFILE, FONDS_FETCH_TLS,
		"the certificates of this system cannot be read" },
};

static void explain_failure(CURLcode code, struct fonds_fetch_outcome *outcome)
{
	for (size_t i = 0; i < sizeof(failures) / sizeof(*failures); i++)
		if (failures[i].code == code) {
			fonds_fetch_outcome_set(outcome, failures[i].problem,
				"%s", failures[i].reason);
			return;
		}
	if (code == CURLE_HTTP_RETURNED_ERROR)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_HTTP,
			"the server answered %ld", outcome->http_status);
	else
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_CONNECT, "%s",
			curl_easy_strerror(code));
}

/* What our own callbacks had against it comes first. */
static void explain(const struct request *request, CURLcode code,
	struct fonds_fetch_outcome *outcome)
{
	if (request->flow->is_over)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_LONG,
			"more than %" PRIu64 " bytes came",
			request->flow->limit);
	else if (request->is_private && code != CURLE_OK)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_ADDRESS,
			"it leads to a private, local or reserved address");
	else if (request->is_other_range)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_HTTP,
			"the server gave another part than was asked for");
	else if (request->unexpected != 0)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_HTTP,
			"the server answered %ld", request->unexpected);
	else if (code != CURLE_OK)
		explain_failure(code, outcome);
}

/* An empty body calls nobody: its answer is judged here. */
static CURLcode perform(struct request *request)
{
	CURLcode code = curl_easy_perform(request->curl);

	if (code == CURLE_OK && !request->has_begun && !begin_body(request))
		return CURLE_WRITE_ERROR;
	return code;
}

static enum fonds_status run(struct request *request,
	struct fonds_fetch_outcome *outcome, struct fonds_error **error)
{
	CURLcode code;

	if (!set_up(request))
		return fonds_fail_nomem(error);
	code = perform(request);
	(void)curl_easy_getinfo(
		request->curl, CURLINFO_RESPONSE_CODE, &outcome->http_status);
	if (atomic_load(request->flow->stop))
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	if (code == CURLE_OUT_OF_MEMORY)
		return fonds_fail_nomem(error);
	explain(request, code, outcome);
	return FONDS_OK;
}

enum fonds_status fonds_download_run(const struct fonds_download *download,
	struct fonds_flow *flow, struct fonds_fetch_outcome *outcome,
	struct fonds_error **error)
{
	struct request request = { .download = download,
		.flow = flow,
		.curl = curl_easy_init(),
		.range_start = NO_RANGE,
		.asked_from = flow->offset };
	enum fonds_status status;

	if (!request.curl)
		return fonds_fail_nomem(error);
	status = run(&request, outcome, error);
	curl_easy_cleanup(request.curl);
	return status;
}
