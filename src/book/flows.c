/* flows.c - structure/flows.yaml: each flow with its dimensions, unit and rules. */
#include "book/load.h"

static const zij_diag_kind DIMENSION = {
    "flow-dimension", ZIJ_ERROR, "The dimensions of a flow are not as they must be."
};
static const zij_diag_kind UNKNOWN_CODELIST = { "flow-unknown-codelist", ZIJ_ERROR,
                                                "There is no such codelist." };
static const zij_diag_kind UNKNOWN_UNIT = { "flow-unknown-unit", ZIJ_ERROR,
                                            "units.yaml has no such unit." };
static const zij_diag_kind RESERVED = { "flow-reserved", ZIJ_ERROR,
                                        "A flow has the name of a published list." };
static const zij_diag_kind UNKNOWN_SOURCE = { "flow-unknown-source", ZIJ_ERROR,
                                              "sources.yaml has no such source." };
static const zij_diag_kind UNKNOWN_GROUP = { "flow-unknown-group", ZIJ_ERROR,
                                             "book.yaml has no such group." };
static const zij_diag_kind UNKNOWN_CODE = { "flow-unknown-code", ZIJ_ERROR,
                                            "No dimension of the flow has this code." };
static const zij_diag_kind DECIMALS = { "flow-decimals", ZIJ_ERROR,
                                        "The precision of a flow is not declared." };
static const zij_diag_kind ROUNDING = { "flow-rounding", ZIJ_ERROR,
                                        "Rounding is neither nearest nor down." };
static const zij_diag_kind COVERAGE = { "flow-coverage", ZIJ_ERROR,
                                        "The coverage of a flow cannot be read." };

typedef struct reading {
    zij_loading *l;
    zij_flow *flow;
    const zij_yaml *f[FLOW_N];
} reading;

/* ---- dimensions ---- */

static bool is_reserved(zij_str id)
{
    static const zij_str names[] = {
        ZIJ_STR_CONST("TIME_PERIOD"),  ZIJ_STR_CONST("OBS_VALUE"),
        ZIJ_STR_CONST("OBS_STATUS"),   ZIJ_STR_CONST("DECIMALS"),
        ZIJ_STR_CONST("COVERAGE"),     ZIJ_STR_CONST("NOTE"),
        ZIJ_STR_CONST("UNIT_MEASURE"), ZIJ_STR_CONST("UNIT_MULT"),
        ZIJ_STR_CONST("DATA_SOURCE"),  ZIJ_STR_CONST("COLUMN"),
        ZIJ_STR_CONST("ROW"),          ZIJ_STR_CONST("EXPRESSION"),
    };

    for (size_t i = 0; i < ZIJ_COUNT(names); i++)
        if (zij_str_eq(id, names[i]))
            return true;
    return false;
}

/* The names of codes stand in columns of their own, REF_AREA_en beside REF_AREA: another
 * dimension cannot be called so. */
static bool is_name_column(const zij_book *b, const zij_flow *f, zij_str id)
{
    for (size_t i = 0; i < f->dims_n; i++) {
        zij_str a = f->dims[i].id, longer = a.len > id.len ? a : id,
                shorter = a.len > id.len ? id : a;

        for (size_t k = 0; k < b->langs.n; k++)
            if (longer.len == shorter.len + 1 + b->langs.id[k].len &&
                zij_str_starts(longer, shorter) && longer.at[shorter.len] == '_' &&
                zij_str_ends(longer, b->langs.id[k]))
                return true;
    }
    return false;
}

static bool add_dimension(reading *r, const zij_yaml *item)
{
    zij_loading *l = r->l;
    zij_flow *f = r->flow;

    if (!zij_book_check_id(l, item->text, item->where, "dimension"))
        return false;
    if (f->dims_n == ZIJ_DIMS) {
        zij_report(l->to, &DIMENSION, item->where, "a flow has at most %d dimensions",
                   ZIJ_DIMS);
        return false;
    }
    if (is_reserved(item->text)) {
        zij_hint(l->to,
                 zij_report(l->to, &DIMENSION, item->where,
                            "%.*s is not a dimension that is listed",
                            ZIJ_ARG(item->text)),
                 "time and the columns of a figure are always there; take it away");
        return false;
    }
    if (zij_flow_dim(f, item->text) < f->dims_n) {
        zij_report(l->to, &DIMENSION, item->where, "the dimension %.*s stands twice",
                   ZIJ_ARG(item->text));
        return false;
    }
    if (is_name_column(l->book, f, item->text)) {
        zij_hint(l->to,
                 zij_report(l->to, &DIMENSION, item->where,
                            "%.*s and another dimension differ by the id of a language",
                            ZIJ_ARG(item->text)),
                 "call it otherwise: so is the column called that holds names of codes");
        return false;
    }
    f->dims[f->dims_n++].id = item->text;
    return true;
}

static void report_codelist(reading *r, const zij_yaml *item)
{
    const zij_book *b = r->l->book;
    zij_nearest near = zij_nearest_to(item->text);
    zij_diag *d = zij_report(r->l->to, &UNKNOWN_CODELIST, item->where,
                             "there is no codelist %.*s", ZIJ_ARG(item->text));

    for (size_t i = 0; i < b->codelists_n; i++)
        zij_nearest_try(&near, b->codelists[i].id);
    if (near.best.len > 0)
        zij_hint_nearest(r->l->to, d, &near);
    else
        zij_hint(r->l->to, d, "write structure/codelists/%.*s.csv", ZIJ_ARG(item->text));
}

static bool find_codelist(reading *r, zij_dimension *d)
{
    const zij_yaml *item = NULL, *map = r->f[FLOW_CODELISTS];
    uint32_t at;

    for (size_t i = 0; i < map->n; i++)
        if (zij_str_eq(map->items[i].key, d->id))
            item = &map->items[i];
    if (item == NULL) {
        zij_hint(r->l->to,
                 zij_report(r->l->to, &DIMENSION, map->key_where,
                            "the dimension %.*s has no codelist", ZIJ_ARG(d->id)),
                 "add %.*s: CL_...", ZIJ_ARG(d->id));
        return false;
    }
    if (zij_yaml_is(item, ZIJ_YAML_TEXT, "the name of a codelist", r->l->to) != ZIJ_OK)
        return false;
    at = zij_map_get(&r->l->codelists, item->text);
    if (at == ZIJ_MAP_NONE) {
        report_codelist(r, item);
        return false;
    }
    if (!r->l->codelist_is_good[at])
        return false;
    d->codes = &r->l->book->codelists[at];
    d->aggregate = zij_array(r->l->mem, d->codes->n, bool);
    for (size_t c = 0; c < d->codes->n; c++)
        d->aggregate[c] = d->codes->codes[c].aggregate;
    return true;
}

/* A codelist for what is no dimension is a slip too. */
static bool check_codelist_keys(reading *r)
{
    const zij_yaml *map = r->f[FLOW_CODELISTS];
    bool good = true;

    for (size_t i = 0; i < map->n; i++) {
        zij_nearest near = zij_nearest_to(map->items[i].key);

        if (zij_flow_dim(r->flow, map->items[i].key) < r->flow->dims_n)
            continue;
        for (size_t d = 0; d < r->flow->dims_n; d++)
            zij_nearest_try(&near, r->flow->dims[d].id);
        zij_hint_nearest(r->l->to,
                         zij_report(r->l->to, &DIMENSION, map->items[i].key_where,
                                    "%.*s is not a dimension of this flow",
                                    ZIJ_ARG(map->items[i].key)),
                         &near);
        good = false;
    }
    return good;
}

static bool read_dimensions(reading *r)
{
    const zij_yaml *list = r->f[FLOW_DIMENSIONS];
    bool good = zij_book_texts(r->l, list, "a dimension");

    for (size_t i = 0; good && i < list->n; i++)
        good = add_dimension(r, &list->items[i]);
    good = good && check_codelist_keys(r);
    for (size_t d = 0; good && d < r->flow->dims_n; d++)
        good = find_codelist(r, &r->flow->dims[d]);
    return good;
}

/* ---- unit and precision ---- */

static bool read_unit(reading *r)
{
    const zij_yaml *unit = r->f[FLOW_UNIT], *multiplier = r->f[FLOW_MULTIPLIER];
    uint32_t at = zij_map_get(&r->l->units, unit->text);
    zij_nearest near = zij_nearest_to(unit->text);
    int n;

    if (at == ZIJ_MAP_NONE && r->l->broken)
        return false;
    if (at == ZIJ_MAP_NONE) {
        for (size_t i = 0; i < r->l->book->units_n; i++)
            zij_nearest_try(&near, r->l->book->units[i].id);
        zij_hint_nearest(r->l->to,
                         zij_report(r->l->to, &UNKNOWN_UNIT, unit->where,
                                    "units.yaml has no unit %.*s", ZIJ_ARG(unit->text)),
                         &near);
        return false;
    }
    r->flow->unit = &r->l->book->units[at];
    r->flow->multiplier = r->flow->unit->multiplier;
    if (multiplier == NULL)
        return true;
    if (zij_yaml_int(multiplier, ZIJ_BOOK_MULT_MIN, ZIJ_BOOK_MULT_MAX, r->l->to, &n) !=
        ZIJ_OK)
        return false;
    r->flow->multiplier = (int8_t)n;
    return true;
}

static bool read_rounding(reading *r)
{
    const zij_yaml *node = r->f[FLOW_ROUNDING];

    if (node == NULL || zij_str_eq(node->text, ZIJ_STR("nearest")))
        return true;
    r->flow->rounding = ZIJ_ROUND_DOWN;
    if (zij_str_eq(node->text, ZIJ_STR("down")))
        return true;
    zij_hint(r->l->to,
             zij_report(r->l->to, &ROUNDING, node->where,
                        "\"%.*s\" is no way of rounding", ZIJ_ARG(node->text)),
             "write nearest or down");
    return false;
}

static bool read_precision(reading *r)
{
    const zij_yaml *node = r->f[FLOW_DECIMALS], *exact = r->f[FLOW_EXACT];
    int n = 0;

    if (exact != NULL && zij_yaml_bool(exact, r->l->to, &r->flow->exact) != ZIJ_OK)
        return false;
    if (node == NULL && !r->flow->exact) {
        zij_hint(r->l->to,
                 zij_report(r->l->to, &DECIMALS, r->flow->where,
                            "%.*s does not say how precise its figures are",
                            ZIJ_ARG(r->flow->id)),
                 "add decimals: 1, decimals: as-printed, or exact: true for counts");
        return false;
    }
    if (node != NULL && zij_str_eq(node->text, ZIJ_STR("as-printed")))
        n = ZIJ_DEC_AS_PRINTED;
    else if (node != NULL &&
             zij_yaml_int(node, ZIJ_DEC_MIN, ZIJ_DEC_MAX, r->l->to, &n) != ZIJ_OK)
        return false;
    r->flow->decimals = (int8_t)n;
    return read_rounding(r);
}

/* ---- codes named by the flow ---- */

static void report_code(reading *r, const zij_yaml *item)
{
    zij_nearest near = zij_nearest_to(item->text);

    for (size_t d = 0; d < r->flow->dims_n; d++)
        for (size_t c = 0; c < r->flow->dims[d].codes->n; c++)
            zij_nearest_try(&near, r->flow->dims[d].codes->codes[c].id);
    zij_hint_nearest(r->l->to,
                     zij_report(r->l->to, &UNKNOWN_CODE, item->where,
                                "no dimension of %.*s has the code %.*s",
                                ZIJ_ARG(r->flow->id), ZIJ_ARG(item->text)),
                     &near);
}

static bool read_aggregates(reading *r)
{
    const zij_yaml *list = r->f[FLOW_AGGREGATES];
    bool good = zij_book_texts(r->l, list, "a code");

    for (size_t i = 0; good && list != NULL && i < list->n; i++) {
        bool found = false;

        for (size_t d = 0; d < r->flow->dims_n; d++) {
            zij_dimension *dim = &r->flow->dims[d];
            uint16_t c = zij_codelist_find(dim->codes, list->items[i].text);

            if (c != ZIJ_NO_CODE)
                found = dim->aggregate[c] = true;
        }
        if (!found)
            report_code(r, &list->items[i]);
        good &= found;
    }
    return good;
}

/* How many of the codes a dimension has. */
static size_t count_codes(const zij_dimension *d, const zij_yaml *list)
{
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++)
        n += zij_codelist_find(d->codes, list->items[i].text) != ZIJ_NO_CODE;
    return n;
}

static void set_nonnegative(reading *r, size_t d, const zij_yaml *list)
{
    const zij_codelist *codes = r->flow->dims[d].codes;

    r->flow->nonnegative_dim = (uint8_t)d;
    r->flow->nonnegative_codes = zij_array(r->l->mem, codes->n, bool);
    for (size_t i = 0; i < list->n; i++)
        r->flow->nonnegative_codes[zij_codelist_find(codes, list->items[i].text)] = true;
}

/* The codes must all be of one dimension, and of one only. */
static bool read_nonnegative(reading *r)
{
    const zij_yaml *node = r->f[FLOW_NONNEGATIVE];
    size_t best = 0, holding = 0;

    if (node == NULL)
        return true;
    if (node->kind == ZIJ_YAML_TEXT)
        return zij_yaml_bool(node, r->l->to, &r->flow->nonnegative) == ZIJ_OK;
    if (!zij_book_texts(r->l, node, "a code"))
        return false;
    for (size_t d = 0; d < r->flow->dims_n; d++)
        if (count_codes(&r->flow->dims[d], node) == node->n) {
            best = d;
            holding++;
        }
    if (holding == 1) {
        set_nonnegative(r, best, node);
        return true;
    }
    for (size_t i = 0; holding == 0 && i < node->n; i++)
        for (size_t d = 0, found = 0; d < r->flow->dims_n; d++) {
            found += zij_codelist_find(r->flow->dims[d].codes, node->items[i].text) !=
                     ZIJ_NO_CODE;
            if (d + 1 == r->flow->dims_n && found == 0)
                report_code(r, &node->items[i]);
        }
    zij_report(r->l->to, &UNKNOWN_CODE, node->key_where,
               holding == 0 ? "no dimension has all of these codes"
                            : "more than one dimension has these codes");
    return false;
}

/* `*` on REF_AREA leaves out codes outside the group. */
static bool read_group(reading *r)
{
    const zij_yaml *node = r->f[FLOW_GROUP];
    size_t d = zij_flow_dim(r->flow, ZIJ_STR("REF_AREA"));
    const zij_group *g;
    zij_dimension *dim;

    if (node == NULL)
        return true;
    g = zij_book_group(r->l->book, node->text);
    if (g == NULL || d == r->flow->dims_n) {
        zij_nearest near = zij_nearest_to(node->text);
        zij_diag *diag =
            zij_report(r->l->to, &UNKNOWN_GROUP, node->where,
                       g == NULL ? "book.yaml has no group %.*s"
                                 : "the group %.*s needs the dimension REF_AREA",
                       ZIJ_ARG(node->text));

        for (size_t i = 0; g == NULL && i < r->l->book->groups_n; i++)
            zij_nearest_try(&near, r->l->book->groups[i].id);
        zij_hint_nearest(r->l->to, diag, &near);
        return false;
    }
    dim = &r->flow->dims[d];
    dim->in_group = zij_array(r->l->mem, dim->codes->n, bool);
    for (size_t i = 0; i < g->n; i++) {
        uint16_t c = zij_codelist_find(dim->codes, g->codes[i]);

        if (c != ZIJ_NO_CODE)
            dim->in_group[c] = true;
    }
    return true;
}

/* ---- coverage and source ---- */

bool zij_book_coverage(zij_str text, const zij_flow *flow, const zij_coverage *standard,
                       zij_coverage *out)
{
    static const zij_str top = ZIJ_STR_CONST("top "), by = ZIJ_STR_CONST(" by ");
    size_t at = zij_str_search(text, 0, by), dim;
    zij_dec n;

    *out = (zij_coverage){ 0 };
    if (zij_str_eq(text, ZIJ_STR("complete")) || zij_str_eq(text, ZIJ_STR("listed"))) {
        out->kind = text.at[0] == 'c' ? ZIJ_COVER_COMPLETE : ZIJ_COVER_LISTED;
        return true;
    }
    if (!zij_str_starts(text, top) ||
        zij_dec_read(zij_str_sub(text, top.len, at), 0, &n) != ZIJ_DEC_OK || n.m < 1 ||
        n.m > UINT16_MAX)
        return false;
    if (at == text.len) {
        if (standard == NULL || standard->kind != ZIJ_COVER_TOP)
            return false;
        dim = standard->dim;
    } else {
        dim = zij_flow_dim(flow, zij_str_sub(text, at + by.len, text.len));
        if (dim == flow->dims_n)
            return false;
    }
    *out = (zij_coverage){ ZIJ_COVER_TOP, (uint8_t)dim, (uint16_t)n.m };
    return true;
}

static bool read_coverage(reading *r)
{
    const zij_yaml *node = r->f[FLOW_COVERAGE];

    if (zij_book_coverage(node->text, r->flow, NULL, &r->flow->coverage))
        return true;
    zij_hint(r->l->to,
             zij_report(r->l->to, &COVERAGE, node->where,
                        "\"%.*s\" does not say which codes are there",
                        ZIJ_ARG(node->text)),
             "write complete, listed, or top 5 by a dimension of the flow");
    return false;
}

static bool read_source(reading *r)
{
    const zij_yaml *node = r->f[FLOW_SOURCE];
    zij_nearest near;
    uint32_t at;

    if (node == NULL)
        return true;
    at = zij_map_get(&r->l->origins, node->text);
    if (at != ZIJ_MAP_NONE) {
        r->flow->origin = &r->l->book->pool.origins[at];
        return true;
    }
    if (r->l->broken)
        return false;
    near = zij_nearest_to(node->text);
    for (size_t i = 0; i < r->l->book->pool.origins_n; i++)
        zij_nearest_try(&near, r->l->book->pool.origins[i].id);
    zij_hint_nearest(r->l->to,
                     zij_report(r->l->to, &UNKNOWN_SOURCE, node->where,
                                "sources.yaml has no source %.*s", ZIJ_ARG(node->text)),
                     &near);
    return false;
}

/* ---- all flows ---- */

/* A flow's figures are published as data/ID.csv, beside the lists of a book. */
static bool check_free(zij_loading *l, const zij_yaml *item)
{
    static const zij_str names[] = { ZIJ_STR_CONST("flows"), ZIJ_STR_CONST("sources"),
                                     ZIJ_STR_CONST("notes") };

    for (size_t i = 0; i < ZIJ_COUNT(names); i++) {
        if (!zij_str_eq(item->key, names[i]))
            continue;
        zij_hint(l->to,
                 zij_report(l->to, &RESERVED, item->key_where,
                            "no flow can be called %.*s", ZIJ_ARG(item->key)),
                 "data/%.*s.csv of a built book is a list; choose another id",
                 ZIJ_ARG(item->key));
        return false;
    }
    return true;
}

/* Every step reports what is wrong with its own fields; all of them are tried. */
static bool read_flow(zij_loading *l, const zij_yaml *item, zij_flow *flow)
{
    static bool (*const steps[])(reading *) = {
        read_aggregates,
        read_nonnegative,
        read_group,
        read_coverage,
    };
    reading r = { .l = l, .flow = flow };
    bool good;

    *flow = (zij_flow){ .id = item->key, .where = item->key_where };
    if (zij_yaml_fields(item, zij_book_flow_fields, FLOW_N, l->to, r.f) != ZIJ_OK)
        return false;
    flow->name = zij_book_names(l, r.f[FLOW_NAME]);
    flow->description = zij_book_names(l, r.f[FLOW_DESCRIPTION]);
    good = read_unit(&r);
    good &= read_precision(&r);
    good &= read_source(&r);
    if (!read_dimensions(&r))
        return false;
    for (size_t i = 0; i < ZIJ_COUNT(steps); i++)
        good &= steps[i](&r);
    return good;
}

void zij_book_read_flows(zij_loading *l)
{
    const zij_yaml *root =
        zij_book_yaml(l, ZIJ_STR("structure/flows.yaml"), ZIJ_BOOK_NEEDED);
    zij_flow *flows;

    if (root == NULL)
        return;
    flows = zij_array(l->mem, root->n, zij_flow);
    l->flow_is_good = zij_array(l->mem, root->n, bool);
    l->book->flows = flows;
    for (size_t i = 0; i < root->n; i++) {
        const zij_yaml *item = &root->items[i];
        size_t n = l->book->flows_n;

        if (!zij_book_add_id(l, &l->flows, item->key, n, item->key_where, "flow"))
            continue;
        l->flow_is_good[n] =
            read_flow(l, item, &flows[n]) && check_free(l, item) && !l->broken;
        l->book->flows_n++;
    }
}
