/* seeds.c - runs a fuzz target on files and folders of files, without a fuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t inputs;

static void run_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    size_t size = 0, room = 1 << 20;
    uint8_t *data = malloc(room), *exact;

    if (in == NULL || data == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    size = fread(data, 1, room, in);
    fclose(in);
    exact = malloc(size > 0 ? size : 1); /* so that a read behind the end is seen */
    memcpy(exact, data, size);
    free(data);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    inputs++;
}

static void run_folder(const char *path, DIR *folder)
{
    struct dirent *entry;
    char file[4096];

    while ((entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
        run_file(file);
    }
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);

        if (folder == NULL) {
            run_file(argv[i]);
            continue;
        }
        run_folder(argv[i], folder);
        closedir(folder);
    }
    printf("%s: %zu seeds\n", argv[0], inputs);
    return inputs == 0;
}
