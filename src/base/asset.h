/* asset.h - files that the program carries with it: web/ and share/, by their path. */
#ifndef ZIJ_BASE_ASSET_H
#define ZIJ_BASE_ASSET_H
#include "base/str.h"

typedef struct zij_asset {
    const char *name; /* "web/zij.css" */
    const unsigned char *at;
    size_t len;
} zij_asset;

extern const zij_asset zij_assets[]; /* sorted by name; made by tools/embed */
extern const size_t zij_asset_count;

#endif
