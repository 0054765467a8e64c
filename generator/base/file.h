/*
 * file.h - whole files in, whole files out.
 *
 * Reading returns the content in an arena; writing is atomic: the bytes go to
 * NAME.tmp-PID in the same folder and are renamed.  A run writes thousands of
 * files, so they are not flushed one by one: file_sync flushes them all, once, before the
 * manifest that lists them is written.  These functions never print; the caller reports
 * once, with the path.
 */
#ifndef RAPPORT_FILE_H
#define RAPPORT_FILE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { FILE_LIMIT = 256 * 1024 * 1024 }; /* largest file read, in bytes */

enum file_status { FILE_OK, FILE_ABSENT, FILE_FAILED, FILE_TOO_LARGE };

/* Reads all of a regular file (at most limit bytes); *text is NUL-terminated beyond length.
 * On FILE_FAILED errno says why. */
enum file_status file_read(struct arena *a, const char *path, size_t limit, char **text,
                           size_t *length);

/* Writes atomically; the folder must exist. FILE_FAILED leaves no temporary file, errno
 * set. */
enum file_status file_write(const char *path, const void *bytes, size_t length);

/* Flushes everything written to the folder's file system to disk. */
enum file_status file_sync(const char *folder);

/* Makes a folder and its parents; FILE_OK when it is there already. */
enum file_status file_make_folder(const char *path);

/* Removes a file; one that is not there is no error. */
void file_remove(const char *path);

/* Links are followed: what they lead to counts. */
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* folder/name in the arena; folder "" or "." gives name, an absolute name stays as it is.
 */
char *file_join(struct arena *a, const char *folder, const char *name);

/*
 * Names (not paths) in a folder that end in suffix (".csv", also in capitals; "" for all),
 * without dot files, sorted bytewise.  Returns the count, 0 when the folder is
 * absent or unreadable; *names is an array in the arena.
 */
size_t file_list(struct arena *a, const char *folder, const char *suffix, char ***names);

#endif
