#include "model/structure.h"

uint16_t zij_codelist_find(const zij_codelist *list, zij_str id)
{
    uint32_t i = zij_map_get(&list->index, id);

    return i == ZIJ_MAP_NONE ? ZIJ_NO_CODE : (uint16_t)i;
}

size_t zij_flow_dim(const zij_flow *f, zij_str id)
{
    size_t i = 0;

    while (i < f->dims_n && !zij_str_eq(f->dims[i].id, id))
        i++;
    return i;
}

zij_str zij_flow_column(const zij_flow *f, const char *usual)
{
    zij_str name = zij_str_of(usual);

    return zij_flow_dim(f, name) < f->dims_n ? ZIJ_STR("DATA_SOURCE") : name;
}

int zij_flow_mult(const zij_flow *f)
{
    return f->multiplier - f->unit->multiplier;
}

void zij_codelist_hint(const zij_codelist *list, zij_str written, zij_diags *to,
                       zij_diag *d)
{
    zij_nearest near = zij_nearest_to(written);

    for (size_t i = 0; i < list->n; i++) {
        const zij_code *code = &list->codes[i];

        for (size_t lang = 0; lang < ZIJ_LANGS && written.len > 0; lang++)
            if (zij_str_same_letters(code->names.in[lang], written)) {
                zij_hint(to, d, "%.*s is its name; write the code %.*s",
                         ZIJ_ARG(code->names.in[lang]), ZIJ_ARG(code->id));
                return;
            }
        zij_nearest_try(&near, code->id);
    }
    zij_hint_nearest(to, d, &near);
}
