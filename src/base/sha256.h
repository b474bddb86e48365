/* sha256.h - SHA-256 (FIPS 180-4): what names bytes for others, such as a style sheet to
 * a browser. */
#ifndef ZIJ_BASE_SHA256_H
#define ZIJ_BASE_SHA256_H
#include "base/buf.h"

enum { ZIJ_SHA256_BYTES = 32 };

void zij_sha256(zij_str bytes, uint8_t out[ZIJ_SHA256_BYTES]);
/* RFC 4648, with padding. */
void zij_put_base64(zij_buf *b, const uint8_t *at, size_t n);

#endif
