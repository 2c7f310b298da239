// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"

#include "tests/ui/print/trayprinter.h"
#include "ui/messagebar.h"
#include "ui/pages/reportspage.h"
#include "ui/print/pdffolder.h"
#include "ui/print/pagestrip.h"
#include "ui/print/reporttask.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

struct Opened
{
    testing::SampleFile file;
    testing::ScriptedPrompts prompts;
    ReportsPage page{*file.workspace, prompts};

    Opened()
    {
        page.setYear(2026);
        page.resize(1100, 700);
        page.show();
        REQUIRE(QTest::qWaitFor([this] { return preview().pageCount() > 0; }));
    }
    template <typename T>
    T &child(const QString &name)
    {
        return *page.findChild<T *>(name);
    }
    print::PreviewWidget &preview() { return child<print::PreviewWidget>(u"preview"_s); }
};

} // namespace

TEST_CASE("the reports page shows the sheet of the year and saves the same pages as a PDF", "[pages]")
{
    Opened opened;
    CHECK(opened.preview().pageCount() == 2);
    const QString path = opened.file.folder.filePath(u"評価シート.pdf"_s);
    opened.prompts.files.enqueue(path);
    QTest::mouseClick(&opened.child<QPushButton>(u"pdf"_s), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return QFileInfo(path).size() > 5000; }));
    CHECK(QTest::qWaitFor([&] { return opened.child<QPushButton>(u"pdf"_s).isEnabled(); }));
}

TEST_CASE("the reports page prints only what is checked, and says so when that is nothing", "[pages]")
{
    Opened opened;
    CHECK(opened.page.job().scope.projects.empty());
    QTest::mouseClick(&opened.child<QPushButton>(u"checkNone"_s), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return opened.preview().pageCount() == 0; }));
    CHECK_FALSE(opened.child<QPushButton>(u"pdf"_s).isEnabled());
    CHECK_FALSE(opened.page.findChild<MessageBar *>()->text().isEmpty());
    QTest::mouseClick(&opened.child<QPushButton>(u"checkAll"_s), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return opened.preview().pageCount() == 2; }));
}

TEST_CASE("the reports page follows the choice of kind and the data", "[pages]")
{
    Opened opened;
    auto &kind = opened.child<QComboBox>(u"kind"_s);
    kind.setCurrentIndex(1);
    CHECK(QTest::qWaitFor([&] { return opened.preview().pageCount() == 1; }));
    CHECK(opened.page.job().kind == print::ReportKind::List);
    kind.setCurrentIndex(0);
    CHECK(QTest::qWaitFor([&] { return opened.preview().pageCount() == 2; }));
    const QString longText(6000, u'あ');
    REQUIRE_OK(opened.file.set(opened.file.project, core::Field::ProjectPurpose, core::Value::text(longText)));
    CHECK(QTest::qWaitFor([&] { return opened.preview().pageCount() > 2; }));
}

TEST_CASE("the chosen reports come as one, behind a cover and contents, and each is in the bookmarks", "[print]")
{
    testing::SampleFile file;
    print::ReportJob job;
    job.kind = print::ReportKind::Bundle;
    job.year = 2026;
    job.bundled = {print::ReportKind::Office, print::ReportKind::List, print::ReportKind::Sheet};
    const auto source = print::makeSource(file.workspace->read(), job);
    REQUIRE_OK(source);
    QStringList titles;
    for (const print::Source::Entry &entry : (*source)->entries()) {
        if (entry.level == 1)
            titles.append(entry.title);
    }
    CHECK(titles.size() == 3);
    CHECK((*source)->count() == 2 + 1 + 1 + 1);
    const auto contents = (*source)->numberedPart(1, {1, 2, 3, 4, 5});
    REQUIRE_OK(contents);
    const std::vector<QString> texts = core::report::textsOf(*contents);
    for (const QString &title : titles)
        CHECK(std::count(texts.begin(), texts.end(), title) == 1);
    job.bundled.push_back(print::ReportKind::Council);
    job.audience = print::Audience::Public;
    CHECK_FALSE(print::makeSource(file.workspace->read(), job));
}

TEST_CASE("the page finds a text in its report, says where, and marks it until another is asked for", "[pages]")
{
    Opened opened;
    auto &field = opened.child<QLineEdit>(u"findText"_s);
    auto &result = opened.child<QLabel>(u"findResult"_s);
    field.setText(opened.file.text(opened.file.project, core::Field::ProjectName));
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return !result.text().isEmpty() && !opened.preview().isSearching(); }));
    CHECK(result.text().contains(u'1'));
    field.setText(u"どこにもない言葉"_s);
    CHECK(result.text().isEmpty());
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return !result.text().isEmpty(); }));
    CHECK_FALSE(result.text().contains(u'1'));
}

TEST_CASE("a click on a small picture goes to that page", "[pages]")
{
    Opened opened;
    REQUIRE(QTest::qWaitFor([&] { return opened.preview().isComplete(); }));
    auto &strip = opened.child<print::PageStrip>(u"pageStrip"_s);
    QTest::mouseClick(strip.viewport(), Qt::LeftButton, {}, {40, strip.viewport()->width() * 3 / 2 + 40});
    CHECK(opened.preview().currentPage() == 2);
    strip.setFocus();
    QTest::keyClick(&strip, Qt::Key_Up);
    CHECK(opened.preview().currentPage() == 1);
}

TEST_CASE("two pages on a sheet halve the report and turn the paper", "[pages]")
{
    Opened opened;
    auto &perSheet = opened.child<QComboBox>(u"perSheet"_s);
    perSheet.setCurrentIndex(perSheet.findData(2));
    CHECK(QTest::qWaitFor([&] { return opened.preview().pageCount() == 1; }));
    CHECK(opened.preview().pageShape().width() > opened.preview().pageShape().height());
}

TEST_CASE("a report that is paused waits, and is whole when it goes on", "[pages]")
{
    testing::SampleFile file;
    const QString path = file.folder.filePath(u"a.pdf"_s);
    print::ReportJob job;
    job.year = 2026;
    print::ReportTask task(file.path, job);
    QSignalSpy done(&task, &print::ReportTask::succeeded);
    task.setPaused(true);
    task.startPdf(path);
    CHECK_FALSE(QTest::qWaitFor([&] { return done.count() > 0; }, 400));
    CHECK_FALSE(QFileInfo::exists(path));
    task.setPaused(false);
    CHECK(QTest::qWaitFor([&] { return done.count() == 1; }));
    CHECK(QFileInfo(path).size() > 5000);
}

TEST_CASE("a report that is cancelled leaves nothing behind", "[pages]")
{
    testing::SampleFile file;
    const QString path = file.folder.filePath(u"a.pdf"_s);
    print::ReportJob job;
    job.year = 2026;
    print::ReportTask task(file.path, job);
    QSignalSpy failed(&task, &print::ReportTask::failed);
    task.cancel();
    task.startPdf(path);
    REQUIRE(QTest::qWaitFor([&] { return failed.count() == 1; }));
    CHECK_FALSE(QFileInfo::exists(path));
}

TEST_CASE("a sheet holds every text of its project and every grade with its reason", "[print]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, core::Field::ProjectMeans, core::Value::text(u"窓口で受け付ける"_s)));
    REQUIRE_OK(file.set(file.project, core::Field::ProjectRemarks, core::Value::text(u"内部の覚え"_s)));
    const core::EvaluationKey key{file.project, 2026, file.stage};
    REQUIRE_OK(file.workspace->perform(core::GradeCriteria({{key, file.necessity, 3.0}})));
    REQUIRE_OK(file.workspace->perform(core::SetGradeReason(key, file.necessity, u"要望が多い"_s)));
    print::ReportJob job;
    job.year = 2026;
    const auto source = print::makeSource(file.workspace->read(), job);
    REQUIRE_OK(source);
    REQUIRE((*source)->count() == 1);
    const auto document = (*source)->part(0);
    REQUIRE_OK(document);
    const std::vector<QString> texts = core::report::textsOf(*document);
    const auto holds = [&](const QString &text) { return std::count(texts.begin(), texts.end(), text) > 0; };
    CHECK(holds(u"窓口で受け付ける"_s));
    CHECK(holds(u"要望が多い"_s));
    CHECK(holds(file.text(file.project, core::Field::ProjectName)));
}

TEST_CASE("a stage that only comments stands below those that grade, over the whole width", "[print]")
{
    testing::SampleFile file;
    const auto reader = core::report::SheetReader::prepare(file.workspace->read(), 2026);
    REQUIRE_OK(reader);
    auto content = reader->read(file.project);
    REQUIRE_OK(content);
    REQUIRE_FALSE(content->criteria.isEmpty());
    core::report::SheetStage section;
    section.name = u"担当課評価"_s;
    section.grades.resize(size_t(content->criteria.size()));
    section.grades.front().reason = u"要望が多い"_s;
    core::report::SheetStage head;
    head.name = u"課長等意見"_s;
    head.grades.resize(size_t(content->criteria.size()));
    head.comment = u"来年度も続ける"_s;
    head.verdict = u"現状維持"_s;
    content->stages = {section, head};
    const core::report::Document document = print::SheetComposer::compose(*content);
    const core::report::Grid *evaluation = nullptr;
    for (const core::report::Block &block : document.blocks) {
        const auto *grid = std::get_if<core::report::Grid>(&block);
        const auto isComment = [&](const core::report::Row &row) {
            return row.cells.size() == 2 && row.cells[1].text == head.comment;
        };
        if (!grid || std::none_of(grid->rows.begin(), grid->rows.end(), isComment))
            continue;
        evaluation = grid;
        const auto comment = std::find_if(grid->rows.begin(), grid->rows.end(), isComment);
        CHECK(comment->cells[1].columns == int(grid->columns.size()) - 1);
        CHECK((comment - 1)->cells[0].text == head.name);
        CHECK((comment - 1)->cells[1].text == head.verdict);
    }
    REQUIRE(evaluation);
    CHECK(evaluation->columns.size() == 3); // criterion, grade and reason of the one that grades
}

TEST_CASE("every kind of report can be made, of all offices and of one", "[print]")
{
    testing::SampleFile file;
    for (const auto kind : {print::ReportKind::Sheet, print::ReportKind::List, print::ReportKind::Office,
                            print::ReportKind::Policy, print::ReportKind::Annual}) {
        for (const std::optional<core::RowId> office : {std::optional<core::RowId>(), std::optional(file.branch)}) {
            print::ReportJob job;
            job.kind = kind;
            job.year = 2026;
            job.scope.office = office;
            const auto done = print::writePdf(file.workspace->read(), job, file.folder.filePath(u"r.pdf"_s));
            REQUIRE_OK(done);
            CHECK(done->projects == 1);
            CHECK(done->pages >= 1);
        }
    }
}

TEST_CASE("a report of nothing is refused and leaves no file", "[print]")
{
    testing::SampleFile file;
    print::ReportJob job;
    job.year = 2026;
    job.scope.projects = {core::RowId::random()};
    const QString path = file.folder.filePath(u"none.pdf"_s);
    const auto done = print::writePdf(file.workspace->read(), job, path);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == core::Error::Code::NotFound);
    CHECK_FALSE(QFileInfo::exists(path));
}

TEST_CASE("reminders come from the page that leads to them, say what each office owes, and are never for the public",
          "[pages]")
{
    Opened opened;
    REQUIRE_OK(opened.file.set(opened.file.stage, core::Field::StageDue, core::Value::text(u"2026-06-10"_s)));
    opened.page.findChild<QAbstractButton *>(u"public"_s)->setChecked(true);
    CHECK(opened.page.reveal({.page = u"reports"_s, .entity = core::Entity::Office, .part = u"reminders"_s}));
    CHECK(opened.page.job().kind == print::ReportKind::Reminders);
    CHECK(opened.page.job().audience == print::Audience::CityHall);
    CHECK(QTest::qWaitFor([&] { return opened.preview().pageCount() == 1; })); // one office: no overview
    print::ReportJob job = opened.page.job();
    const auto source = print::makeSource(opened.file.workspace->read(), job);
    REQUIRE_OK(source);
    const auto letter = (*source)->part(0);
    REQUIRE_OK(letter);
    const auto texts = core::report::textsOf(*letter);
    const auto says = [&](const QString &words) { return std::ranges::find(texts, words) != texts.end(); };
    CHECK(says(u"19 days late"_s));
    CHECK(says(opened.file.text(opened.file.project, core::Field::ProjectName)));
    job.audience = print::Audience::Public;
    CHECK_FALSE(print::makeSource(opened.file.workspace->read(), job));
}

TEST_CASE("a print goes on with the next page after every jam, and nothing comes out twice", "[pages]")
{
    Opened opened;
    const int all = opened.preview().pageCount();
    REQUIRE(all == 2);
    const auto tray = std::make_shared<testing::Tray>();
    std::vector<int> begun;
    opened.page.setPrinterChoice([&](int from) {
        begun.push_back(from);
        auto printer = std::make_unique<testing::TrayPrinter>(tray);
        if (from > 1)
            printer->setFromTo(from, all);
        return printer;
    });
    auto &bar = *opened.page.findChild<MessageBar *>();
    const auto goOn = [&] {
        for (auto *button : bar.findChildren<QPushButton *>())
            if (button->isVisible() && button->text().contains(u'2'))
                return button;
        return static_cast<QPushButton *>(nullptr);
    };
    const auto isAtRest = [&] { return opened.child<QPushButton>(u"print"_s).isEnabled(); };
    tray->jams = 2;
    opened.page.print();
    REQUIRE(QTest::qWaitFor(isAtRest));
    for (int again = 0; again < 2; ++again) { // it jams again before anything came out
        REQUIRE(goOn());
        QTest::mouseClick(goOn(), Qt::LeftButton);
        REQUIRE(QTest::qWaitFor(isAtRest));
        CHECK(tray->pages.size() == 1);
    }
    tray->jams = 0;
    REQUIRE(goOn());
    QTest::mouseClick(goOn(), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor(isAtRest));
    CHECK(begun == std::vector<int>{1, 2, 2, 2});
    CHECK(tray->pages.size() == 2);
    CHECK(bar.text().contains(u"1"_s));
}

TEST_CASE("sheets are saved as a PDF for each project, named by code and name, all or none", "[pages]")
{
    Opened opened;
    const QString folder = opened.file.folder.filePath(u"公開用"_s);
    QDir().mkpath(folder);
    REQUIRE_OK(opened.file.workspace->perform(
        core::SetFields(core::Entity::Project, opened.file.project, {{core::Field::ProjectName, core::Value::text(u"防災/備蓄"_s)}})));
    opened.child<QCheckBox>(u"each"_s).setChecked(true);
    opened.prompts.files.enqueue(folder);
    QTest::mouseClick(&opened.child<QPushButton>(u"pdf"_s), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return opened.child<QPushButton>(u"pdf"_s).isEnabled(); }));
    CHECK(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) == QStringList{u"0001_防災-備蓄.pdf"_s});
    CHECK(QFileInfo(folder + u"/0001_防災-備蓄.pdf"_s).size() > 5000);

    const core::Reader &reader = opened.file.workspace->read();
    const auto stopped = print::writePdfFolder(reader, opened.page.job(), folder, [](int, int) { return false; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == core::Error::Code::Cancelled);
    CHECK(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() == 1);
    CHECK_FALSE(print::writePdfFolder(reader, opened.page.job(), folder + u"/none"_s));
}

TEST_CASE("kind, order and paper of the last report are there at the next start", "[pages]")
{
    Opened opened;
    const QByteArray usual = opened.page.arrangement();
    auto &margins = opened.child<QComboBox>(u"margins"_s);
    margins.setCurrentIndex(2);
    opened.child<QComboBox>(u"kind"_s).setCurrentIndex(1);
    const QByteArray kept = opened.page.arrangement();
    CHECK(kept != usual);
    opened.page.arrange(usual);
    CHECK(margins.currentIndex() == 0);
    opened.page.arrange(kept);
    CHECK(margins.currentIndex() == 2);
    CHECK(opened.page.job().kind == print::ReportKind::List);
    opened.page.arrange("margins=99;of another version"); // what is not known changes nothing
    CHECK(margins.currentIndex() == 2);
}
