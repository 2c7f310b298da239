// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reforms.h"

#include "core/storage/planquery.h"
#include "core/workspace/workspace.h"
#include "ui/dialogs/reorganisedialog.h"
#include "ui/dialogs/rolloverdialog.h"
#include "ui/forms/rowchoices.h"
#include "ui/officelist.h"
#include "ui/planspan.h"
#include "ui/rowlabel.h"

namespace ui::reforms {

using core::Entity;
using core::Field;

namespace {

std::vector<ReorganiseDialog::Office> officesOf(const core::Reader &reader, int year)
{
    std::vector<ReorganiseDialog::Office> offices;
    for (const OfficeLine &line : officeLines(reader, year)) {
        const auto record = reader.record(Entity::Office, line.id);
        if (!record)
            continue;
        offices.push_back({line.id, record->text(Field::OfficeCode), record->text(Field::OfficeName),
                           record->text(Field::OfficeShortName),
                           core::fromCode<core::OfficeKind>(line.kind).value_or(core::OfficeKind::Section),
                           record->row(Field::OfficeParent), line.depth});
    }
    return offices;
}

const core::Operation &valueOf(const core::Operation &operation)
{
    return operation;
}
const core::Operation &valueOf(const std::unique_ptr<core::Operation> &operation)
{
    return *operation;
}

template <typename Dialog>
QDialog *open(Dialog *dialog, Perform perform)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, dialog, [dialog, perform = std::move(perform)] {
        const auto operation = dialog->operation();
        perform(valueOf(operation));
    });
    dialog->open();
    return dialog;
}

auto nameIn(core::Workspace &workspace)
{
    return [&workspace](Entity entity, core::RowId row) { return rowLabel(workspace.read(), entity, row); };
}

auto possibleIn(core::Workspace &workspace)
{
    return [&workspace](const core::Operation &operation) -> core::Result<> {
        RASHIN_TRY(workspace.rehearse(operation));
        return {};
    };
}

std::map<int, QString> levelNames(const core::Reader &reader)
{
    std::map<int, QString> names;
    for (const core::Record &level : reader.records(Entity::PolicyLevel).value_or(std::vector<core::Record>()))
        names[static_cast<int>(level.integer(Field::PolicyLevelDepth).value_or(0))] = level.text(Field::PolicyLevelName);
    return names;
}

} // namespace

QDialog *reorganise(core::Workspace &workspace, int year, QWidget *page, Perform perform)
{
    const auto rehearse = [&workspace](int from, const std::vector<core::OfficeReform> &reforms)
        -> core::Result<ReorganiseDialog::Summary> {
        ReorganiseDialog::Summary summary;
        RASHIN_TRY(workspace.rehearse(core::ReorganiseOffices(from, reforms, {}, &summary)));
        return summary;
    };
    return open(new ReorganiseDialog(officesOf(workspace.read(), year), {year + 1, year + 2}, year + 1, rehearse,
                                     nameIn(workspace), page),
                std::move(perform));
}

QDialog *rollOver(core::Workspace &workspace, int year, QWidget *page, Perform perform)
{
    const auto rehearse = [&workspace](int to, core::RolloverChoice choice) -> core::Result<core::RolloverSummary> {
        core::RolloverSummary summary;
        RASHIN_TRY(workspace.rehearse(core::Rollover(to, &summary, choice)));
        return summary;
    };
    return open(new RolloverDialog({year, year + 1, year + 2}, year + 1, PlanSpan(workspace).years(), rehearse,
                                   nameIn(workspace), page),
                std::move(perform));
}

QDialog *lineage(core::Workspace &workspace, LineageDialog::Mode mode, const std::vector<core::RowId> &projects, int year,
                 QWidget *page, Perform perform)
{
    std::vector<LineageDialog::Project> chosen;
    for (const core::RowId project : projects) {
        if (const auto record = workspace.read().record(Entity::Project, project); record && !record->isGhost())
            chosen.push_back({project, record->text(Field::ProjectCode), record->text(Field::ProjectName)});
    }
    if (chosen.empty())
        return nullptr;
    const int first = mode == LineageDialog::Mode::End ? year : year + 1;
    return open(new LineageDialog(mode, std::move(chosen), {year - 1, year, year + 1, year + 2}, first,
                                  PlanSpan(workspace).years(), page),
                std::move(perform));
}

QDialog *changeTogether(core::Workspace &workspace, std::vector<BulkDialog::Target> targets, QWidget *page, Perform perform)
{
    BulkDialog::Source source;
    source.value = [&workspace](core::RowId row, Field field) {
        return workspace.read().value(row, field).value_or(core::Value());
    };
    source.name = nameIn(workspace);
    source.text = [&workspace](Field field, const core::Value &value) {
        return value.isNull() ? QString() : valueText(workspace.read(), field, value);
    };
    source.choices = [&workspace](Entity entity) {
        return rowChoices(workspace.read(), entity).value_or(std::vector<RowChoice>());
    };
    source.suggestions = [&workspace](Field field) {
        return core::planquery::usedTexts(workspace.read(), field).value_or(QStringList());
    };
    source.rehearse = possibleIn(workspace);
    return open(new BulkDialog(std::move(targets), std::move(source), page), std::move(perform));
}

QDialog *renumber(core::Workspace &workspace, std::optional<core::RowId> policy, bool ofPolicies, QWidget *page,
                  Perform perform)
{
    auto ground = core::NumberingGround::read(workspace.read());
    if (!ground)
        return nullptr;
    NumberingDialog::Source source{*std::move(ground), levelNames(workspace.read()), policy, {}, ofPolicies,
                                   possibleIn(workspace)};
    if (policy)
        source.chosenName = rowLabel(workspace.read(), Entity::Policy, *policy);
    return open(new NumberingDialog(std::move(source), page), std::move(perform));
}

} // namespace ui::reforms
