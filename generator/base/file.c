/*
 * file.c - whole files in, whole files out; see file.h.
 */
#define _GNU_SOURCE /* syncfs */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static enum file_status read_all(struct arena *a, int fd, size_t size, char **text,
                                 size_t *length)
{
    size_t got = 0;

    *text = arena_alloc(a, size + 1);
    while (got < size) {
        ssize_t n = read(fd, *text + got, size - got);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FILE_FAILED;
        if (n == 0)
            break;
        got += (size_t)n;
    }
    *length = got;
    return FILE_OK;
}

enum file_status file_read(struct arena *a, const char *path, size_t limit, char **text,
                           size_t *length)
{
    enum file_status status;
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return errno == ENOENT ? FILE_ABSENT : FILE_FAILED;
    if (fstat(fd, &st) != 0)
        status = FILE_FAILED;
    else if (!S_ISREG(st.st_mode)) {
        errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
        status = FILE_FAILED;
    } else if ((unsigned long long)st.st_size > limit)
        status = FILE_TOO_LARGE;
    else
        status = read_all(a, fd, (size_t)st.st_size, text, length);
    close(fd);
    return status;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t n = write(fd, bytes, length);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

enum file_status file_write(const char *path, const void *bytes, size_t length)
{
    char temporary[PATH_MAX];
    int fd, saved;
    bool ok;

    if (snprintf(temporary, sizeof temporary, "%s.tmp-%ld", path, (long)getpid()) >=
        (int)sizeof temporary) {
        errno = ENAMETOOLONG;
        return FILE_FAILED;
    }
    fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return FILE_FAILED;
    ok = write_all(fd, bytes, length);
    saved = errno;
    if (close(fd) != 0 && ok) {
        saved = errno;
        ok = false;
    }
    if (ok && rename(temporary, path) == 0)
        return FILE_OK;
    if (ok)
        saved = errno;
    unlink(temporary);
    errno = saved;
    return FILE_FAILED;
}

enum file_status file_sync(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && syncfs(fd) == 0;
    int saved = errno;

    if (fd >= 0)
        close(fd);
    errno = saved;
    return ok ? FILE_OK : FILE_FAILED;
}

bool file_is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

void file_remove(const char *path)
{
    unlink(path);
}

bool file_exists(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0;
}

enum file_status file_make_folder(const char *path)
{
    char part[PATH_MAX];
    size_t length = strlen(path);

    if (length >= sizeof part) {
        errno = ENAMETOOLONG;
        return FILE_FAILED;
    }
    if (length == 0)
        return FILE_OK; /* the current folder */
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return FILE_FAILED;
    }
    if (file_is_folder(path))
        return FILE_OK;
    errno = ENOTDIR;
    return FILE_FAILED;
}

char *file_join(struct arena *a, const char *folder, const char *name)
{
    size_t length = strlen(folder);

    if (*name == '/' || length == 0 || strcmp(folder, ".") == 0)
        return arena_strdup(a, name);
    return arena_printf(a, "%s%s%s", folder, folder[length - 1] == '/' ? "" : "/", name);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t n = strlen(name), s = strlen(suffix);

    return n >= s && strcasecmp(name + n - s, suffix) == 0;
}

size_t file_list(struct arena *a, const char *folder, const char *suffix, char ***names)
{
    DIR *dir = opendir(folder);
    size_t n = 0, cap = 0;
    struct dirent *entry;

    *names = NULL;
    if (dir == NULL)
        return 0;
    while ((entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.' || !ends_in(entry->d_name, suffix))
            continue;
        *names = arena_grow(a, *names, n, &cap, sizeof **names);
        (*names)[n++] = arena_strdup(a, entry->d_name);
    }
    closedir(dir);
    if (n)
        qsort(*names, n, sizeof **names, by_name);
    return n;
}
