// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workbook.h"
#include "tests/ui/exchange/trayroom.h"
#include "ui/models/formchangemodel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using testing::TrayRoom;

namespace {

constexpr int formTab = 8;

/// A branch's forms given out, with one of its projects whose texts are known.
struct FormRoom : TrayRoom
{
    core::RowId project;
    QString out;

    FormRoom() : project(projectOf(branches[0])), out(folder.filePath(u"様式"_s))
    {
        set(Field::ProjectPurpose, u"渡したときの意図"_s);
        set(Field::ProjectMeans, u"渡したときの手段"_s);
        REQUIRE(QDir().mkpath(out));
        showTab(formTab);
        auto *office = find<QComboBox>(u"formOffice"_s);
        office->setCurrentIndex(office->findData(QVariant::fromValue(branches[0].office.value())));
        prompts.files.enqueue(out);
        click(u"giveForms"_s);
        REQUIRE(testing::eventually([&] { return !find<QLabel>(u"messageText"_s)->text().isEmpty(); }));
    }
    void set(Field field, const QString &text) const
    {
        REQUIRE_OK(desk->perform(core::SetFields(core::Entity::Project, project, {{field, core::Value::text(text)}})));
    }
    /// The workbook the project is in.
    [[nodiscard]] QString workbook(const QString &text) const
    {
        for (const QString &name : QDir(out).entryList({u"*.xlsx"_s})) {
            QProcess look;
            look.start(u"unzip"_s, {u"-p"_s, QDir(out).filePath(name), u"xl/sharedStrings.xml"_s});
            look.waitForFinished();
            if (QString::fromUtf8(look.readAllStandardOutput()).contains(text))
                return QDir(out).filePath(name);
        }
        FAIL("no workbook holds the text");
        return {};
    }
    void openFolder()
    {
        prompts.files.enqueue(out);
        click(u"addFormFolder"_s);
        auto *add = find<QPushButton>(u"addFormFolder"_s);
        REQUIRE(testing::eventually([add] { return add->isEnabled(); }));
    }
};

} // namespace

TEST_CASE("forms go out by office, and what a section wrote in them is seen, then taken in", "[exchange]")
{
    FormRoom room;
    testing::editWorkbook(room.workbook(u"渡したときの意図"_s), u"渡したときの意図"_s, u"課の書いた意図"_s);
    room.openFolder();
    auto *list = room.find<QTableView>(u"formChanges"_s);
    const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    REQUIRE(list->model()->rowCount() == 1);
    CHECK(room.cell(u"formChanges"_s, 0, ui::FormChangeModel::SentColumn) == u"渡したときの意図"_s);
    CHECK(room.cell(u"formChanges"_s, 0, ui::FormChangeModel::GivenColumn) == u"課の書いた意図"_s);
    CHECK(room.textHere(room.project, Field::ProjectPurpose) == u"渡したときの意図"_s);
    TrayRoom::pressIn(list, 0, 0, Qt::Key_Space);
    CHECK_FALSE(room.find<QPushButton>(u"takeForms"_s)->isEnabled());
    TrayRoom::pressIn(list, 0, 0, Qt::Key_Space);
    room.click(u"takeForms"_s);
    CHECK(room.textHere(room.project, Field::ProjectPurpose) == u"課の書いた意図"_s);
    CHECK(testing::eventually([&] { return list->model()->rowCount() == 0; })); // the same folder brings nothing more
}

TEST_CASE("an entry changed on both sides waits for a person, who decides by a key", "[exchange]")
{
    FormRoom room;
    const QString path = room.workbook(u"渡したときの意図"_s);
    testing::editWorkbook(path, u"渡したときの意図"_s, u"課の意図"_s);
    testing::editWorkbook(path, u"渡したときの手段"_s, u"課の手段"_s);
    room.set(Field::ProjectPurpose, u"事務局の意図"_s);
    room.set(Field::ProjectMeans, u"事務局の手段"_s);
    room.openFolder();
    auto *list = room.find<QTableView>(u"formChanges"_s);
    REQUIRE(list->model()->rowCount() == 2);
    CHECK_FALSE(room.find<QPushButton>(u"takeForms"_s)->isEnabled());
    const int purpose = room.rowOf(u"formChanges"_s, u"課の意図"_s, ui::FormChangeModel::GivenColumn);
    TrayRoom::pressIn(list, purpose, 0, Qt::Key_2);
    TrayRoom::pressIn(list, 1 - purpose, 0, Qt::Key_1);
    room.click(u"takeForms"_s);
    CHECK(room.textHere(room.project, Field::ProjectPurpose) == u"課の意図"_s);
    CHECK(room.textHere(room.project, Field::ProjectMeans) == u"事務局の手段"_s);
}

TEST_CASE("a workbook that is no form is named, and the others of its folder are read", "[exchange]")
{
    FormRoom room;
    testing::editWorkbook(room.workbook(u"渡したときの意図"_s), u"渡したときの意図"_s, u"課の書いた意図"_s);
    QFile note(QDir(room.out).filePath(u"メモ.xlsx"_s));
    REQUIRE(note.open(QIODevice::WriteOnly));
    note.write("no workbook at all");
    note.close();
    room.openFolder();
    CHECK(room.find<QTableView>(u"formChanges"_s)->model()->rowCount() == 1);
    CHECK(room.find<QLabel>(u"formSum"_s)->text().contains(u"メモ.xlsx"_s));
}
