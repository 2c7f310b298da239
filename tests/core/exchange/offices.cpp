// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/offices.h"

namespace testing {

using namespace Qt::Literals::StringLiterals;
using namespace core;

Copy::Copy(const QString &file, const QString &person, const Clock &time) : path(file), author(person), clock(time)
{
    reopen();
}

void Copy::reopen()
{
    workspace.reset();
    auto opened = Workspace::open(path, Access::ReadWrite, {author}, clock);
    REQUIRE_OK(opened);
    workspace = *std::move(opened);
}

Result<Workspace::Committed> Copy::set(RowId row, Field field, const Value &value)
{
    return workspace->perform(SetFields(entityOf(field), row, {{field, value}}));
}

QString Copy::text(RowId row, Field field) const
{
    const auto value = workspace->read().value(row, field);
    REQUIRE_OK(value);
    return value->toText();
}

std::vector<Conflict> Copy::conflicts() const
{
    auto found = conflictquery::open(workspace->read(), 100000);
    REQUIRE_OK(found);
    CHECK(conflictquery::count(workspace->read()).value() == qint64(found->size()));
    return *std::move(found);
}

MergeReport Copy::mergeFrom(const Copy &other)
{
    MergeOptions options;
    options.backup = false;
    auto report = merge(*workspace, {other.path}, options);
    REQUIRE_OK(report);
    return *std::move(report);
}

Offices::Offices()
{
    desk.workspace.reset(); // its lock; the desk works in a copy like everybody else
    shiba = copyOf(Copy(desk.path, u"本庁"_s, desk.clock), u"芝"_s);
    azabu = copyOf(*shiba, u"麻布"_s);
}

std::unique_ptr<Copy> Offices::copyOf(const Copy &original, const QString &author, bool own)
{
    const QString path = desk.folder.filePath(u"copy%1.rashin"_s.arg(++copies));
    REQUIRE_OK(original.workspace->copyTo(path));
    if (own)
        REQUIRE_OK(document::becomeSite(path, std::nullopt));
    return std::make_unique<Copy>(path, author, desk.clock);
}

} // namespace testing
