/* SPDX-License-Identifier: GPL-3.0-or-later
 * Loaded before the C library (LD_PRELOAD) it lets the k-th change of a file fail, or cuts the power there.
 *
 *   RASHIN_FAULT_FOLDER  only files below this folder count
 *   RASHIN_FAULT_KIND    count | eio | enospc | short | kill | power
 *   RASHIN_FAULT_AT      which call, from 1; power beyond the last call goes when the program has ended
 *   RASHIN_FAULT_EVER    1: every call from there on fails (eio, enospc)
 *   RASHIN_FAULT_SEED    power: which of the writes not yet synced survive
 *   RASHIN_FAULT_NOSYNC  1: fsync says yes and does nothing (calibration: then damage must show)
 *   RASHIN_FAULT_REPORT  a file that gets the number of calls
 *
 * Power: what fsync has not confirmed may be on the disk or not, write by write, as if the machine had lost power: the shim
 * keeps what each write overwrote, and puts a random part of it back before the process dies. Names (rename, link, unlink)
 * count as done when the folder is synced; before that they are undone at random.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, EIO_, ENOSPC_, SHORT, KILL, POWER };

struct change {
    int isName;                 /* a name, not content */
    dev_t device;
    ino_t inode;
    off_t at, sizeBefore;
    size_t length;
    char *before;               /* what was there; NULL of a name */
    char path[PATH_MAX];        /* the file as it is called now */
    char other[PATH_MAX];       /* of a name: what it was called, or where the removed file was put */
    int isRemoval;
    struct change *older;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct change *changes;
static char folder[PATH_MAX];
static int kind = -1, ever, nosync;
static long at, calls;
static unsigned seed;
static __thread int inside;

static void *real(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))real(#name))

static void setUp(void)
{
    if (kind >= 0)
        return;
    static const char *const names[] = {"count", "eio", "enospc", "short", "kill", "power"};
    const char *text = getenv("RASHIN_FAULT_KIND");
    kind = COUNT;
    for (int i = 0; text && i < 6; ++i)
        if (!strcmp(text, names[i]))
            kind = i;
    const char *where = getenv("RASHIN_FAULT_FOLDER");
    snprintf(folder, sizeof folder, "%s", where ? where : "");
    at = (text = getenv("RASHIN_FAULT_AT")) ? atol(text) : 0;
    ever = (text = getenv("RASHIN_FAULT_EVER")) && *text == '1';
    nosync = (text = getenv("RASHIN_FAULT_NOSYNC")) && *text == '1';
    seed = (text = getenv("RASHIN_FAULT_SEED")) ? (unsigned)atol(text) : 1u;
}

static int isOurs(const char *path)
{
    setUp();
    const size_t length = strlen(folder);
    char whole[PATH_MAX];
    if (path[0] != '/') {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here) || snprintf(whole, sizeof whole, "%s/%s", here, path) >= (int)sizeof whole)
            return 0;
        path = whole;
    }
    return length && !strncmp(path, folder, length) && !strstr(path, ".lock") && !strstr(path, ".holder");
}

static int pathOf(int fd, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return isOurs(path);
}

static void putBack(struct change *c)
{
    if (c->isName) {
        REAL(int, rename, const char *, const char *)(c->isRemoval ? c->other : c->path, c->isRemoval ? c->path : c->other);
        return;
    }
    const int fd = open(c->path, O_WRONLY);
    struct stat now;
    if (fd < 0)
        return;
    if (!fstat(fd, &now) && now.st_ino == c->inode) {
        if (c->length && REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(fd, c->before, c->length, c->at) < 0)
            perror("faultshim");
        /* Only the end of the file may be cut again: what was written behind it later stays where it is. */
        if (now.st_size > c->sizeBefore && c->at >= c->sizeBefore
            && REAL(int, ftruncate, int, off_t)(fd, c->sizeBefore) != 0)
            perror("faultshim");
    }
    close(fd);
}

static void losePower(void)
{
    /* Three kinds of cut: nothing of it arrived, all of it, or any part. */
    const unsigned mode = seed % 3;
    for (struct change *c = changes; c; c = c->older)
        if (mode == 0 || (mode == 2 && (rand_r(&seed) & 1)))
            putBack(c);
    for (struct change *c = changes; c; c = c->older)
        if (c->isName && c->isRemoval)
            REAL(int, unlink, const char *)(c->other);
}

static void cutPower(void)
{
    losePower();
    kill(getpid(), SIGKILL);
    pause();
}

/* 0: go on; otherwise the errno to fail with; -1: a short write. */
static int fate(void)
{
    const long number = ++calls;
    if (kind == COUNT || !at || number < at || (number > at && !ever))
        return 0;
    if (kind == KILL) {
        kill(getpid(), SIGKILL);
        pause();
    }
    if (kind == POWER)
        cutPower();
    return kind == EIO_ ? EIO : kind == ENOSPC_ ? ENOSPC : -1;
}

/* The program names files from where it stands, too; a synced folder is known by its whole path. */
static void absolute(const char *path, char *whole)
{
    char here[PATH_MAX] = "";
    if (path[0] == '/' || !getcwd(here, sizeof here))
        snprintf(whole, PATH_MAX, "%s", path);
    else
        snprintf(whole, PATH_MAX, "%.2000s/%.2000s", here, path);
}

static struct change *remember(const char *path)
{
    struct change *c = calloc(1, sizeof *c);
    absolute(path, c->path);
    c->older = changes;
    changes = c;
    return c;
}

static void rememberContent(int fd, const char *path, off_t from, size_t length)
{
    struct stat now;
    if (kind != POWER || fstat(fd, &now))
        return;
    struct change *c = remember(path);
    c->device = now.st_dev;
    c->inode = now.st_ino;
    c->at = from;
    c->sizeBefore = now.st_size;
    if (from < now.st_size) {
        c->length = from + (off_t)length > now.st_size ? (size_t)(now.st_size - from) : length;
        c->before = malloc(c->length);
        const int again = open(path, O_RDONLY);
        if (again < 0 || pread(again, c->before, c->length, from) != (ssize_t)c->length)
            c->length = 0;
        if (again >= 0)
            close(again);
    }
}

static void forget(int (*isSettled)(const struct change *, const void *), const void *by)
{
    struct change **link = &changes;
    while (*link) {
        struct change *c = *link;
        if (isSettled(c, by)) {
            if (c->isName && c->isRemoval)
                REAL(int, unlink, const char *)(c->other);
            *link = c->older;
            free(c->before);
            free(c);
        } else {
            link = &c->older;
        }
    }
}

static int isOfFile(const struct change *c, const void *by)
{
    const struct stat *file = by;
    return !c->isName && c->inode == file->st_ino && c->device == file->st_dev;
}

static int isInFolder(const struct change *c, const void *by)
{
    const char *path = by;
    const size_t length = strlen(path);
    return c->isName && !strncmp(c->path, path, length) && c->path[length] == '/' && !strchr(c->path + length + 1, '/');
}

static ssize_t doWrite(int fd, const void *bytes, size_t length, off_t where)
{
    char path[PATH_MAX];
    const off_t from = where >= 0 ? where : lseek(fd, 0, SEEK_CUR);
    size_t wanted = length;
    if (!inside && fd > 2 && pathOf(fd, path)) {
        inside = 1;
        pthread_mutex_lock(&mutex);
        const int how = fate();
        if (how == 0)
            rememberContent(fd, path, from, length);
        pthread_mutex_unlock(&mutex);
        inside = 0;
        if (how > 0) {
            errno = how;
            return -1;
        }
        if (how < 0 && length > 1)
            wanted = length / 2;
    }
    return where >= 0 ? REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(fd, bytes, wanted, where)
                      : REAL(ssize_t, write, int, const void *, size_t)(fd, bytes, wanted);
}

ssize_t write(int fd, const void *bytes, size_t length) { return doWrite(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t where) { return doWrite(fd, bytes, length, where); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t where) { return doWrite(fd, bytes, length, where); }

static int doSync(int fd, int (*sync)(int))
{
    char path[PATH_MAX];
    if (inside || !pathOf(fd, path))
        return sync(fd);
    inside = 1;
    pthread_mutex_lock(&mutex);
    const int how = fate();
    struct stat file;
    if (how == 0 && !nosync && !fstat(fd, &file)) {
        if (S_ISDIR(file.st_mode))
            forget(isInFolder, path);
        else
            forget(isOfFile, &file);
    }
    pthread_mutex_unlock(&mutex);
    inside = 0;
    if (how != 0) {
        errno = how > 0 ? how : EIO;
        return -1;
    }
    return nosync || kind == POWER ? 0 : sync(fd); /* in this test the shim is the disk */
}

int fsync(int fd) { return doSync(fd, (int (*)(int))real("fsync")); }
int fdatasync(int fd) { return doSync(fd, (int (*)(int))real("fdatasync")); }

static int doTruncate(int fd, off_t length)
{
    char path[PATH_MAX];
    if (!inside && pathOf(fd, path)) {
        inside = 1;
        pthread_mutex_lock(&mutex);
        const int how = fate();
        struct stat now;
        if (how == 0 && !fstat(fd, &now) && now.st_size > length)
            rememberContent(fd, path, length, (size_t)(now.st_size - length));
        pthread_mutex_unlock(&mutex);
        inside = 0;
        if (how != 0) {
            errno = how > 0 ? how : EIO;
            return -1;
        }
    }
    return REAL(int, ftruncate, int, off_t)(fd, length);
}

int ftruncate(int fd, off_t length) { return doTruncate(fd, length); }
int ftruncate64(int fd, off_t length) { return doTruncate(fd, length); }

/* Whether a change of names may go on; errno is set where not. */
static int nameFails(const char *path)
{
    if (inside || !isOurs(path))
        return 0;
    inside = 1;
    pthread_mutex_lock(&mutex);
    const int how = fate();
    pthread_mutex_unlock(&mutex);
    inside = 0;
    if (how != 0)
        errno = how > 0 ? how : EIO;
    return how != 0;
}

static void rememberName(const char *from, const char *to)
{
    struct change *c = remember(to);
    c->isName = 1;
    absolute(from, c->other);
}

int rename(const char *from, const char *to)
{
    if (nameFails(to))
        return -1;
    const int done = REAL(int, rename, const char *, const char *)(from, to);
    if (done == 0 && kind == POWER && isOurs(to))
        rememberName(from, to);
    return done;
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    if (nameFails(to))
        return -1;
    const int done = REAL(int, renameat2, int, const char *, int, const char *, unsigned)(fromFolder, from, toFolder, to, flags);
    if (done == 0 && kind == POWER && isOurs(to))
        rememberName(from, to);
    return done;
}

int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags)
{
    if (nameFails(to))
        return -1;
    return REAL(int, linkat, int, const char *, int, const char *, int)(fromFolder, from, toFolder, to, flags);
}

int unlink(const char *path)
{
    if (nameFails(path))
        return -1;
    if (kind == POWER && isOurs(path)) {
        /* Put aside, so that it can come back. */
        struct change *c = remember(path);
        c->isName = c->isRemoval = 1;
        snprintf(c->other, sizeof c->other, "%.4000s.gone%ld", c->path, calls);
        const int done = REAL(int, rename, const char *, const char *)(path, c->other);
        if (done != 0) {
            changes = c->older;
            free(c);
        }
        return done;
    }
    return REAL(int, unlink, const char *)(path);
}

__attribute__((destructor)) static void report(void)
{
    setUp();
    const char *path = getenv("RASHIN_FAULT_REPORT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", calls);
        fclose(file);
    }
    inside = 1;
    if (kind == POWER)
        losePower(); /* the power goes right after the program has said that it is done */
}
