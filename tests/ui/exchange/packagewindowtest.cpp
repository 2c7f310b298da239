// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/handover.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/ui/exchange/trayroom.h"
#include "ui/mainwindow.h"
#include "ui/models/incomingmodel.h"
#include "ui/pages/exchangepage.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using core::Value;

namespace {

/// A desk's file, closed, and what its branch sends back; a window with settings of its own.
struct PackageAtHand
{
    testing::SampleFile desk;
    testing::ScriptedPrompts prompts;
    QString package = desk.folder.filePath(u"返却.rashinx"_s);
    ui::Settings settings{desk.folder.filePath(u"設定.ini"_s)};
    std::unique_ptr<ui::MainWindow> window;

    explicit PackageAtHand(core::Dispatch::Form form = core::Dispatch::Form::Document)
    {
        QStandardPaths::setTestModeEnabled(true); // no keys of the person who tests
        const QString copy = desk.folder.filePath(u"支所.rashin"_s);
        REQUIRE_OK(desk.workspace->copyTo(copy));
        REQUIRE_OK(core::document::becomeSite(copy, desk.branch));
        {
            const auto branch = core::Workspace::open(copy, core::Access::ReadWrite, {u"支所"_s}, desk.clock);
            REQUIRE_OK(branch);
            REQUIRE_OK((*branch)->perform(core::SetFields(core::Entity::Project, desk.project,
                                                          {{Field::ProjectPurpose, Value::text(u"支所の意図"_s)}})));
        }
        core::Dispatch dispatch;
        dispatch.form = form;
        dispatch.request.document = copy;
        dispatch.request.target = package;
        REQUIRE_OK(core::send(dispatch, desk.clock));
        desk.workspace.reset();
        window = std::make_unique<ui::MainWindow>(settings, prompts, desk.clock);
        window->show();
    }
    [[nodiscard]] bool isListed() const
    {
        auto *list = window->findChild<QTableView *>(u"incoming"_s);
        return list && list->model()->rowCount() == 1;
    }
};

} // namespace

TEST_CASE("a package that is opened while a plan is open waits to be taken in", "[exchange]")
{
    PackageAtHand at;
    REQUIRE(at.window->openFile(at.desk.path));
    REQUIRE(at.window->openFile(at.package));
    CHECK(at.window->workspace()->path() == at.desk.path);
    CHECK(qobject_cast<ui::ExchangePage *>(at.window->currentPage()));
    CHECK(at.isListed());
    auto *list = at.window->findChild<QTableView *>(u"incoming"_s);
    REQUIRE(testing::eventually([&] {
        return list->model()->index(0, ui::IncomingModel::StateColumn).data().toString().startsWith(u'●');
    }));
}

TEST_CASE("a package named at the start goes to the plan of last time", "[exchange]")
{
    PackageAtHand at;
    at.settings.setLastFile(at.desk.path);
    REQUIRE(at.window->openFile(at.package));
    CHECK(at.window->workspace()->path() == at.desk.path);
    CHECK(at.isListed());
}

TEST_CASE("a package where no plan was open yet becomes a file of its own", "[exchange]")
{
    PackageAtHand at;
    const QString target = at.desk.folder.filePath(u"受領.rashin"_s);
    at.prompts.files.enqueue(target);
    REQUIRE(at.window->openFile(at.package));
    CHECK(at.window->workspace()->path() == target);
    CHECK(at.window->workspace()->read().value(at.desk.project, Field::ProjectPurpose)->toText() == u"支所の意図"_s);
}

TEST_CASE("a package is dropped on the window like a plan", "[exchange]")
{
    PackageAtHand at;
    REQUIRE(at.window->openFile(at.desk.path));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(at.package)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(at.window.get(), &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(at.window.get(), &drop);
    CHECK(at.isListed());
}

TEST_CASE("a window with an office's copy says below what is nowhere else", "[exchange]")
{
    PackageAtHand at;
    REQUIRE(at.window->openFile(at.desk.folder.filePath(u"支所.rashin"_s)));
    auto *label = at.window->findChild<QLabel *>(u"onlyHere"_s);
    REQUIRE(label);
    CHECK(label->isVisible());
    CHECK(label->text().contains(u'1'));
    REQUIRE(at.window->openFile(at.desk.path)); // nobody was ever given anything out of it
    CHECK_FALSE(label->isVisible());
}

TEST_CASE("how many backups are kept is chosen where they are listed, and remembered", "[exchange]")
{
    PackageAtHand at;
    REQUIRE(at.window->openFile(at.desk.path));
    REQUIRE(at.window->showPage(u"exchange"_s));
    auto *most = at.window->findChild<QSpinBox *>(u"rotationMost"_s);
    REQUIRE(most);
    CHECK(most->value() == core::backups::Rotation().most);
    most->setValue(12);
    CHECK(at.settings.backupRotation().most == 12);
    CHECK(at.settings.backupRotation().days == core::backups::Rotation().days);
}
