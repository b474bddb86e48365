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
