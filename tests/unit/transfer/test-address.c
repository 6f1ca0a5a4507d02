/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "transfer/address.h"

static bool is_public(const char *text)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return fonds_address_is_public(
			(const struct sockaddr *)&v4, sizeof(v4));
	assert_int_equal(1, inet_pton(AF_INET6, text, &v6.sin6_addr));
	return fonds_address_is_public(
		(const struct sockaddr *)&v6, sizeof(v6));
}

static void public_addresses_are_let_through(void **state)
{
	static const char *const good[] = { "8.8.8.8", "1.1.1.1",
		"9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0",
		"100.63.255.255", "100.128.0.0", "192.167.255.255",
		"223.255.255.255", "2606:4700::1111", "2a00:1450::1",
		"::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		if (!is_public(good[i]))
			fail_msg("%s", good[i]);
}

static void special_addresses_are_refused(void **state)
{
	static const char *const bad[] = { "0.0.0.0", "10.0.0.1", "127.0.0.1",
		"127.255.255.255", "100.64.0.1", "169.254.169.254",
		"172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.2.1",
		"198.18.0.1", "198.19.255.255", "203.0.113.9", "224.0.0.1",
		"240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
		"fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2001::1",
		"3fff::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
		"64:ff9b::10.0.0.1", "2002:7f00:1::1", "2002:a00:1::1" };
	struct sockaddr other = { .sa_family = AF_UNIX };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (is_public(bad[i]))
			fail_msg("%s", bad[i]);
	assert_false(fonds_address_is_public(&other, sizeof(other)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(public_addresses_are_let_through),
		cmocka_unit_test(special_addresses_are_refused),
	};

	return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
