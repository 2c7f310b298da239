// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tabular/importing.h"

namespace testing {

using namespace Qt::Literals::StringLiterals;

Target::Target()
{
    const core::Batch plan(QLatin1String("plan.create"), {}, [](core::Editor &editor) -> core::Result<> {
        RASHIN_TRY(editor.add(core::Entity::Plan, {{core::Field::PlanTitle, core::Value::text(u"試験"_s)}}));
        return {};
    });
    auto created = core::Workspace::create(m_folder.filePath(u"a.rashin"_s), {u"試験者"_s}, m_clock, plan);
    REQUIRE_OK(created);
    m_workspace = *std::move(created);
}

qint64 Target::count(core::Entity entity) const
{
    return read().count(entity).value_or(-1);
}

std::vector<core::Record> Target::all(core::Entity entity, const core::Filter &filter) const
{
    auto records = read().records(entity, filter);
    REQUIRE_OK(records);
    return *records;
}

core::RowId Target::add(core::Entity entity, const core::Editor::Cells &cells)
{
    const core::AddRow operation(entity, cells);
    REQUIRE_OK(m_workspace->perform(operation));
    return operation.id();
}

core::tabular::ImportReport takeIn(const QString &path, const QString &profile, Target &target)
{
    const auto read = core::tabular::profiles::load(profile);
    REQUIRE_OK(read);
    const auto import = core::tabular::Import::read(path, *read);
    REQUIRE_OK(import);
    auto report = import->perform(target.workspace());
    REQUIRE_OK(report);
    return *std::move(report);
}

int warned(const core::tabular::ImportReport &report, const QString &code, const QString &field)
{
    return int(std::count_if(report.warnings.begin(), report.warnings.end(), [&](const auto &issue) {
        return issue.code == code && issue.field.startsWith(field);
    }));
}

} // namespace testing
