/* What a power cut cannot take, kept beside the data folder of a program that this is preloaded in.

   At each fsync or fdatasync of a file under $LASTING_OF a copy of its content, and of a folder the
   list of its names, goes to $LASTING_IN, under the key of that file or folder. What is there when
   the program starts counts as brought to the disk. `power.py` makes the folder from it again. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER; /* no older copy comes after a newer */

/* Which file this is: its number, and when it was made, since numbers are given out again. */
int lasting_key(int folder, const char *path, int flags, char *key, size_t room) {
    struct statx s;
    if (statx(folder, path, flags, STATX_INO | STATX_BTIME, &s)) return -1;
    if (!(s.stx_mask & STATX_BTIME)) return -2;
    snprintf(key, room, "%llu-%lld-%u", (unsigned long long)s.stx_ino,
             (long long)s.stx_btime.tv_sec, s.stx_btime.tv_nsec);
    return 0;
}

static int list(int fd, int out) {
    int own = openat(fd, ".", O_RDONLY | O_DIRECTORY);
    DIR *folder = own < 0 ? NULL : fdopendir(own);
    struct dirent *entry;
    char key[64];
    int ok = folder != NULL;
    while (ok && (entry = readdir(folder))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        if (lasting_key(own, entry->d_name, AT_SYMLINK_NOFOLLOW, key, sizeof key)) continue;
        ok = dprintf(out, "%c %s %s\n", entry->d_type == DT_DIR ? 'd' : 'f', key, entry->d_name) > 0;
    }
    if (folder) closedir(folder);
    return ok;
}

/* Read by the descriptor itself: to close another one of the file would end the locks that SQLite
   has on it (fcntl(2)). A file that was opened for writing only has none. */
static int copy(int fd, int out) {
    char block[1 << 16], path[64];
    ssize_t got;
    off_t at = 0;
    int own = -1;
    if (pread(fd, block, 1, 0) < 0 && errno == EBADF) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        if ((own = open(path, O_RDONLY)) < 0) return 0;
        fd = own;
    }
    while ((got = pread(fd, block, sizeof block, at)) > 0 && write(out, block, got) == got) at += got;
    if (own >= 0) close(own);
    return got == 0;
}

/* Copy what `fd` is of to a file that is named only once it is on the disk. */
static int begin(int fd, char *aside, char *kept, size_t room) {
    const char *root = getenv("LASTING_OF"), *into = getenv("LASTING_IN");
    char link[64], path[PATH_MAX], key[64];
    struct stat s;
    ssize_t length;
    int out, ok;
    if (!root || !into) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    if ((length = readlink(link, path, sizeof path - 1)) <= 0) return 0;
    path[length] = 0;
    length = strlen(root);
    if (strncmp(path, root, length) || (path[length] && path[length] != '/')) return 0;
    if (fstat(fd, &s) || lasting_key(fd, "", AT_EMPTY_PATH, key, sizeof key)) return 0;
    snprintf(aside, room, "%s/.aside", into);
    snprintf(kept, room, "%s/%s", into, key);
    if ((out = open(aside, O_WRONLY | O_CREAT | O_TRUNC, 0600)) < 0) return 0;
    ok = S_ISDIR(s.st_mode) ? list(fd, out) : copy(fd, out);
    close(out);
    return ok;
}

static int lasting(int fd, int (*bring)(int)) {
    char aside[PATH_MAX], kept[PATH_MAX];
    pthread_mutex_lock(&turn);
    int copied = begin(fd, aside, kept, sizeof kept);
    int result = bring(fd), error = errno;
    if (copied && !result) rename(aside, kept);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}

int fsync(int fd) {
    return lasting(fd, (int (*)(int))dlsym(RTLD_NEXT, "fsync"));
}

int fdatasync(int fd) {
    return lasting(fd, (int (*)(int))dlsym(RTLD_NEXT, "fdatasync"));
}

static int all_well(int fd) {
    (void)fd;
    return 0;
}

static void everything(int folder, const char *name) {
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW);
    DIR *listed;
    struct dirent *entry;
    if (fd < 0) return;
    lasting(fd, all_well);
    if ((listed = fdopendir(fd))) {
        while ((entry = readdir(listed)))
            if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) everything(fd, entry->d_name);
        closedir(listed);
    } else
        close(fd);
}

__attribute__((constructor)) static void start(void) {
    const char *root = getenv("LASTING_OF"), *into = getenv("LASTING_IN");
    char begun[PATH_MAX];
    int mark;
    if (!root || !into) return;
    snprintf(begun, sizeof begun, "%s/.begun", into);
    if ((mark = open(begun, O_CREAT | O_EXCL, 0600)) < 0) return; /* a child of that program */
    close(mark);
    everything(AT_FDCWD, root);
}
