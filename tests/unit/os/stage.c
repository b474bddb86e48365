#include "../test.h"
#include "os/fault.h"
#include "os/os.h"

#include <sys/stat.h>
#include <unistd.h>

/* A folder for one test; what is made in it goes away with `leave`. */
static const char *enter(test *t)
{
    const char *at;

    zij_os_fault_set(NULL);
    assert_int_equal(zij_os_scratch(t->mem, t->to, &at), ZIJ_OK);
    return at;
}

static void leave(const char *at)
{
    zij_os_fault_set(NULL);
    zij_os_remove_tree(at);
    assert_int_equal(zij_os_kind_of(at), ZIJ_OS_NONE);
}

static const char *in(test *t, const char *folder, const char *name)
{
    const char *path;

    assert_int_equal(
        zij_os_path(zij_str_of(folder), zij_str_of(name), t->mem, t->to, &path), ZIJ_OK);
    return path;
}

static zij_rc build(test *t, const char *out, const char *text)
{
    zij_os_stage *s = NULL;
    zij_rc rc = zij_os_stage_open(out, t->to, &s);

    if (rc == ZIJ_OK)
        rc =
            zij_os_stage_write(s, ZIJ_STR("site/en/index.html"), zij_str_of(text), t->to);
    if (rc == ZIJ_OK)
        rc = zij_os_stage_write(s, ZIJ_STR("site/zij.css"), zij_str_of(text), t->to);
    if (rc == ZIJ_OK)
        rc = zij_os_stage_commit(s, t->to);
    zij_os_stage_close(s);
    return rc;
}

/* The names below a folder and the text of each file: "a/ a/b=text ". */
static zij_str tree_text(test *t, const char *folder)
{
    zij_buf b = zij_buf_make(t->mem);
    zij_os_entries all;

    assert_int_equal(zij_os_tree(folder, zij_str_of(folder), t->mem, t->to, &all),
                     ZIJ_OK);
    for (size_t i = 0; i < all.n; i++) {
        const zij_source *file;
        const char *name = zij_str_c(t->mem, all.at[i].name);

        zij_putf(&b, "%s", name);
        if (all.at[i].kind == ZIJ_OS_FOLDER) {
            zij_put_c(&b, "/ ");
            continue;
        }
        assert_int_equal(
            zij_os_read(in(t, folder, name), all.at[i].name, t->mem, t->to, &file),
            ZIJ_OK);
        zij_putf(&b, "=%.*s ",
                 ZIJ_ARG(zij_str_ends(all.at[i].name, ZIJ_STR(".zij")) ? ZIJ_STR("*")
                                                                       : file->text));
    }
    return zij_buf_str(&b);
}

#define FILES(to, text)                                                          \
    to ".zij=* " to "site/ " to "site/en/ " to "site/en/index.html=" text " " to \
       "site/zij.css=" text " "
#define BUILT(text)      FILES("", text)
#define UNDER(out, text) out "/ " FILES(out "/", text)

static void a_build_appears_and_replaces_the_one_before(void **state)
{
    test *t = *state;
    const char *at = enter(t), *out = in(t, at, "deep/out");

    assert_int_equal(build(t, out, "one"), ZIJ_OK);
    assert_str(tree_text(t, at), "deep/ " UNDER("deep/out", "one"));
    assert_int_equal(build(t, in(t, at, "deep/out//"), "two"), ZIJ_OK);
    assert_str(tree_text(t, at), "deep/ " UNDER("deep/out", "two"));
    leave(at);
}

static void an_empty_folder_may_be_replaced(void **state)
{
    test *t = *state;
    const char *at = enter(t);

    assert_int_equal(zij_os_make_folder(in(t, at, "out"), t->to), ZIJ_OK);
    assert_int_equal(build(t, in(t, at, "out"), "one"), ZIJ_OK);
    assert_str(tree_text(t, at), UNDER("out", "one"));
    leave(at);
}

static void without_exchange_two_renames_do(void **state)
{
    test *t = *state;
    const char *at = enter(t), *out = in(t, at, "out");

    assert_int_equal(build(t, out, "one"), ZIJ_OK);
    /* rename 1 finds OUT full, rename 2 is the exchange */
    assert_true(zij_os_fault_set("rename:2:EINVAL"));
    assert_int_equal(build(t, out, "two"), ZIJ_OK);
    assert_str(tree_text(t, at), UNDER("out", "two"));
    leave(at);
}

/* One build under a fault; false when it failed, which must leave the previous one. */
static bool build_under(test *t, const char *fault, const char *out)
{
    size_t errors = t->to->errors;
    zij_rc rc;

    assert_true(zij_os_fault_set(fault));
    rc = build(t, out, "new");
    zij_os_fault_set(NULL);
    assert_true((rc == ZIJ_OK) == (t->to->errors == errors));
    if (rc == ZIJ_OK)
        assert_str(tree_text(t, out), BUILT("new"));
    else
        assert_str(tree_text(t, out), BUILT("old"));
    return rc == ZIJ_OK;
}

/* Every call that a build makes fails once. */
static void whatever_fails_the_previous_build_stays(void **state)
{
    test *t = *state;
    static const char *const op[] = { "open", "write", "mkdir", "rename",
                                      "sync", "list",  "read" };
    const char *at = enter(t), *out = in(t, at, "out");

    for (size_t i = 0; i < ZIJ_COUNT(op); i++) {
        int failed = 0;

        for (int n = 1; n < 40; n++) {
            zij_str fault = zij_strf(t->mem, "%s:%d:ENOSPC", op[i], n);

            assert_int_equal(build(t, out, "old"), ZIJ_OK);
            failed += !build_under(t, zij_str_c(t->mem, fault), out);
        }
        assert_true(failed > 0);
        assert_true(failed < 39); /* the last ones came after the last call */
    }
    /* what could not be removed under a fault went with a later build */
    assert_int_equal(build(t, out, "old"), ZIJ_OK);
    assert_str(tree_text(t, at), UNDER("out", "old"));
    leave(at);
}

static void both_renames_failing_leaves_the_previous_build(void **state)
{
    test *t = *state;
    const char *at = enter(t), *out = in(t, at, "out");
    zij_os_stage *s;

    assert_int_equal(build(t, out, "old"), ZIJ_OK);
    assert_int_equal(zij_os_stage_open(out, t->to, &s), ZIJ_OK);
    assert_true(zij_os_fault_set("rename:1:EIO"));
    assert_int_equal(zij_os_stage_commit(s, t->to), ZIJ_EIO);
    zij_os_stage_close(s);
    assert_str(tree_text(t, at), UNDER("out", "old"));
    leave(at);
}

static void files_that_zij_did_not_make_are_never_deleted(void **state)
{
    test *t = *state;
    const char *at = enter(t), *out = in(t, at, "out"),
               *mine = in(t, out, "site/mine.txt");

    assert_int_equal(build(t, out, "one"), ZIJ_OK);
    assert_int_equal(zij_os_write(mine, ZIJ_STR("precious"), t->to), ZIJ_OK);
    assert_int_equal(build(t, out, "two"), ZIJ_EUSAGE);
    assert_int_equal(zij_os_kind_of(mine), ZIJ_OS_FILE);
    assert_int_equal(unlink(mine), 0);
    assert_int_equal(build(t, out, "two"), ZIJ_OK);

    /* a folder of the user's that holds a file, and a file where a folder should be */
    assert_int_equal(build(t, at, "x"), ZIJ_EUSAGE);
    assert_int_equal(build(t, in(t, out, ".zij"), "x"), ZIJ_EUSAGE);
    assert_str(tree_text(t, at), UNDER("out", "two"));
    leave(at);
}

static void a_file_added_during_the_build_is_not_deleted(void **state)
{
    test *t = *state;
    const char *at = enter(t), *out = in(t, at, "out");
    zij_os_stage *s;

    assert_int_equal(build(t, out, "one"), ZIJ_OK);
    assert_int_equal(zij_os_stage_open(out, t->to, &s), ZIJ_OK);
    assert_int_equal(zij_os_write(in(t, out, "mine"), ZIJ_STR("x"), t->to), ZIJ_OK);
    assert_int_equal(zij_os_stage_commit(s, t->to), ZIJ_EUSAGE);
    zij_os_stage_close(s);
    assert_int_equal(zij_os_kind_of(in(t, out, "mine")), ZIJ_OS_FILE);
    leave(at);
}

static void leftovers_of_a_crash_go_and_a_running_build_stays(void **state)
{
    test *t = *state;
    const char *at = enter(t), *out = in(t, at, "out");
    const char *dead = in(t, at, "out.tmp-0123456789abcdef");
    const char *other = in(t, at, "out.tmp-not-ours");
    zij_os_stage *running;

    assert_int_equal(zij_os_make_folder(in(t, dead, "site"), t->to), ZIJ_OK);
    assert_int_equal(zij_os_write(in(t, dead, ".zij"), ZIJ_STR(""), t->to), ZIJ_OK);
    assert_int_equal(zij_os_write(in(t, dead, "site/x"), ZIJ_STR("x"), t->to), ZIJ_OK);
    assert_int_equal(zij_os_make_folder(other, t->to), ZIJ_OK);
    assert_int_equal(zij_os_stage_open(out, t->to, &running), ZIJ_OK);
    assert_int_equal(zij_os_kind_of(dead), ZIJ_OS_NONE);
    assert_int_equal(build(t, out, "one"), ZIJ_OK);
    assert_int_equal(zij_os_kind_of(other), ZIJ_OS_FOLDER);
    assert_int_equal(zij_os_stage_write(running, ZIJ_STR("a"), ZIJ_STR("a"), t->to),
                     ZIJ_OK);
    assert_int_equal(zij_os_stage_commit(running, t->to), ZIJ_OK);
    zij_os_stage_close(running);
    assert_str(tree_text(t, at), "out/ out/.zij=* out/a=a out.tmp-not-ours/ ");
    leave(at);
}

static void a_build_cannot_replace_the_folder_one_is_in(void **state)
{
    test *t = *state;
    const char *at = enter(t);
    char before[4096];

    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(zij_os_make_folder(in(t, at, "here"), t->to), ZIJ_OK);
    assert_int_equal(chdir(in(t, at, "here")), 0);
    assert_int_equal(build(t, ".", "x"), ZIJ_EUSAGE);
    assert_int_equal(build(t, "..", "x"), ZIJ_EUSAGE);
    assert_int_equal(build(t, "../her", "x"), ZIJ_OK);
    assert_int_equal(build(t, "", "x"), ZIJ_EUSAGE);
    assert_int_equal(chdir(before), 0);
    leave(at);
}

static void a_link_to_a_folder_is_followed_to_the_folder(void **state)
{
    test *t = *state;
    const char *at = enter(t);

    assert_int_equal(build(t, in(t, at, "real"), "one"), ZIJ_OK);
    assert_int_equal(symlink("real", in(t, at, "link")), 0);
    assert_int_equal(build(t, in(t, at, "link"), "two"), ZIJ_OK);
    assert_int_equal(unlink(in(t, at, "link")), 0); /* it is still a link */
    assert_str(tree_text(t, at), UNDER("real", "two"));
    leave(at);
}

static void names_that_leave_the_folder_are_refused(void **state)
{
    test *t = *state;
    static const zij_str bad[] = { ZIJ_STR_CONST(""),          ZIJ_STR_CONST("../x"),
                                   ZIJ_STR_CONST("/x"),        ZIJ_STR_CONST("a//b"),
                                   ZIJ_STR_CONST("a/.hidden"), ZIJ_STR_CONST("a\0b") };
    const char *at = enter(t);
    zij_os_stage *s;

    assert_int_equal(zij_os_stage_open(in(t, at, "out"), t->to, &s), ZIJ_OK);
    for (size_t i = 0; i < ZIJ_COUNT(bad); i++)
        assert_int_equal(zij_os_stage_write(s, bad[i], ZIJ_STR("x"), t->to), ZIJ_EINPUT);
    zij_os_stage_close(s);
    assert_str(tree_text(t, at), "");
    leave(at);
}

static void a_folder_that_is_given_carries_no_list(void **state)
{
    test *t = *state;
    const char *at = enter(t), *out = in(t, at, "out");
    zij_os_stage *s;

    for (int i = 0; i < 3; i++) {
        /* the rename fails; then it is made; then it is there and is not replaced */
        zij_rc want = i == 1 ? ZIJ_OK : i == 0 ? ZIJ_EIO : ZIJ_EUSAGE;

        zij_os_fault_set(NULL);
        if (i == 2)
            assert_int_equal(unlink(in(t, out, "a")), 0);
        assert_int_equal(zij_os_stage_open(out, t->to, &s), ZIJ_OK);
        assert_int_equal(zij_os_stage_write(s, ZIJ_STR("a"), ZIJ_STR("a"), t->to),
                         ZIJ_OK);
        if (i == 2)
            assert_int_equal(zij_os_write(in(t, out, "mine"), ZIJ_STR("m"), t->to),
                             ZIJ_OK);
        assert_true(zij_os_fault_set(i == 0 ? "rename:1:EIO" : NULL));
        assert_int_equal(zij_os_stage_give(s, t->to), want);
        zij_os_stage_close(s);
        assert_str(tree_text(t, at), i == 0   ? ""
                                     : i == 1 ? "out/ out/a=a "
                                              : "out/ out/mine=m ");
    }
    leave(at);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_build_appears_and_replaces_the_one_before),
        TEST(an_empty_folder_may_be_replaced),
        TEST(without_exchange_two_renames_do),
        TEST(whatever_fails_the_previous_build_stays),
        TEST(both_renames_failing_leaves_the_previous_build),
        TEST(files_that_zij_did_not_make_are_never_deleted),
        TEST(a_file_added_during_the_build_is_not_deleted),
        TEST(leftovers_of_a_crash_go_and_a_running_build_stays),
        TEST(a_build_cannot_replace_the_folder_one_is_in),
        TEST(a_link_to_a_folder_is_followed_to_the_folder),
        TEST(names_that_leave_the_folder_are_refused),
        TEST(a_folder_that_is_given_carries_no_list),
    };

    return TEST_RUN(all);
}
