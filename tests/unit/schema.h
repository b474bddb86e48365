/* schema.h - holds the fields that a loader knows against share/schema. JSON is YAML, so
 * zij's own reader reads the schemas. */
#ifndef ZIJ_TEST_SCHEMA_H
#define ZIJ_TEST_SCHEMA_H
#include "book/book.h"
#include "os/os.h"
#include "test.h"

/* The node at a path like "/properties/sections/items"; NULL when there is none. */
static inline const zij_yaml *schema_at(const zij_yaml *node, const char *path)
{
    zij_str rest = zij_str_of(*path == '/' ? path + 1 : path), part;

    while (*path != '\0' && node != NULL && zij_str_next(&rest, '/', &part)) {
        char name[64];

        snprintf(name, sizeof name, "%.*s", ZIJ_ARG(part));
        node = zij_yaml_get(node, name);
    }
    return node;
}

static inline bool schema_needs(const zij_yaml *required, zij_str key)
{
    for (size_t i = 0; required != NULL && i < required->n; i++)
        if (zij_str_eq(required->items[i].text, key))
            return true;
    return false;
}

/* The kinds of YAML nodes that a property allows. */
static inline unsigned schema_kinds(const zij_yaml *property)
{
    const zij_yaml *type = zij_yaml_get(property, "type");
    const zij_yaml *any = zij_yaml_get(property, "oneOf");
    unsigned kinds = 0;

    if (zij_yaml_get(property, "$ref") != NULL) /* names are maps, ids are texts */
        return zij_str_ends(zij_yaml_get(property, "$ref")->text, ZIJ_STR("/names"))
                   ? ZIJ_YAML_MAP
                   : ZIJ_YAML_TEXT;
    for (size_t i = 0; any != NULL && i < any->n; i++)
        kinds |= schema_kinds(&any->items[i]);
    if (any != NULL)
        return kinds;
    if (type == NULL || type->kind == ZIJ_YAML_LIST) /* enum, const, several scalars */
        return ZIJ_YAML_TEXT;
    return zij_str_eq(type->text, ZIJ_STR("array"))    ? ZIJ_YAML_LIST
           : zij_str_eq(type->text, ZIJ_STR("object")) ? ZIJ_YAML_MAP
                                                       : ZIJ_YAML_TEXT;
}

/* Fails when the schema has other fields, kinds or needs than the loader. */
static inline void assert_schema(test *t, const zij_book_map *map)
{
    char path[128];
    const zij_source *in;
    const zij_yaml *root, *node, *properties, *extra;

    snprintf(path, sizeof path, "share/schema/%s.schema.json", map->schema);
    assert_int_equal(zij_os_read(path, zij_str_of(path), t->mem, t->to, &in), ZIJ_OK);
    assert_int_equal(zij_yaml_read(in, t->mem, t->to, &root), ZIJ_OK);
    node = schema_at(root, map->at);
    assert_non_null(node);
    properties = zij_yaml_get(node, "properties");
    assert_non_null(properties);
    extra = zij_yaml_get(node, "additionalProperties");
    assert_non_null(extra);
    assert_str(extra->text, "false");
    for (size_t i = 0; i < map->n; i++) {
        const zij_yaml_field *f = &map->fields[i];
        const zij_yaml *property = zij_yaml_get(properties, f->key);

        if (property == NULL || schema_kinds(property) != f->kinds)
            fail_msg("%s%s: %s is not as the loader has it", path, map->at, f->key);
        if (schema_needs(zij_yaml_get(node, "required"), zij_str_of(f->key)) != f->needed)
            fail_msg("%s%s: whether %s is needed differs", path, map->at, f->key);
    }
    if (properties->n != map->n)
        fail_msg("%s%s has %zu fields, the loader %zu", path, map->at, properties->n,
                 map->n);
}

#endif
