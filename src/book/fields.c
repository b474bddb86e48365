/* fields.c - the keys that the YAML files of a book may hold. */
#include "book/load.h"

#define TEXT ZIJ_YAML_TEXT
#define MAP  ZIJ_YAML_MAP
#define LIST ZIJ_YAML_LIST

const zij_yaml_field zij_book_top_fields[TOP_N] = {
    [TOP_ID] = { "id", TEXT, true },
    [TOP_AGENCY] = { "agency", TEXT, true },
    [TOP_VERSION] = { "version", TEXT, true },
    [TOP_EDITION] = { "edition", TEXT, true },
    [TOP_AS_OF] = { "as_of", TEXT, true },
    [TOP_LANGUAGES] = { "languages", LIST, true },
    [TOP_TITLE] = { "title", MAP, true },
    [TOP_SUBTITLE] = { "subtitle", MAP, false },
    [TOP_CONTACT] = { "contact", TEXT, false },
    [TOP_LICENCE] = { "licence", TEXT, false },
    [TOP_PUBLISHER] = { "publisher", MAP, false },
    [TOP_URL] = { "url", TEXT, false },
    [TOP_GROUPS] = { "groups", MAP, false },
    [TOP_DEFINE] = { "define", MAP, false },
    [TOP_SECTIONS] = { "sections", LIST, false },
    [TOP_COLOURS] = { "colours", MAP, false },
};

const zij_yaml_field zij_book_section_fields[SECTION_N] = {
    [SECTION_ID] = { "id", TEXT, true },
    [SECTION_NAME] = { "name", MAP, true },
};

const zij_yaml_field zij_book_flow_fields[FLOW_N] = {
    [FLOW_NAME] = { "name", MAP, true },
    [FLOW_DESCRIPTION] = { "description", MAP, false },
    [FLOW_DIMENSIONS] = { "dimensions", LIST, true },
    [FLOW_CODELISTS] = { "codelists", MAP, true },
    [FLOW_UNIT] = { "unit", TEXT, true },
    [FLOW_MULTIPLIER] = { "multiplier", TEXT, false },
    [FLOW_DECIMALS] = { "decimals", TEXT, false },
    [FLOW_EXACT] = { "exact", TEXT, false },
    [FLOW_ROUNDING] = { "rounding", TEXT, false },
    [FLOW_NONNEGATIVE] = { "nonnegative", TEXT | LIST, false },
    [FLOW_COVERAGE] = { "coverage", TEXT, true },
    [FLOW_AGGREGATES] = { "aggregates", LIST, false },
    [FLOW_GROUP] = { "group", TEXT, false },
    [FLOW_SOURCE] = { "source", TEXT, false },
};

const zij_yaml_field zij_book_unit_fields[UNIT_N] = {
    [UNIT_KIND] = { "kind", TEXT, true },
    [UNIT_BASIS] = { "basis", TEXT, false },
    [UNIT_MULTIPLIER] = { "multiplier", TEXT, false },
    [UNIT_NAME] = { "name", MAP, true },
    [UNIT_SHORT] = { "short", MAP, false },
};

const zij_yaml_field zij_book_origin_fields[ORIGIN_N] = {
    [ORIGIN_PUBLISHER] = { "publisher", MAP, true },
    [ORIGIN_DATASET] = { "dataset", MAP, false },
    [ORIGIN_RELEASE] = { "release", TEXT, false },
    [ORIGIN_LICENCE] = { "licence", TEXT, false },
    [ORIGIN_URL] = { "url", TEXT, false },
    [ORIGIN_RETRIEVED] = { "retrieved", TEXT, false },
};

const zij_yaml_field zij_book_check_fields[CHECK_N] = {
    [CHECK_NAME] = { "name", MAP, true },
    [CHECK_EXPECT] = { "expect", TEXT, true },
    [CHECK_EXCUSE] = { "excuse", LIST, false },
};

const zij_yaml_field zij_book_excuse_fields[EXCUSE_N] = {
    [EXCUSE_AT] = { "at", LIST, true },
    [EXCUSE_REASON] = { "reason", MAP, true },
};

const zij_yaml_field zij_book_atlas_fields[ATLAS_N] = {
    [ATLAS_REGION] = { "region", TEXT, true },
    [ATLAS_SOURCES] = { "sources", LIST, true },
    [ATLAS_NOTES] = { "notes", LIST, false },
    [ATLAS_PLACES] = { "places", MAP, false },
    [ATLAS_ROUTES] = { "routes", MAP, false },
    [ATLAS_WATERS] = { "waters", MAP, false },
    [ATLAS_AREAS] = { "areas", MAP, false },
};

const zij_yaml_field zij_book_place_fields[PLACE_N] = {
    [PLACE_AT] = { "at", LIST, true },
    [PLACE_KIND] = { "kind", TEXT, true },
    [PLACE_OF] = { "of", TEXT, false },
    [PLACE_NAME] = { "name", MAP, true },
};

const zij_yaml_field zij_book_route_fields[ROUTE_N] = {
    [ROUTE_THROUGH] = { "through", LIST, true },
    [ROUTE_STATUS] = { "status", TEXT, true },
    [ROUTE_ARROW] = { "arrow", TEXT, false },
    [ROUTE_NAME] = { "name", MAP, true },
};

const zij_yaml_field zij_book_water_fields[WATER_N] = {
    [WATER_AT] = { "at", LIST, true },
    [WATER_NAME] = { "name", MAP, true },
};

const zij_yaml_field zij_book_edition_fields[EDITION_N] = {
    [EDITION_EDITION] = { "edition", TEXT, true },
    [EDITION_TITLE] = { "title", MAP, true },
    [EDITION_PUBLISHER] = { "publisher", MAP, true },
    [EDITION_PRINTED] = { "printed", LIST, true },
    [EDITION_STATEMENTS] = { "statements", MAP, true },
};

const zij_yaml_field zij_book_statement_fields[STATEMENT_N] = {
    [STATEMENT_PLACE] = { "place", MAP, true },
    [STATEMENT_SAYS] = { "says", TEXT | MAP, true },
    [STATEMENT_READING] = { "reading", TEXT, false },
    [STATEMENT_CLAIM] = { "claim", TEXT, false },
    [STATEMENT_REASON] = { "not_checkable", TEXT, false },
    [STATEMENT_PRINTED] = { "printed", LIST, false },
    [STATEMENT_RESTS_ON] = { "rests_on", TEXT, false },
    [STATEMENT_RATHER] = { "rather", MAP, false },
    [STATEMENT_NOTE] = { "note", TEXT, false },
};

const zij_yaml_field zij_book_where_fields[WHERE_N] = {
    [WHERE_CHAPTER] = { "chapter", TEXT, true },
    [WHERE_ITEM] = { "item", TEXT, true },
    [WHERE_BULLET] = { "bullet", TEXT, false },
};

const zij_yaml_field zij_book_rather_fields[RATHER_N] = {
    [RATHER_SAYS] = { "says", TEXT | MAP, true },
    [RATHER_CLAIM] = { "claim", TEXT, true },
};

const zij_book_map zij_book_maps[] = {
    { "book", "", zij_book_top_fields, TOP_N },
    { "book", "/properties/sections/items", zij_book_section_fields, SECTION_N },
    { "flows", "/additionalProperties", zij_book_flow_fields, FLOW_N },
    { "units", "/additionalProperties", zij_book_unit_fields, UNIT_N },
    { "sources", "/additionalProperties", zij_book_origin_fields, ORIGIN_N },
    { "checks", "/additionalProperties", zij_book_check_fields, CHECK_N },
    { "checks", "/additionalProperties/properties/excuse/items", zij_book_excuse_fields,
      EXCUSE_N },
    { "map", "", zij_book_atlas_fields, ATLAS_N },
    { "map", "/properties/places/additionalProperties", zij_book_place_fields, PLACE_N },
    { "map", "/properties/routes/additionalProperties", zij_book_route_fields, ROUTE_N },
    { "map", "/properties/waters/additionalProperties", zij_book_water_fields, WATER_N },
    { "published", "", zij_book_edition_fields, EDITION_N },
    { "published", "/properties/statements/additionalProperties",
      zij_book_statement_fields, STATEMENT_N },
    { "published", "/properties/statements/additionalProperties/properties/place",
      zij_book_where_fields, WHERE_N },
    { "published", "/properties/statements/additionalProperties/properties/rather",
      zij_book_rather_fields, RATHER_N },
};
const size_t zij_book_maps_n = ZIJ_COUNT(zij_book_maps);
