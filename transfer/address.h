/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_ADDRESS_H
#define TRANSFER_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/*
 * Is it an address of the public Internet? Not: loopback, private, link-local,
 * shared, multicast, reserved and documentation addresses (the special-purpose
 * registries of IANA, RFC 6890), nor IPv6 addresses that carry such an IPv4
 * address (mapped, NAT64, 6to4), nor any other family.
 */
bool fonds_address_is_public(const struct sockaddr *address, socklen_t size);

#endif
