// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/exchange/trayroom.h"

#include "core/operations/sample.h"

#include <QPushButton>
#include <QTabWidget>

namespace testing {

using namespace Qt::Literals::StringLiterals;
using core::Entity;
using core::Field;
using core::Value;

TrayRoom::TrayRoom()
{
    const core::SampleSize size{40, 2, 7};
    auto made = core::Workspace::create(folder.filePath(u"計画.rashin"_s), {u"事務局"_s}, clock, core::BeginSample(size));
    REQUIRE_OK(made);
    desk = *std::move(made);
    REQUIRE_OK(desk->perform(core::AddSampleProjects(size, 0, size.projects)));
    const auto offices = desk->read().records(Entity::Office, {{{Field::OfficeKind, Value::text(u"branch"_s)}}, {}});
    REQUIRE_OK(offices);
    REQUIRE(offices->size() == 5);
    for (const core::Record &office : *offices) {
        const QString code = office.text(Field::OfficeCode);
        const QString name = office.text(Field::OfficeName);
        branches.push_back({office.id(), code, name, core::KeyPair::generate(code, name), {}});
    }
    page = std::make_unique<ui::ExchangePage>(*desk, prompts, keys);
    page->setYear(2026);
    page->resize(1200, 700);
    page->show();
    REQUIRE(QTest::qWaitForWindowExposed(page.get()));
}

void TrayRoom::click(const QString &button) const
{
    auto *found = find<QPushButton>(button);
    INFO(button.toStdString());
    REQUIRE(eventually([found] { return found->isEnabled(); })); // files may still be read in the background
    REQUIRE(found->isVisible());
    QTest::mouseClick(found, Qt::LeftButton);
}

void TrayRoom::showTab(int tab) const
{
    find<QTabWidget>(u"exchangeTabs"_s)->setCurrentIndex(tab);
}

void TrayRoom::pressIn(QTableView *table, int row, int column, Qt::Key key)
{
    table->setFocus();
    table->setCurrentIndex(table->model()->index(row, column));
    QTest::keyClick(table, key);
}

QString TrayRoom::cell(const QString &table, int row, int column) const
{
    const auto *model = find<QTableView>(table)->model();
    return model->index(row, column).data().toString();
}

int TrayRoom::rowOf(const QString &table, const QString &text, int column) const
{
    const auto *model = find<QTableView>(table)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, column).data().toString().contains(text))
            return row;
    }
    FAIL("no row says " << text.toStdString());
    return -1;
}

void TrayRoom::unpack(Branch &branch, const QString &package)
{
    branch.copy = folder.filePath(branch.code + u".rashin"_s);
    core::Unsealing unsealing;
    unsealing.own = branch.keys;
    const core::KeyStore theirs(folder.filePath(branch.code + u"-鍵"_s));
    REQUIRE_OK(core::package::unpack(package, branch.copy, unsealing, theirs, clock));
}

void TrayRoom::write(const Branch &branch, core::RowId row, Field field, const QString &text)
{
    clock.advance(60);
    const auto copy = core::Workspace::open(branch.copy, core::Access::ReadWrite, {branch.name}, clock);
    REQUIRE_OK(copy);
    REQUIRE_OK((*copy)->perform(core::SetFields(core::entityOf(field), row, {{field, Value::text(text)}})));
}

QString TrayRoom::giveBack(const Branch &branch, const QString &name, const core::Sealing &sealing)
{
    clock.advance(60);
    const auto copy = core::Workspace::open(branch.copy, core::Access::ReadWrite, {branch.name}, clock);
    REQUIRE_OK(copy);
    core::Dispatch dispatch;
    dispatch.form = core::Dispatch::Form::Difference;
    dispatch.request.document = branch.copy;
    dispatch.request.target = folder.filePath(name);
    dispatch.request.known = core::Ledger::known(core::Ledger(**copy).entries().value(), {});
    dispatch.request.signer = branch.keys;
    dispatch.request.sealing = sealing;
    dispatch.request.person = branch.name;
    const auto sent = core::send(dispatch, clock);
    REQUIRE_OK(sent);
    REQUIRE_OK(core::Ledger(**copy).record(*sent));
    return dispatch.request.target;
}

core::RowId TrayRoom::projectOf(const Branch &branch) const
{
    const auto projects = desk->read().records(Entity::Project);
    REQUIRE_OK(projects);
    for (const core::Record &project : *projects) {
        const auto office = project.row(Field::ProjectOfficeMain);
        const auto parent = office ? desk->read().value(*office, Field::OfficeParent)->row() : std::nullopt;
        if (office == branch.office || parent == branch.office)
            return project.id();
    }
    FAIL("the branch has no project");
    return branch.office;
}

QString TrayRoom::textHere(core::RowId row, Field field) const
{
    return desk->read().value(row, field)->toText();
}

} // namespace testing
