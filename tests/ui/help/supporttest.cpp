// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/support.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

TEST_CASE("an inquiry names nobody, no file and nothing of the plan", "[help]")
{
    testing::SampleFile file;
    const QString user = qEnvironmentVariable("USER", u"root"_s);
    const QString text = supportText(file.workspace.get(), {u"10:00:00 warning: cannot read /home/yamada/港区/計画.rashin"_s,
                                                            u"10:00:01 warning: C:\\Users\\tanaka\\plan.rashin"_s,
                                                            u"10:00:02 warning: 山田太郎 <yamada@city.example.jp> saw 5"_s});
    for (const QString &secret : {u"yamada"_s, u"tanaka"_s, u"山田"_s, u"港区"_s, u"計画"_s, u"plan.rashin"_s,
                                  file.text(file.project, core::Field::ProjectName), file.path}) {
        INFO(secret.toStdString());
        CHECK_FALSE(text.contains(secret));
    }
    CHECK(text.contains(u"project: 1"_s));
    CHECK(text.contains(u"saw 5"_s));
    CHECK(text.contains(QLatin1String(qVersion())));
}

TEST_CASE("the about box copies the environment and writes the file for an inquiry", "[help]")
{
    const QTemporaryDir folder;
    testing::ScriptedPrompts prompts;
    AboutDialog about(prompts, nullptr);
    about.show();
    QTest::mouseClick(about.findChild<QWidget *>(u"copyEnvironment"_s), Qt::LeftButton);
    CHECK(QGuiApplication::clipboard()->text() == environmentText());

    const QString path = folder.filePath(u"問い合わせ.txt"_s);
    prompts.files.enqueue(path);
    QTest::mouseClick(about.findChild<QWidget *>(u"writeInquiry"_s), Qt::LeftButton);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(file.readAll()).startsWith(u"[environment]"_s));
}
