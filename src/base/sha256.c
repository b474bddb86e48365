/* sha256.c - one block of 64 bytes after the other; the last hold padding and length. */
#include "base/sha256.h"

enum { BLOCK = 64, ROUNDS = 64, LENGTH = 8 };

static const uint32_t k[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2
};

static uint32_t turn(uint32_t x, int by)
{
    return x >> by | x << (32 - by);
}

static void expand(const uint8_t *block, uint32_t w[ROUNDS])
{
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < ROUNDS; i++)
        w[i] = w[i - 16] + w[i - 7] +
               (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3) +
               (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10);
}

static void add_block(uint32_t h[8], const uint8_t *block)
{
    uint32_t w[ROUNDS], s[8];

    expand(block, w);
    zij_copy(s, h, sizeof s);
    for (int i = 0; i < ROUNDS; i++) {
        uint32_t e = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25);
        uint32_t a = turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22);
        uint32_t x = s[7] + e + ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[i] + w[i];
        uint32_t y = a + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));

        for (int n = 7; n > 0; n--)
            s[n] = s[n - 1];
        s[4] += x;
        s[0] = x + y;
    }
    for (int i = 0; i < 8; i++)
        h[i] += s[i];
}

void zij_sha256(zij_str bytes, uint8_t out[ZIJ_SHA256_BYTES])
{
    uint32_t h[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    const uint8_t *at = (const uint8_t *)bytes.at;
    uint8_t last[2 * BLOCK] = { 0 };
    size_t rest = bytes.len % BLOCK, n = rest < BLOCK - LENGTH ? BLOCK : 2 * BLOCK;
    uint64_t bits = (uint64_t)bytes.len * 8;

    for (size_t i = 0; i + BLOCK <= bytes.len; i += BLOCK)
        add_block(h, at + i);
    zij_copy(last, at + bytes.len - rest, rest);
    last[rest] = 0x80;
    for (size_t i = 0; i < LENGTH; i++)
        last[n - 1 - i] = (uint8_t)(bits >> 8 * i);
    for (size_t i = 0; i < n; i += BLOCK)
        add_block(h, last + i);
    for (size_t i = 0; i < ZIJ_SHA256_BYTES; i++)
        out[i] = (uint8_t)(h[i / 4] >> 8 * (3 - i % 4));
}

void zij_put_base64(zij_buf *b, const uint8_t *at, size_t n)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < n; i += 3) {
        uint32_t three = (uint32_t)at[i] << 16 |
                         (i + 1 < n ? (uint32_t)at[i + 1] << 8 : 0) |
                         (i + 2 < n ? at[i + 2] : 0);

        for (size_t d = 0; d < 4; d++)
            zij_put_byte(b, i + d > n ? '=' : digits[three >> (18 - 6 * d) & 63]);
    }
}
