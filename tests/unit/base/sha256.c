/* The examples of FIPS 180-4 and RFC 4648, and lengths around the edges of blocks. */
#include "base/sha256.h"
#include "../test.h"

static zij_str hex(test *t, zij_str s)
{
    uint8_t hash[ZIJ_SHA256_BYTES];
    zij_buf b = zij_buf_make(t->mem);

    zij_sha256(s, hash);
    for (size_t i = 0; i < ZIJ_SHA256_BYTES; i++)
        zij_putf(&b, "%c%c", "0123456789abcdef"[hash[i] / 16],
                 "0123456789abcdef"[hash[i] % 16]);
    return zij_buf_str(&b);
}

static void known_texts_have_known_hashes(void **state)
{
    static const struct {
        const char *text, *hash;
    } row[] = {
        { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", /* 56: one more
                                                                         block */
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(hex(*state, zij_str_of(row[i].text)), row[i].hash);
}

static void many_blocks_are_hashed(void **state)
{
    test *t = *state;
    size_t n = 1000000;
    char *at = zij_array(t->mem, n, char);

    memset(at, 'a', n);
    assert_str(hex(t, (zij_str){ at, n }),
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void base64_is_padded(void **state)
{
    static const char *const row[] = { "",     "",         "f",      "Zg==",
                                       "fo",   "Zm8=",     "foo",    "Zm9v",
                                       "foob", "Zm9vYg==", "foobar", "Zm9vYmFy" };

    for (size_t i = 0; i < ZIJ_COUNT(row); i += 2) {
        zij_buf b = zij_buf_make(((test *)*state)->mem);

        zij_put_base64(&b, (const uint8_t *)row[i], strlen(row[i]));
        assert_str(zij_buf_str(&b), row[i + 1]);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(known_texts_have_known_hashes),
        TEST(many_blocks_are_hashed),
        TEST(base64_is_padded),
    };

    return TEST_RUN(all);
}
