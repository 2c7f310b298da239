// SPDX-License-Identifier: GPL-3.0-or-later
// Input: what two insiders write into their copies under hashes that are right (see forger.h). Whatever it is: it is
// refused with the document as it was, or it is taken in soundly, in any order alike.
#include "tests/fuzz/forger.h"
#include "tests/fuzz/ground.h"

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    static_cast<void>(fuzz::Ground::instance());
    static auto *trial = new fuzz::Trial;
    const QStringList problems = trial->run({data, size});
    for (const QString &problem : problems)
        fprintf(stderr, "forgery: %s\n", qPrintable(problem));
    if (!problems.isEmpty())
        abort();
    return 0;
}
