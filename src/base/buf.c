#include "base/buf.h"

zij_buf zij_buf_make(zij_arena *mem)
{
    return (zij_buf){ .mem = mem };
}

zij_str zij_buf_str(const zij_buf *b)
{
    return (zij_str){ b->at == NULL ? "" : b->at, b->len };
}

char *zij_buf_more(zij_buf *b, size_t n)
{
    char *here;

    ZIJ_ASSERT(n <= SIZE_MAX / 4 && b->len <= SIZE_MAX / 4);
    if (b->at == NULL || b->room - b->len < n) {
        size_t room = ZIJ_MAX(ZIJ_MAX(b->room * 2, b->len + n), (size_t)64);
        char *more = zij_arena_take(b->mem, room);

        zij_copy(more, b->at, b->len);
        b->at = more;
        b->room = room;
    }
    here = b->at + b->len;
    b->len += n;
    return here;
}

void zij_put(zij_buf *b, zij_str s)
{
    zij_copy(zij_buf_more(b, s.len), s.at, s.len);
}

void zij_put_c(zij_buf *b, const char *c)
{
    zij_put(b, zij_str_of(c));
}

void zij_put_byte(zij_buf *b, char c)
{
    *zij_buf_more(b, 1) = c;
}

typedef struct directive {
    int width, precision; /* precision -1: none */
    char pad, size, type; /* size: 0 int, 'z' size_t, 'l' long, 'q' long long */
} directive;

/* Blanks go before the sign, zeros behind it. */
static void put_digits(zij_buf *b, uint64_t v, unsigned base, bool negative,
                       const directive *d)
{
    char text[64];
    int n = 0, sign = negative, width = d->width;

    do
        text[n++] = "0123456789abcdef"[v % base];
    while ((v /= base) > 0);
    for (; d->pad == ' ' && n + sign < width; width--)
        zij_put_byte(b, ' ');
    if (negative)
        zij_put_byte(b, '-');
    for (; n + sign < width; width--)
        zij_put_byte(b, '0');
    while (n > 0)
        zij_put_byte(b, text[--n]);
}

void zij_put_uint(zij_buf *b, uint64_t v)
{
    put_digits(b, v, 10, false, &(directive){ .pad = ' ' });
}

static void put_signed(zij_buf *b, int64_t v, const directive *d)
{
    put_digits(b, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, 10, v < 0, d);
}

void zij_put_int(zij_buf *b, int64_t v)
{
    put_signed(b, v, &(directive){ .pad = ' ' });
}

void zij_putf(zij_buf *b, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    zij_putf_list(b, format, list);
    va_end(list);
}

zij_str zij_strf(zij_arena *mem, const char *format, ...)
{
    zij_buf b = zij_buf_make(mem);
    va_list list;

    va_start(list, format);
    zij_putf_list(&b, format, list);
    va_end(list);
    return zij_buf_str(&b);
}

static const char *read_directive(const char *f, directive *d, bool *star)
{
    *d = (directive){ .pad = ' ', .precision = -1 };
    *star = false;
    if (*f == '0')
        d->pad = *f++;
    while (*f >= '0' && *f <= '9')
        d->width = d->width * 10 + (*f++ - '0');
    if (f[0] == '.' && f[1] == '*') {
        *star = true;
        f += 2;
    }
    if (*f == 'z' || *f == 'l') {
        d->size = *f++;
        if (d->size == 'l' && *f == 'l') {
            d->size = 'q';
            f++;
        }
    }
    d->type = *f;
    return f + 1;
}

static void put_text(zij_buf *b, const directive *d, const char *c)
{
    zij_put(b, d->precision < 0 ? zij_str_of(c) : (zij_str){ c, (size_t)d->precision });
}

/* va_list is passed by address: its value is not defined after a callee has used it. */
static uint64_t take_unsigned(const directive *d, va_list *list)
{
    switch (d->size) {
    case 'z':
        return va_arg(*list, size_t);
    case 'l':
        return va_arg(*list, unsigned long);
    case 'q':
        return va_arg(*list, unsigned long long);
    default:
        return va_arg(*list, unsigned);
    }
}

static int64_t take_signed(const directive *d, va_list *list)
{
    switch (d->size) {
    case 'z':
        return va_arg(*list, ptrdiff_t);
    case 'l':
        return va_arg(*list, long);
    case 'q':
        return va_arg(*list, long long);
    default:
        return va_arg(*list, int);
    }
}

static void put_directive(zij_buf *b, const directive *d, va_list *list)
{
    switch (d->type) {
    case 's':
        put_text(b, d, va_arg(*list, const char *));
        break;
    case 'c':
        zij_put_byte(b, (char)va_arg(*list, int));
        break;
    case 'd':
        put_signed(b, take_signed(d, list), d);
        break;
    case 'u':
        put_digits(b, take_unsigned(d, list), 10, false, d);
        break;
    case 'x':
        put_digits(b, take_unsigned(d, list), 16, false, d);
        break;
    case '%':
        zij_put_byte(b, '%');
        break;
    default:
        ZIJ_ASSERT(!"a directive that zij_putf does not know");
    }
}

void zij_putf_list(zij_buf *b, const char *format, va_list list)
{
    va_list args;

    va_copy(args, list);
    while (*format != '\0') {
        const char *from = format;
        directive d;
        bool star;

        while (*format != '\0' && *format != '%')
            format++;
        zij_put(b, (zij_str){ from, (size_t)(format - from) });
        if (*format == '\0')
            break;
        format = read_directive(format + 1, &d, &star);
        if (star)
            d.precision = va_arg(args, int);
        put_directive(b, &d, &args);
    }
    va_end(args);
}
