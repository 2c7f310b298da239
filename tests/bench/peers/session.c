/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own way to move edits from one file to another: the session extension. One run: the difference of two files as
 * a changeset, and the changeset applied to a copy of the first; no history, no versions kept of a conflict.
 * usage: session FIRST OTHER TARGET     prints milliseconds by the clock and of the processor: of the difference, then of
 *                                       opening, applying and the durable commit */
#define _POSIX_C_SOURCE 200809L
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void must(sqlite3 *db, int code, const char *what)
{
    if (code == SQLITE_OK || code == SQLITE_DONE)
        return;
    fprintf(stderr, "session: %s: %s\n", what, db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    exit(1);
}

static double now(clockid_t clock)
{
    struct timespec at;
    clock_gettime(clock, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static int take(void *context, int conflict, sqlite3_changeset_iter *at)
{
    (void)context;
    (void)at;
    return conflict == SQLITE_CHANGESET_DATA || conflict == SQLITE_CHANGESET_CONFLICT ? SQLITE_CHANGESET_REPLACE
                                                                                    : SQLITE_CHANGESET_OMIT;
}

int main(int argc, char **argv)
{
    sqlite3 *db = NULL;
    sqlite3_session *session = NULL;
    char *problem = NULL;
    char *attach = NULL;
    void *changes = NULL;
    int size = 0;
    double clock[3];
    double cpu[3];
    if (argc != 4)
        return 2;
    clock[0] = now(CLOCK_MONOTONIC);
    cpu[0] = now(CLOCK_PROCESS_CPUTIME_ID);
    must(NULL, sqlite3_open(argv[2], &db), "open");
    attach = sqlite3_mprintf("ATTACH %Q AS first", argv[1]);
    must(db, sqlite3_exec(db, attach, NULL, NULL, NULL), "attach");
    must(db, sqlite3session_create(db, "main", &session), "session");
    must(db, sqlite3session_attach(session, "project"), "attach table");
    must(db, sqlite3session_diff(session, "first", "project", &problem), "diff");
    must(db, sqlite3session_changeset(session, &size, &changes), "changeset");
    sqlite3session_delete(session);
    sqlite3_close(db);
    clock[1] = now(CLOCK_MONOTONIC);
    cpu[1] = now(CLOCK_PROCESS_CPUTIME_ID);
    must(NULL, sqlite3_open(argv[3], &db), "open");
    must(db, sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536", NULL, NULL, NULL), "pragma");
    must(db, sqlite3changeset_apply(db, size, changes, NULL, take, NULL), "apply");
    sqlite3_close(db);
    clock[2] = now(CLOCK_MONOTONIC);
    cpu[2] = now(CLOCK_PROCESS_CPUTIME_ID);
    printf("%.1f %.1f %.1f %.1f\n", clock[1] - clock[0], cpu[1] - cpu[0], clock[2] - clock[1], cpu[2] - cpu[1]);
    sqlite3_free(changes);
    sqlite3_free(attach);
    return 0;
}
