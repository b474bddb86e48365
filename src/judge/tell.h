/* tell.h - what the files that put verdicts into words share. Private to judge. */
#ifndef ZIJ_JUDGE_TELL_H
#define ZIJ_JUDGE_TELL_H
#include "judge/judge.h"

typedef struct zij_teller {
    const zij_expr_env *env;
    zij_arena *mem;
} zij_teller;

/* Evaluates a part of an expression; what goes wrong is reported to no one. */
bool zij_tell_value(const zij_teller *t, const zij_expr *e, zij_value *out);
/* Why a claim of one verdict is false, or true: its deciding figures side by side. */
void zij_tell_facts(const zij_teller *t, zij_buf *b, const zij_expr *e);
zij_str zij_tell_text(const zij_teller *t, const zij_expr *e); /* zij_put_expr */

/* "KGZ 2019": what tells a cell of a table from the others; may be empty. */
void zij_tell_cell(zij_buf *b, const zij_value *v, size_t series, size_t period);
/* "rose", "fell" or "did not change". */
const char *zij_tell_change(const zij_number *before, const zij_number *now);
/* "[ITA, CHN]" of a value that is a list. */
void zij_tell_list(zij_buf *b, const zij_value *v, bool ordered);

/* The cells of one series that have a number or lack one: without those that observed()
 * left out. */
typedef struct zij_walk {
    const zij_value *v;
    size_t series, at; /* at: of the next */
} zij_walk;
/* Index of the next period, or periods_n. */
size_t zij_walk_next(zij_walk *w);

#endif
