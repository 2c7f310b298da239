// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tabular/importing.h"

#include "core/tabular/cleaning.h"

#include <QCoreApplication>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

/// The four tables of the national review, imported once for all cases.
struct Review
{
    testing::Target target;
    ImportReport report;

    static Review *shared()
    {
        static std::unique_ptr<Review> review;
        static const bool made = [] {
            review = make();
            qAddPostRoutine([] { review.reset(); }); // while Qt's list of connections still stands
            return true;
        }();
        Q_UNUSED(made)
        return review.get();
    }

private:
    static std::unique_ptr<Review> make()
    {
        if (testing::sharedFile(u"rs2024/3-2_RS_2024.zip"_s).isEmpty())
            return nullptr;
        auto review = std::make_unique<Review>();
        const QString folder = QFileInfo(testing::sharedFile(u"rs2024/3-2_RS_2024.zip"_s)).path();
        review->report = testing::takeIn(folder, u"rs-2024"_s, review->target);
        return review;
    }
};

/// What links and elements the rows of 3-2 name, counted without the importer.
struct Chain
{
    std::set<QString> nodes;
    std::set<QString> links;
    int rows = 0;
    int empty = 0;
};

Chain countedChain()
{
    const auto source = openTables(testing::sharedFile(u"rs2024/3-2_RS_2024.zip"_s));
    REQUIRE_OK(source);
    Chain chain;
    bool isHeading = true;
    REQUIRE_OK((*source)->read((*source)->tables()[0], [&](const Row &row) {
        if (std::exchange(isHeading, false))
            return true;
        ++chain.rows;
        QString ends[2];
        for (const int side : {0, 1}) {
            for (int column = 13 + 4 * side; column < 17 + 4 * side; ++column)
                ends[side] += headerKey(row.at(column).toText()) + u'\t';
            ends[side] += row.at(2).toText();
        }
        if (row.at(14).isEmpty() || row.at(18).isEmpty()) {
            ++chain.empty;
            return true;
        }
        chain.nodes.insert({ends[0], ends[1]});
        chain.links.insert(ends[0] + u'\n' + ends[1]);
        return true;
    }));
    return chain;
}

} // namespace

TEST_CASE("a national review comes in whole: projects, years, links and the evaluations of four stages", "[tabular][real]")
{
    Review *review = Review::shared();
    if (!review)
        return;
    const ImportReport &report = review->report;
    for (const ImportIssue &error : report.errors)
        UNSCOPED_INFO(QString(error.code + u' ' + error.table + u' ' + QString::number(error.row) + u' ' + error.value).toStdString());
    REQUIRE(report.errors.empty());
    CHECK(report.createdCount(Entity::Project) == 5664);
    REQUIRE(report.tables.size() == 4);
    CHECK(report.tables[1].second == 37'981);
    CHECK(report.tables[2].second == 28'362);
    std::set<std::pair<RowId, qint64>> years;
    for (const Record &money : review->target.all(Entity::Money, {{{Field::MoneyBasis, Value::text(u"budget"_s)}}, {}}))
        years.emplace(*money.row(Field::MoneyProject), *money.integer(Field::MoneyYear));
    CHECK(years.size() == 18'524);
    CHECK(report.checksHeld.at(u"current_budget"_s) == 18'524);
    CHECK(testing::warned(report, u"sum_differs"_s) == 0);
    CHECK(review->target.count(Entity::Stage) == 4);
}

TEST_CASE("every link of the review is there once, and every row without one is known", "[tabular][real]")
{
    Review *review = Review::shared();
    if (!review)
        return;
    const Chain chain = countedChain();
    CHECK(chain.rows == 28'362);
    CHECK(review->target.count(Entity::LogicNode) == qint64(chain.nodes.size()));
    CHECK(review->target.count(Entity::LogicLink) == qint64(chain.links.size()));
}

TEST_CASE("yen become thousand yen, and what is lost by it is said", "[tabular][real]")
{
    Review *review = Review::shared();
    if (!review)
        return;
    const auto project = review->target.all(Entity::Project, {{{Field::ProjectCode, Value::text(u"1"_s)}}, {}});
    REQUIRE(project.size() == 1);
    const auto budget = review->target.all(Entity::Money, {{{Field::MoneyProject, Value::reference(project[0].id())},
                                                            {Field::MoneyYear, Value::integer(2024)},
                                                            {Field::MoneyBasis, Value::text(u"budget"_s)}}, {}});
    REQUIRE(budget.size() == 1);
    CHECK(budget[0].integer(Field::MoneyTotal) == 33'498); // 33,498,000 yen
    CHECK(testing::warned(review->report, u"fractional_money"_s) > 3000);
    const auto request = review->target.all(Entity::Money, {{{Field::MoneyProject, Value::reference(project[0].id())},
                                                             {Field::MoneyYear, Value::integer(2025)}}, {}});
    REQUIRE(request.size() == 1);
    CHECK(request[0].text(Field::MoneyBasis) == u"request"_s);
    CHECK(request[0].integer(Field::MoneyTotal) == 34'482);
    // The year under way has no settlement yet: its 0 is not taken for one.
    CHECK(review->target.all(Entity::Money, {{{Field::MoneyYear, Value::integer(2024)},
                                              {Field::MoneyBasis, Value::text(u"settlement"_s)}}, {}}).empty());
}

TEST_CASE("a budget book comes in with the items of every account adding up to it", "[tabular][real]")
{
    const QString path = testing::sharedFile(u"fuji_r6_budget.xlsx"_s);
    if (path.isEmpty())
        return;
    testing::Target target;
    const ImportReport report = testing::takeIn(path, u"fuji-r6"_s, target);
    REQUIRE(report.errors.empty());
    CHECK(report.rowsRead == 6216);
    CHECK(report.createdCount(Entity::Project) == 182);
    CHECK(report.checksHeld.at(u"items"_s) == 182);
    CHECK(report.checksHeld.at(u"change"_s) == 182);
    qint64 total = 0;
    for (const Record &money : target.all(Entity::Money, {{{Field::MoneyYear, Value::integer(2024)}}, {}}))
        total += money.integer(Field::MoneyTotal).value_or(0);
    CHECK(total == 101'700'000);
    qint64 items = 0;
    for (const Record &account : target.all(Entity::BudgetAccount))
        items += account.integer(Field::BudgetAccountAmount).value_or(0);
    CHECK(items == 101'700'000);
    const ImportReport again = testing::takeIn(path, u"fuji-r6"_s, target);
    CHECK(again.transaction.isEmpty());
    CHECK(again.updatedCount() == 0);
}
