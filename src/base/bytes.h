/* Integers in files: big-endian, two's complement. */
#ifndef BN_BASE_BYTES_H
#define BN_BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>

static inline void bn_bytes_put(uint8_t *out, uint64_t number, size_t bytes)
{
	for (size_t i = bytes; i-- > 0; number >>= 8)
		out[i] = (uint8_t)number;
}

static inline uint64_t bn_bytes_get(const void *from, size_t bytes)
{
	const uint8_t *at = from;
	uint64_t number = 0;
	for (size_t i = 0; i < bytes; i++)
		number = number << 8 | at[i];
	return number;
}

#endif
