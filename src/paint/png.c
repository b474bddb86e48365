/* png.c - PNG (ISO/IEC 15948) for drawings.
 *
 * libpng weighs five filters for each row and packs hard: that was four fifths of the
 * time of a card. Drawings have flat colours and rows that repeat: a row is "up" where it
 * is that above it, else as it stands, and packed lightly. That takes 6 ms of a card's
 * 12, and the file is a quarter smaller. */
#include "paint/png.h"

#include <zlib.h>

enum { COLOURS = 3, NONE = 0, UP = 2, LEVEL = 3, PIECE = 16384 };

static void put32(zij_buf *out, uint32_t v)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        zij_put_byte(out, (char)(v >> shift & 255));
}

/* A chunk: its length, its type and bytes, and their sum. */
static void put_chunk(zij_buf *out, const char *type, zij_str bytes)
{
    size_t from;

    put32(out, (uint32_t)bytes.len);
    from = out->len;
    zij_put_c(out, type);
    zij_put(out, bytes);
    put32(out,
          (uint32_t)crc32(0, (const Bytef *)out->at + from, (uInt)(out->len - from)));
}

static void put_header(zij_buf *out, uint32_t w, uint32_t h)
{
    enum { BITS = 8, RGB = 2 };
    zij_buf b = zij_buf_make(out->mem);

    put32(&b, w);
    put32(&b, h);
    zij_put_byte(&b, BITS);
    zij_put_byte(&b, RGB);
    zij_zero(zij_buf_more(&b, 3), 3); /* deflate, five filters, no interlace */
    put_chunk(out, "IHDR", zij_buf_str(&b));
}

/* One row, behind the name of its filter. */
static void fill_row(unsigned char *row, const uint32_t *pixels, uint32_t w, bool same)
{
    row[0] = same ? UP : NONE;
    if (same) {
        zij_zero(row + 1, (size_t)w * COLOURS);
        return;
    }
    for (uint32_t x = 0; x < w; x++) {
        row[1 + x * COLOURS] = (unsigned char)(pixels[x] >> 16);
        row[2 + x * COLOURS] = (unsigned char)(pixels[x] >> 8);
        row[3 + x * COLOURS] = (unsigned char)pixels[x];
    }
}

static bool is_same(const uint32_t *a, const uint32_t *b, uint32_t w)
{
    for (uint32_t x = 0; x < w; x++)
        if ((a[x] ^ b[x]) & 0xffffff)
            return false;
    return true;
}

/* Gives zlib the bytes, and takes what it has ready; at the end all of it. */
static bool pack(z_stream *z, const unsigned char *at, size_t n, bool last, zij_buf *out)
{
    unsigned char piece[PIECE];
    int rc;

    z->next_in = (Bytef *)at;
    z->avail_in = (uInt)n;
    do {
        z->next_out = piece;
        z->avail_out = PIECE;
        rc = deflate(z, last ? Z_FINISH : Z_NO_FLUSH);
        if (rc == Z_STREAM_ERROR)
            return false;
        zij_put(out, (zij_str){ (char *)piece, PIECE - z->avail_out });
    } while (z->avail_out == 0);
    return !last || rc == Z_STREAM_END;
}

static bool pack_rows(z_stream *z, const uint32_t *pixels, size_t stride, uint32_t w,
                      uint32_t h, zij_buf *out)
{
    unsigned char *row = zij_arena_take(out->mem, 1 + (size_t)w * COLOURS);
    bool ok = true;

    for (uint32_t y = 0; ok && y < h; y++) {
        const uint32_t *here = pixels + y * stride;

        fill_row(row, here, w, y > 0 && is_same(here, here - stride, w));
        ok = pack(z, row, 1 + (size_t)w * COLOURS, y + 1 == h, out);
    }
    return ok;
}

bool zij_png_put(zij_buf *out, const uint32_t *pixels, size_t stride, uint32_t w,
                 uint32_t h)
{
    z_stream z = { 0 };
    zij_buf data = zij_buf_make(out->mem);
    bool ok;

    if (deflateInit(&z, LEVEL) != Z_OK)
        return false;
    ok = pack_rows(&z, pixels, stride, w, h, &data);
    deflateEnd(&z);
    if (!ok)
        return false;
    zij_put(out, (zij_str){ "\x89PNG\r\n\x1a\n", 8 });
    put_header(out, w, h);
    put_chunk(out, "IDAT", zij_buf_str(&data));
    put_chunk(out, "IEND", (zij_str){ 0 });
    return true;
}
