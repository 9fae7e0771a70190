/* What reading label files costs at least: opens and reads every file of the folders given, one after the other in the order in
 * which the folder lists them, and does nothing with the bytes. Process time of this against `groundglass-cli audit --labels-only`
 * on the same set is the ratio that the project promises (at most 2.5). */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <string.h>

static char buffer[1 << 16];

static int readFolder(const char* folder, unsigned long* files, unsigned long* bytes)
{
    char path[4096];
    DIR* handle = opendir(folder);
    const struct dirent* entry;
    if (handle == NULL) {
        perror(folder);
        return 1;
    }
    while ((entry = readdir(handle)) != NULL) {
        FILE* file;
        size_t n;
        if (entry->d_name[0] == '.') {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        file = fopen(path, "rb");
        if (file == NULL) {
            perror(path);
            continue;
        }
        while ((n = fread(buffer, 1, sizeof buffer, file)) > 0) {
            *bytes += n;
        }
        fclose(file);
        ++*files;
    }
    closedir(handle);
    return 0;
}

int main(int argc, char** argv)
{
    unsigned long files = 0;
    unsigned long bytes = 0;
    int failed = argc < 2;
    int i;
    for (i = 1; i < argc; ++i) {
        failed |= readFolder(argv[i], &files, &bytes);
    }
    printf("%lu files, %lu bytes\n", files, bytes);
    return failed;
}
