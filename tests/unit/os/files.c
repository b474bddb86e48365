#include "../test.h"
#include "os/fault.h"
#include "os/os.h"

#include <unistd.h>

static const char *in(test *t, const char *folder, const char *name)
{
    const char *path;

    assert_int_equal(
        zij_os_path(zij_str_of(folder), zij_str_of(name), t->mem, t->to, &path), ZIJ_OK);
    return path;
}

static const char *enter(test *t)
{
    const char *at;

    zij_os_fault_set(NULL);
    assert_int_equal(zij_os_scratch(t->mem, t->to, &at), ZIJ_OK);
    return at;
}

static zij_str text_of(test *t, const char *path)
{
    const zij_source *file;

    assert_int_equal(zij_os_read(path, ZIJ_STR("f"), t->mem, t->to, &file), ZIJ_OK);
    return file->text;
}

static void paths_are_joined_and_hold_no_nul(void **state)
{
    test *t = *state;
    const char *path;

    assert_string_equal(in(t, "a", "b"), "a/b");
    assert_string_equal(in(t, "a/", "b"), "a/b");
    assert_string_equal(in(t, "a", "/b"), "/b");
    assert_string_equal(in(t, "", "b"), "b");
    assert_string_equal(in(t, "a", ""), "a");
    assert_int_equal(zij_os_path(ZIJ_STR("a"), ZIJ_STR("b\0c"), t->mem, t->to, &path),
                     ZIJ_EINPUT);
    assert_int_equal(zij_os_path(ZIJ_STR(""), ZIJ_STR(""), t->mem, t->to, &path),
                     ZIJ_EUSAGE);
}

static void a_file_reads_back_as_it_was_written(void **state)
{
    test *t = *state;
    const char *at = enter(t), *path = in(t, at, "f");
    zij_buf large = zij_buf_make(t->mem);

    for (int i = 0; i < 50000; i++)
        zij_putf(&large, "%d\n", i);
    assert_int_equal(zij_os_write(path, zij_buf_str(&large), t->to), ZIJ_OK);
    assert_true(zij_str_eq(text_of(t, path), zij_buf_str(&large)));
    assert_int_equal(zij_os_write(path, ZIJ_STR("a\0b"), t->to), ZIJ_OK);
    assert_true(zij_str_eq(text_of(t, path), ZIJ_STR("a\0b")));
    assert_int_equal(zij_os_write(path, ZIJ_STR(""), t->to), ZIJ_OK);
    assert_int_equal(text_of(t, path).len, 0);
    assert_int_equal(text_of(t, path).at[0], '\0');
    zij_os_remove_tree(at);
}

static void a_failed_write_leaves_the_file_as_it_was(void **state)
{
    test *t = *state;
    static const char *const fault[] = { "open:1:EACCES", "write:1:ENOSPC", "sync:1:EIO",
                                         "rename:1:EIO" };
    const char *at = enter(t), *path = in(t, at, "f");
    zij_os_entries all;

    assert_int_equal(zij_os_write(path, ZIJ_STR("old"), t->to), ZIJ_OK);
    for (size_t i = 0; i < ZIJ_COUNT(fault); i++) {
        assert_true(zij_os_fault_set(fault[i]));
        assert_int_equal(zij_os_write(path, ZIJ_STR("new"), t->to), ZIJ_EIO);
        zij_os_fault_set(NULL);
        assert_str(text_of(t, path), "old");
        assert_int_equal(zij_os_tree(at, ZIJ_STR("."), t->mem, t->to, &all), ZIJ_OK);
        assert_int_equal(all.n, 1);
    }
    assert_int_equal(t->to->errors, ZIJ_COUNT(fault));
    assert_true(
        zij_os_fault_set("write:1:EINTR")); /* only an interruption: tried again */
    assert_int_equal(zij_os_write(path, ZIJ_STR("new"), t->to), ZIJ_OK);
    assert_str(text_of(t, path), "new");
    zij_os_remove_tree(at);
}

static void a_missing_file_suggests_its_neighbour(void **state)
{
    test *t = *state;
    const char *at = enter(t);
    const zij_source *file;

    assert_int_equal(zij_os_write(in(t, at, "flows.yaml"), ZIJ_STR(""), t->to), ZIJ_OK);
    assert_int_equal(
        zij_os_read(in(t, at, "flow.yaml"), ZIJ_STR("s/flow.yaml"), t->mem, t->to, &file),
        ZIJ_EINPUT);
    assert_str(t->to->list.at[0].message, "there is no s/flow.yaml");
    assert_str(t->to->list.at[0].hint, "did you mean flows.yaml?");
    zij_os_remove_tree(at);
}

static void a_folder_or_an_unreadable_file_is_not_read(void **state)
{
    test *t = *state;
    const char *at = enter(t), *path = in(t, at, "f");
    const zij_source *file;

    assert_int_equal(zij_os_read(at, ZIJ_STR("d"), t->mem, t->to, &file), ZIJ_EINPUT);
    assert_string_equal(t->to->list.at[0].kind->name, "file-unreadable");
    assert_int_equal(zij_os_write(path, ZIJ_STR("x"), t->to), ZIJ_OK);
    assert_true(zij_os_fault_set("read:1:EIO"));
    assert_int_equal(zij_os_read(path, ZIJ_STR("f"), t->mem, t->to, &file), ZIJ_EIO);
    assert_true(zij_os_fault_set("open:1:EACCES"));
    assert_int_equal(zij_os_read(path, ZIJ_STR("f"), t->mem, t->to, &file), ZIJ_EIO);
    zij_os_fault_set(NULL);
    zij_os_remove_tree(at);
}

static void a_folder_lists_sorted_and_without_hidden_names(void **state)
{
    test *t = *state;
    static const char *const name[] = { "b", "a", ".hidden", "B", "c/d" };
    const char *at = enter(t);
    zij_os_entries all;

    assert_int_equal(zij_os_make_folder(in(t, at, "c"), t->to), ZIJ_OK);
    for (size_t i = 0; i < ZIJ_COUNT(name); i++)
        assert_int_equal(zij_os_write(in(t, at, name[i]), ZIJ_STR("1"), t->to), ZIJ_OK);
    assert_int_equal(zij_os_list(at, ZIJ_STR("."), t->mem, t->to, &all), ZIJ_OK);
    assert_int_equal(all.n, 4);
    assert_str(all.at[0].name, "B");
    assert_str(all.at[1].name, "a");
    assert_str(all.at[3].name, "c");
    assert_int_equal(all.at[3].kind, ZIJ_OS_FOLDER);
    zij_os_remove_tree(at);
}

static void a_stamp_changes_with_the_files_and_not_with_hidden_ones(void **state)
{
    test *t = *state;
    const char *at = enter(t);
    uint64_t before, after;

    assert_int_equal(zij_os_write(in(t, at, "a"), ZIJ_STR("1"), t->to), ZIJ_OK);
    before = zij_os_tree_stamp(at);
    assert_int_equal(zij_os_write(in(t, at, ".a.swp"), ZIJ_STR("1"), t->to), ZIJ_OK);
    assert_int_equal(zij_os_write(in(t, at, "a~"), ZIJ_STR("1"), t->to), ZIJ_OK);
    assert_true(zij_os_tree_stamp(at) == before);
    assert_int_equal(zij_os_write(in(t, at, "a"), ZIJ_STR("12"), t->to), ZIJ_OK);
    after = zij_os_tree_stamp(at);
    assert_true(after != before);
    assert_int_equal(zij_os_write(in(t, at, "b"), ZIJ_STR("1"), t->to), ZIJ_OK);
    assert_true(zij_os_tree_stamp(at) != after);
    zij_os_remove_tree(at);
}

static void removing_a_tree_does_not_follow_links(void **state)
{
    test *t = *state;
    const char *at = enter(t), *keep = in(t, at, "keep"), *gone = in(t, at, "gone");

    assert_int_equal(zij_os_make_folder(keep, t->to), ZIJ_OK);
    assert_int_equal(zij_os_make_folder(gone, t->to), ZIJ_OK);
    assert_int_equal(zij_os_write(in(t, keep, "f"), ZIJ_STR("1"), t->to), ZIJ_OK);
    assert_int_equal(symlink("../keep", in(t, gone, "link")), 0);
    zij_os_remove_tree(gone);
    assert_int_equal(zij_os_kind_of(gone), ZIJ_OS_NONE);
    assert_int_equal(zij_os_kind_of(in(t, keep, "f")), ZIJ_OS_FILE);
    zij_os_remove_tree(at);
}

static void square(void *self, size_t i)
{
    ((size_t *)self)[i] += i * i;
}

static void every_job_runs_once(void **state)
{
    static const size_t many[] = { 0, 1, 2, 1000 };
    size_t slot[1000];

    (void)state;
    for (size_t k = 0; k < ZIJ_COUNT(many); k++) {
        memset(slot, 0, sizeof slot);
        zij_os_parallel(many[k], square, slot);
        for (size_t i = 0; i < ZIJ_COUNT(slot); i++)
            assert_int_equal(slot[i], i < many[k] ? i * i : 0);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(paths_are_joined_and_hold_no_nul),
        TEST(a_file_reads_back_as_it_was_written),
        TEST(a_failed_write_leaves_the_file_as_it_was),
        TEST(a_missing_file_suggests_its_neighbour),
        TEST(a_folder_or_an_unreadable_file_is_not_read),
        TEST(a_folder_lists_sorted_and_without_hidden_names),
        TEST(a_stamp_changes_with_the_files_and_not_with_hidden_ones),
        TEST(removing_a_tree_does_not_follow_links),
        TEST(every_job_runs_once),
    };

    return TEST_RUN(all);
}
