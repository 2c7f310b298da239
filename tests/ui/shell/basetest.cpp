// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"
#include "translations/language.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/reasondialog.h"
#include "ui/settings.h"
#include "ui/status.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

} // namespace

TEST_CASE("text is readable on everything it stands on, light and dark", "[theme]")
{
    using theme::Role;
    for (const QPalette &palette : {theme::light(), theme::dark()}) {
        const auto c = [&](Role role) { return theme::color(role, palette); };
        for (const Role ground : {Role::Window, Role::Surface, Role::Tint, Role::TintHover})
            CHECK(contrast(c(Role::Text), c(ground)) >= 7);
        for (const Role ink : {Role::Muted, Role::Primary, Role::Success, Role::Warning, Role::Error}) {
            CHECK(contrast(c(ink), c(Role::Window)) >= 4.5);
            CHECK(contrast(c(ink), c(Role::Surface)) >= 4.5);
            CHECK(contrast(c(ink), c(Role::Tint)) >= 4.5);
        }
        CHECK(contrast(c(Role::Success), c(Role::SuccessTint)) >= 4.5);
        CHECK(contrast(c(Role::Warning), c(Role::WarningTint)) >= 4.5);
        CHECK(contrast(c(Role::Error), c(Role::ErrorTint)) >= 4.5);
        CHECK(contrast(c(Role::Primary), c(Role::InfoTint)) >= 4.5);
        CHECK(contrast(c(Role::OnPrimary), c(Role::Primary)) >= 4.5);
        CHECK(contrast(c(Role::Edge), c(Role::Surface)) >= 3);
        CHECK(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
    }
}

TEST_CASE("every status has a mark and a word of its own", "[theme]")
{
    QSet<QString> marks;
    for (int i = 0; i <= static_cast<int>(Status::Late); ++i) {
        const auto status = static_cast<Status>(i);
        CHECK_FALSE(statusWord(status).isEmpty());
        CHECK_FALSE(marks.contains(statusMark(status)));
        marks.insert(statusMark(status));
    }
}

TEST_CASE("amounts are written as officials write them, and missing is never 0", "[format]")
{
    CHECK(format::money(1234567) == u"1,234,567"_s);
    CHECK(format::money(-7485) == u"△7,485"_s);
    CHECK(format::money(0) == u"0"_s);
    CHECK(format::money({}).isEmpty());
    CHECK(format::number(12.50) == u"12.5"_s);
    CHECK(format::number(1200.0) == u"1,200"_s);
    CHECK(format::number(-0.001) == u"0"_s);
    CHECK(format::percent(1.254) == u"125.4％"_s);
    CHECK(format::date(QDate(2026, 6, 30)) == u"2026年6月30日（火）"_s);
}

TEST_CASE("fiscal years carry the era and the western year, 元年 included", "[format]")
{
    CHECK(format::fiscalYear(2026) == u"令和8（2026）年度"_s);
    CHECK(format::fiscalYearShort(2026) == u"R8"_s);
    CHECK(format::fiscalYearShort(2019) == u"R元"_s);
}

TEST_CASE("icons are drawn in the colour of the text", "[icons]")
{
    const QImage image = icon(u"house"_s).pixmap(48, 48).toImage();
    bool inked = false;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            inked |= image.pixelColor(x, y).alpha() > 200;
    CHECK(inked);
    CHECK_FALSE(applicationIcon().pixmap(16, 16).isNull());
}

TEST_CASE("settings come back, and recent files are nine without doubles", "[settings]")
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"rashin.ini"_s);
    {
        Settings settings(file);
        CHECK(settings.language() == u"ja"_s);
        settings.setThemeMode(theme::Mode::Dark);
        for (int i = 0; i < 12; ++i)
            settings.addRecentFile(u"/計画/%1.rashin"_s.arg(i));
        settings.addRecentFile(u"/計画/5.rashin"_s);
    }
    const Settings again(file);
    CHECK(again.themeMode() == theme::Mode::Dark);
    REQUIRE(again.recentFiles().size() == 9);
    CHECK(again.recentFiles().first() == u"/計画/5.rashin"_s);
    CHECK_FALSE(again.author().isEmpty());
}

TEST_CASE("a message's button does its thing once and the message goes", "[messagebar]")
{
    QWidget window;
    MessageBar bar(&window);
    window.show();
    CHECK_FALSE(bar.isVisible());
    int done = 0;
    bar.say(MessageBar::Kind::Success, u"移動しました。"_s, u"元に戻す"_s, [&] { ++done; });
    CHECK(bar.isVisible());
    CHECK(bar.accessibleName() == u"移動しました。"_s);
    QTest::mouseClick(bar.findChild<QPushButton *>(), Qt::LeftButton);
    CHECK(done == 1);
    CHECK_FALSE(bar.isVisible());
}

TEST_CASE("the program speaks Japanese once the words are in, Qt's own dialogs included", "[translations]")
{
    const translations::Installed words(translations::fromCode(u"fr"));
    CHECK(statusWord(Status::Late) == u"期限超過"_s);
    CHECK(QCoreApplication::translate("QPlatformTheme", "Cancel") == u"キャンセル"_s);
}

TEST_CASE("a reason takes several lines, cannot be left out where it is needed, and Ctrl+Enter is its button", "[prompts]")
{
    ReasonDialog dialog({u"差戻し"_s, u"どこを直しますか。"_s, u"差し戻す"_s}, nullptr);
    dialog.show();
    REQUIRE(QTest::qWaitForWindowExposed(&dialog));
    auto *text = dialog.findChild<QPlainTextEdit *>(u"reasonText"_s);
    auto *button = dialog.findChild<QPushButton *>(u"accept"_s);
    CHECK(button->text() == u"差し戻す"_s);
    CHECK_FALSE(button->isEnabled());
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    CHECK(dialog.isVisible());
    QTest::keyClicks(text, u"first"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTest::keyClicks(text, u"second"_s);
    CHECK(dialog.text() == u"first\nsecond"_s);
    CHECK(dialog.isVisible());
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    CHECK(dialog.result() == QDialog::Accepted);

    const ReasonDialog optional({u"反映"_s, u"どう反映しますか。"_s, u"反映する"_s, u"予算を増やす"_s, false}, nullptr);
    CHECK(optional.text() == u"予算を増やす"_s);
    CHECK(optional.findChild<QPushButton *>(u"accept"_s)->isEnabled());
}
