/* Any bytes as a page of a small book: page.yaml, a line of ----, its text. A page comes
 * or a diagnostic does; of a good one every exhibit can be drawn and told, and no walk
 * over its figures leaves them. The book is that of tests/books/kinds, so the program is
 * run from the top of the repository. */
#include <stdlib.h>

#include "os/os.h"
#include "page/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

static void check(bool truth)
{
    if (!truth)
        abort();
}

static const zij_book *the_book(void)
{
    static const zij_book *book;
    static zij_arena mem;
    zij_diags to;

    if (book != NULL)
        return book;
    mem = zij_arena_make(&zij_os_host);
    to = zij_diags_make(&mem);
    check(zij_book_load("tests/books/kinds", &mem, &to, &book) == ZIJ_OK);
    return book;
}

static void check_exhibit(const zij_view *view, zij_diags *to)
{
    zij_buf words = zij_buf_make(view->mem);
    const zij_scene *scene = NULL;
    size_t errors = to->errors, cells = 0;
    zij_cell cell = { 0 };

    while (zij_exhibit_next(view->page, view->x, &cell)) {
        zij_put_shown(&words, view, cell.at);
        if (++cells == 2000)
            break;
    }
    zij_put_alternative(&words, view);
    zij_put_subtitle(&words, view->page, view->x, view->v);
    if (zij_exhibit_form_of(view->x) != ZIJ_FORM_DRAWING)
        return;
    check((zij_exhibit_scene(view, 328, to, &scene) == ZIJ_OK) == (to->errors == errors));
    check((scene != NULL) == (to->errors == errors));
}

static void check_page(const zij_pages *pages, zij_arena *mem, zij_diags *to)
{
    const zij_page *p = &pages->at[0];

    for (size_t lang = 0; lang < pages->book->langs.n; lang++)
        for (size_t i = 0; p->doc[lang] != NULL && i < p->exhibits_n; i++) {
            zij_view view = { pages, p, &p->exhibits[i], zij_voice_of(pages->book, lang),
                              mem };

            check_exhibit(&view, to);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    static const zij_str cut = ZIJ_STR_CONST("\n----\n");
    zij_arena mem = zij_arena_make(&zij_os_host);
    zij_diags to = zij_diags_make(&mem);
    zij_str all = { (const char *)at, len };
    size_t end = zij_str_search(all, 0, cut);
    zij_source yaml = { ZIJ_STR("page.yaml"), zij_str_sub(all, 0, end) };
    zij_source text = { ZIJ_STR("en.md"),
                        zij_str_sub(all, ZIJ_MIN(end + cut.len, len), len) };
    zij_page_folder folder = { .name = ZIJ_STR("10-p"), .slug = ZIJ_STR("p") };
    zij_book book = *the_book();
    const zij_pages *pages = NULL;
    zij_buf told = zij_buf_make(&mem);

    folder.in = &yaml;
    if (zij_yaml_read(&yaml, &mem, &to, &folder.yaml) == ZIJ_OK &&
        folder.yaml->kind == ZIJ_YAML_MAP) {
        for (size_t i = 0; i < book.langs.n; i++)
            folder.text[i].in = &text;
        book.pages = &folder;
        book.pages_n = 1;
        check((zij_pages_read(&book, &mem, &to, &pages) == ZIJ_OK) == (to.errors == 0));
        if (to.errors == 0)
            check_page(pages, &mem, &to);
    }
    zij_diags_text(&to, (zij_diag_style){ 0 }, &told);
    zij_arena_free(&mem);
    return 0;
}
