// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scoreboard.h"
#include "tests/ui/pages/schemevisit.h"
#include "ui/forms/recordtable.h"
#include "ui/pages/schemepane.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// The evaluation page of the sample file, turned to its scheme.
struct Visit : testing::SchemeVisit
{
    explicit Visit(int year = 2026) : SchemeVisit(year) { click(u"editScheme"_s); }
    [[nodiscard]] core::YearScheme scheme(int year) const
    {
        const auto read = core::readScheme(file.workspace->read(), year);
        REQUIRE_OK(read);
        return *read;
    }
};

} // namespace

TEST_CASE("a criterion is added in the last line with the next number and stands in the grid on the way back",
          "[scheme][gui]")
{
    Visit visit;
    auto &criteria = visit.table(u"criteria"_s);
    const int last = criteria.rowCount() - 1;
    REQUIRE(criteria.setData(criteria.index(last, 1), u"公平性"_s));
    CHECK(criteria.rowCount() == last + 1); // it still needs a scale
    REQUIRE(criteria.setData(criteria.index(last, 3), visit.file.scale.toString()));
    const auto scheme = visit.scheme(2026);
    REQUIRE(scheme.criteria.size() == 3);
    CHECK(scheme.criteria[2].name == u"公平性"_s);
    CHECK(scheme.criteria[2].number == 3);
    visit.click(u"back"_s);
    bool isShown = false;
    for (int column = 0; column < visit.page.model().columnCount(); ++column)
        isShown |= visit.page.model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().contains(u"公平性"_s);
    CHECK(isShown);
}

TEST_CASE("a criterion that has grades is not removed, and the pane says why", "[scheme][gui]")
{
    Visit visit;
    REQUIRE_OK(visit.file.workspace->perform(core::GradeCriteria(
        {{{visit.file.project, 2026, visit.file.stage}, visit.file.necessity, 2}})));
    CHECK(visit.page.findChild<QLabel *>(u"schemeWarning"_s)->isVisible());
    auto &criteria = visit.table(u"criteria"_s);
    const int row = criteria.rowOf(visit.file.necessity);
    visit.page.findChild<QTabWidget *>(u"schemeTabs"_s)->setCurrentIndex(4);
    criteria.remove(row);
    CHECK(criteria.rowOf(visit.file.necessity) == row);
    CHECK(visit.page.findChild<QLabel *>(u"criteriaProblem"_s)->isVisible());
    criteria.remove(criteria.rowOf(visit.file.efficiency)); // nobody has used that one
    CHECK(criteria.rowOf(visit.file.efficiency) == -1);
}

TEST_CASE("a weight beyond its range stays in its cell and changes no score", "[scheme][gui]")
{
    Visit visit;
    auto &criteria = visit.table(u"criteria"_s);
    const QModelIndex weight = criteria.index(0, 2);
    const auto before = visit.scheme(2026).criteria[0].weight;
    for (const QString &text : {u"-1"_s, u"重い"_s, u"9223372036854775808"_s})
        CHECK_FALSE(criteria.setData(weight, text));
    CHECK(weight.data().toString() == u"9223372036854775808"_s);
    CHECK(visit.scheme(2026).criteria[0].weight == before);
    REQUIRE(criteria.setData(weight, u"２"_s));
    CHECK(visit.scheme(2026).criteria[0].weight == 2.0);
}

TEST_CASE("a year without a scheme takes over another's, and a change in it leaves that one alone", "[scheme][gui]")
{
    Visit visit(2027);
    visit.click(u"takeOver"_s);
    const auto taken = visit.scheme(2027);
    REQUIRE(taken.criteria.size() == 2);
    auto &criteria = visit.table(u"criteria"_s);
    REQUIRE(criteria.setData(criteria.index(0, 2), u"7"_s));
    CHECK(visit.scheme(2027).criteria[0].weight == 7.0);
    CHECK(visit.scheme(2026).criteria[0].weight != 7.0);
    // Only scales of the own scheme are offered.
    CHECK(criteria.choices(3).size() == 1);
    REQUIRE_OK(visit.file.workspace->undo());
    REQUIRE_OK(visit.file.workspace->undo());
    CHECK_FALSE(visit.scheme(2027).id);
    CHECK(visit.page.findChild<QPushButton *>(u"takeOver"_s)->isVisible());
}

TEST_CASE("the roll-over shows beforehand what it makes, makes just that, and one undo takes it back", "[scheme][gui]")
{
    Visit visit(2027);
    const QString preview = visit.page.findChild<QPlainTextEdit *>(u"rolloverPreview"_s)->toPlainText();
    CHECK(preview.contains(u"Evaluation scheme"_s));
    CHECK(preview.contains(u"PDCA cycle"_s));
    CHECK_FALSE(visit.scheme(2027).id); // looking changes nothing
    const auto cycles = visit.file.workspace->read().count(Entity::Cycle).value();
    visit.click(u"rollOver"_s);
    CHECK(visit.scheme(2027).criteria.size() == 2);
    CHECK(visit.file.workspace->read().count(Entity::Cycle).value() == cycles + 1);
    REQUIRE_OK(visit.file.workspace->undo());
    CHECK_FALSE(visit.scheme(2027).id);
    CHECK(visit.file.workspace->read().count(Entity::Cycle).value() == cycles);
}
