/* check.h - what `zij check` does besides. Private to cli. */
#ifndef ZIJ_CLI_CHECK_H
#define ZIJ_CLI_CHECK_H
#include "cli/build.h"

/* --mutate: changes figures of a book that was checked, and reports who notices. */
ZIJ_MUST_USE zij_rc zij_cli_check_mutate(zij_cli *c, const zij_checked *k);

/* --against: what newer figures would make of the pages. ZIJ_EINPUT, without a message of
 * its own, when a statement would be false or unknown, or an identity broken. */
ZIJ_MUST_USE zij_rc zij_cli_check_against(zij_cli *c, const char *folder);

/* --accept-snapshot: writes structure/snapshots.csv. */
ZIJ_MUST_USE zij_rc zij_cli_accept_snapshot(zij_cli *c, const char *folder);

#endif
