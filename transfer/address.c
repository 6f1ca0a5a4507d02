/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Networks of the IANA registry of special-purpose IPv4 addresses. */
static const struct {
	uint32_t network;
	unsigned bits;
} special4[] = {
	{ 0x00000000, 8 },  /* this network */
	{ 0x0a000000, 8 },  /* private */
	{ 0x64400000, 10 }, /* shared, RFC 6598 */
	{ 0x7f000000, 8 },  /* loopback */
	{ 0xa9fe0000, 16 }, /* link-local */
	{ 0xac100000, 12 }, /* private */
	{ 0xc0000000, 24 }, /* protocol assignments */
	{ 0xc0000200, 24 }, /* documentation */
	{ 0xc0586300, 24 }, /* 6to4 relays */
	{ 0xc0a80000, 16 }, /* private */
	{ 0xc6120000, 15 }, /* benchmarks */
	{ 0xc6336400, 24 }, /* documentation */
	{ 0xcb007100, 24 }, /* documentation */
	{ 0xe0000000, 4 },  /* multicast */
	{ 0xf0000000, 4 },  /* reserved, broadcast */
};

static bool is_public4(uint32_t address)
{
	for (size_t i = 0; i < sizeof(special4) / sizeof(*special4); i++)
		if ((address ^ special4[i].network) >>
				(32 - special4[i].bits) ==
			0)
			return false;
	return true;
}

/* IPv6: all but 2000::/3 is special, and parts of that are. */
static const struct {
	uint8_t network[6];
	unsigned bits;
} special6[] = {
	{ { 0x20, 0x01, 0x00 }, 23 },       /* protocols, Teredo among them */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
	{ { 0x3f, 0xff, 0x00 }, 20 },       /* documentation, RFC 9637 */
};

/* Prefixes after which an IPv4 address stands, and where. */
static const struct {
	uint8_t network[12];
	size_t size; /* of the prefix, bytes; the address follows */
} carriers[] = {
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 12 }, /* mapped */
	{ { 0x00, 0x64, 0xff, 0x9b }, 12 },                   /* NAT64 */
	{ { 0x20, 0x02 }, 2 },                                /* 6to4 */
};

static uint32_t read32(const uint8_t *bytes)
{
	uint32_t value;

	memcpy(&value, bytes, sizeof(value));
	return ntohl(value);
}

static bool has_prefix(
	const uint8_t *address, const uint8_t *network, unsigned bits)
{
	unsigned whole = bits / 8;
	unsigned rest = bits % 8;

	if (memcmp(address, network, whole) != 0)
		return false;
	return rest == 0 ||
	       (address[whole] ^ network[whole]) >> (8 - rest) == 0;
}

static bool is_public6(const uint8_t *address)
{
	for (size_t i = 0; i < sizeof(carriers) / sizeof(*carriers); i++)
		if (memcmp(address, carriers[i].network, carriers[i].size) == 0)
			return is_public4(read32(address + carriers[i].size));
	if (address[0] >> 5 != 1)
		return false;
	for (size_t i = 0; i < sizeof(special6) / sizeof(*special6); i++)
		if (has_prefix(address, special6[i].network, special6[i].bits))
			return false;
	return true;
}

bool fonds_address_is_public(const struct sockaddr *address, socklen_t size)
{
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;

	if (address->sa_family == AF_INET && size >= sizeof(v4)) {
		memcpy(&v4, address, sizeof(v4));
		return is_public4(ntohl(v4.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6 && size >= sizeof(v6)) {
		memcpy(&v6, address, sizeof(v6));
		return is_public6(v6.sin6_addr.s6_addr);
	}
	return false;
}
