// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "tests/support/testing.h"

TEST_CASE("the hash is BLAKE2b-256", "[base]")
{
    // Known answer: `printf abc | b2sum -l 256`.
    CHECK(core::hashOf("abc").toHex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("feeding in pieces gives the same hash", "[base]")
{
    core::Hasher hasher;
    hasher.add("a");
    hasher.add("bc");
    CHECK(hasher.result() == core::hashOf("abc"));
}
