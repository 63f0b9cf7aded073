/* What libFuzzer calls, and replay.c where there is none (llvm.org/docs/LibFuzzer.html). */
#ifndef BN_TESTS_FUZZ_FUZZ_H
#define BN_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Any bytes at all; crashes, or aborts, on a finding. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

#endif
