// SPDX-License-Identifier: GPL-3.0-or-later
// What scores cost, in one run, medians of several:
//  * all scores of ten years computed anew, beside the one GROUP BY that plain SQLite needs over the same rows;
//  * the grid's scores and ranks after one grade, in files that grow a hundredfold (the work should not).
// usage: bench_score [PROJECTS (2000) [YEARS (10)]]     8 criteria, one stage
#include "core/operations/evaluationoperations.h"
#include "core/operations/rowoperations.h"
#include "core/report/scoreboard.h"
#include "core/workspace/workspace.h"
#include "tests/bench/median.h"
#include "ui/models/evaluationtable.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

constexpr int criteria = 8;
constexpr int firstYear = 2017;
constexpr int rounds = 7;

double cpu()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// One year's rules: a stage and eight criteria of different weights on one scale of five grades.
struct Rules
{
    RowId stage;
    std::vector<RowId> criteria = {};
};

Result<Rules> addRules(Editor &editor, int year)
{
    RASHIN_LET(const RowId scheme, editor.add(Entity::Scheme, {{Field::SchemeYear, Value::integer(year)},
                                                               {Field::SchemeName, Value::text(u"制度"_s)}}));
    RASHIN_LET(const RowId stage, editor.add(Entity::Stage, {{Field::StageScheme, Value::reference(scheme)},
                                                             {Field::StageNumber, Value::integer(1)},
                                                             {Field::StageName, Value::text(u"一次評価"_s)}}));
    RASHIN_LET(const RowId scale, editor.add(Entity::Scale, {{Field::ScaleScheme, Value::reference(scheme)},
                                                             {Field::ScaleName, Value::text(u"五段階"_s)},
                                                             {Field::ScaleMinimum, Value::real(1)},
                                                             {Field::ScaleMaximum, Value::real(5)},
                                                             {Field::ScaleGoodEnd, Value::text(u"high"_s)}}));
    Rules rules{stage};
    for (int i = 1; i <= criteria; ++i) {
        RASHIN_LET(const RowId criterion, editor.add(Entity::Criterion, {{Field::CriterionScheme, Value::reference(scheme)},
                                                                         {Field::CriterionNumber, Value::integer(i)},
                                                                         {Field::CriterionName, Value::text(u"視点%1"_s.arg(i))},
                                                                         {Field::CriterionWeight, Value::real(i)},
                                                                         {Field::CriterionScale, Value::reference(scale)}}));
        rules.criteria.push_back(criterion);
    }
    return rules;
}

struct Document
{
    std::unique_ptr<Workspace> workspace;
    std::vector<RowId> projects = {};
    Rules last;
};

Result<Document> make(const QString &path, int projects, int years, const Clock &clock)
{
    std::vector<RowId> ids;
    std::vector<Rules> rules;
    const Batch ground(QLatin1String("document.create"), {}, [&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Plan, {{Field::PlanTitle, Value::text(u"計画"_s)}}));
        for (int i = 0; i < projects; ++i) {
            RASHIN_LET(const RowId id, editor.add(Entity::Project, {{Field::ProjectCode, Value::text(QString::number(i))},
                                                                    {Field::ProjectName, Value::text(u"事業%1"_s.arg(i))}}));
            ids.push_back(id);
        }
        for (int year = 0; year < years; ++year) {
            RASHIN_LET(const Rules one, addRules(editor, firstYear + year));
            rules.push_back(one);
        }
        return {};
    });
    RASHIN_LET(auto workspace, Workspace::create(path, {u"bench"_s}, clock, ground));
    for (int year = 0; year < years; ++year) {
        std::vector<GradeEntry> grades;
        for (size_t p = 0; p < ids.size(); ++p) {
            for (size_t c = 0; c < rules[size_t(year)].criteria.size(); ++c)
                grades.push_back({{ids[p], firstYear + year, rules[size_t(year)].stage},
                                  rules[size_t(year)].criteria[c],
                                  static_cast<double>(1 + (p * 7 + c * 3 + size_t(year)) % 5)});
        }
        RASHIN_TRY(workspace->perform(GradeCriteria(grades)));
    }
    return Document{std::move(workspace), std::move(ids), rules.back()};
}

/// What a person with a database would write: the same rows, the same formula, nothing explained.
double groupBy(const QString &path, int &groups)
{
    sqlite3 *database = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
    const char *sql =
        "SELECT e.id, SUM(c.weight * (g.value - s.minimum) / (s.maximum - s.minimum) * 100) / SUM(c.weight) "
        "FROM evaluation e JOIN grade g ON g.evaluation = e.id JOIN criterion c ON c.id = g.criterion "
        "JOIN scale s ON s.id = c.scale GROUP BY e.id";
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const double before = cpu();
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
        groups = 0;
        while (sqlite3_step(statement) == SQLITE_ROW)
            groups += sqlite3_column_double(statement, 1) >= 0 ? 1 : 0;
        sqlite3_finalize(statement);
        times.push_back(cpu() - before);
    }
    sqlite3_close(database);
    return median(times);
}

/// Every year's scores, terms, coverages and ranks.
double scoreboards(const Workspace &workspace, int years, int &scores)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const double before = cpu();
        scores = 0;
        for (int year = 0; year < years; ++year) {
            const auto board = Scoreboard::read(workspace.read(), firstYear + year);
            scores += board ? static_cast<int>(board->results().size()) : 0;
        }
        times.push_back(cpu() - before);
    }
    return median(times);
}

/// CPU time from the committed grade to the grid's new scores and ranks.
double oneGrade(const Document &document, int years)
{
    const int year = firstYear + years - 1;
    ui::EvaluationTable table;
    if (!table.load(document.workspace->read(), year))
        return 0;
    double spent = 0;
    QObject receiver;
    QObject::connect(document.workspace.get(), &Workspace::changed, &receiver, [&](const ChangeSet &changes) {
        const double before = cpu();
        const auto rows = table.refresh(document.workspace->read(), changes);
        if (rows && *rows && !(*rows)->empty())
            spent = cpu() - before + 0 * table.rankOf((*rows)->front(), 0).value_or(0);
    });
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        const RowId project = document.projects[size_t(i * 37) % document.projects.size()];
        const double grade = 1 + (i + i / 50) % 5;
        if (!document.workspace->perform(
                GradeCriteria({{{project, year, document.last.stage}, document.last.criteria[size_t(i % criteria)], grade}})))
            return 0;
        if (spent > 0)
            times.push_back(std::exchange(spent, 0));
    }
    return times.empty() ? 0 : median(times);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int projects = argc > 1 ? std::atoi(argv[1]) : 2000;
    const int years = argc > 2 ? std::atoi(argv[2]) : 10;
    const QTemporaryDir folder;
    const SystemClock clock;
    double least = 0;
    for (const int size : {projects / 100, projects / 10, projects}) {
        const QString path = folder.filePath(u"%1.rashin"_s.arg(size));
        auto document = make(path, std::max(size, 1), years, clock);
        if (!document) {
            std::fprintf(stderr, "no document: %s\n", qPrintable(document.error().detail));
            return 1;
        }
        const double one = oneGrade(*document, years);
        least = least > 0 ? least : one;
        std::printf("%6d projects, %d years: scores and ranks after one grade %.3f ms of CPU (%.2f x the smallest)\n", size,
                    years, one, one / least);
        if (size != projects)
            continue;
        int groups = 0;
        int scores = 0;
        const double plain = groupBy(path, groups);
        const double all = scoreboards(*document->workspace, years, scores);
        std::printf("all %d scores anew, explained and ranked: %.1f ms; one GROUP BY (%d groups): %.1f ms; ratio %.2f (wanted "
                    "<= 1.5)\n",
                    scores, all, groups, plain, all / plain);
    }
    return 0;
}
