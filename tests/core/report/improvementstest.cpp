// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/improvementoperations.h"
#include "core/operations/rollover.h"
#include "core/operations/sheetoperations.h"
#include "core/report/improvements.h"
#include "core/report/tasks.h"
#include "tests/core/report/city.h"
#include "tests/support/reference.h"

#include <QJsonArray>

#include <array>
#include <map>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// A file with improvements decided, and what is done with them.
struct Loop
{
    testing::SampleFile file;

    RowId decide(int year, const QString &text)
    {
        const AddRow add(Entity::Improvement, {{Field::ImprovementProject, Value::reference(file.project)},
                                               {Field::ImprovementYear, Value::integer(year)},
                                               {Field::ImprovementText, Value::text(text)}});
        done(add);
        return add.id();
    }
    void done(const Operation &operation)
    {
        file.clock.advance(1);
        REQUIRE_OK(file.workspace->perform(operation));
    }
    Result<> answer(RowId row, ImprovementState state, const QString &reason, int year)
    {
        file.clock.advance(1);
        return file.workspace->perform(AnswerImprovements({row}, state, reason, year)).map([](const auto &) {});
    }
    [[nodiscard]] ClosingLine closing(int year) const
    {
        const auto read = readClosing(file.workspace->read(), year);
        REQUIRE_OK(read);
        return read->total;
    }
    /// What the plan of a year still owes, as Home shows it; none where it owes nothing.
    [[nodiscard]] std::optional<Task> task(int year) const
    {
        const auto list = readTasks(file.workspace->read(), year, QDate(year, 5, 1));
        REQUIRE_OK(list);
        for (const Task &task : list->tasks)
            if (task.kind == Task::Kind::Improvements)
                return task;
        return std::nullopt;
    }
};

/// Offices, projects and improvements drawn at random, and a plain note of them for the reference.
class RandomLoop
{
public:
    explicit RandomLoop(unsigned seed) : m_random(seed) {}

    Result<> fill(Editor &editor)
    {
        for (int i = 0; i < 12; ++i)
            RASHIN_TRY(addOffice(editor));
        for (int i = 0; i < 20; ++i)
            RASHIN_TRY(addProject(editor));
        for (int i = 0; i < 80; ++i)
            RASHIN_TRY(addImprovement(editor));
        return {};
    }
    [[nodiscard]] QJsonObject asked(int from, int to) const
    {
        return {{u"formula"_s, u"closing"_s}, {u"from"_s, from}, {u"to"_s, to}, {u"offices"_s, m_officesAsked},
                {u"projects"_s, m_projectsAsked}, {u"improvements"_s, m_improvementsAsked}};
    }

private:
    template <typename T>
    std::optional<T> any(const std::vector<T> &of)
    {
        return of.empty() || m_random() % 5 == 0 ? std::nullopt : std::optional(of[m_random() % of.size()]);
    }
    static QJsonValue idOf(std::optional<RowId> row) { return row ? QJsonValue(row->toString()) : QJsonValue(); }

    Result<> addOffice(Editor &editor)
    {
        const QString kind = std::array{u"branch"_s, u"department"_s, u"section"_s}[m_random() % 3];
        const auto parent = any(m_offices);
        RASHIN_LET(const RowId row, editor.add(Entity::Office, {{Field::OfficeCode, Value::text(RowId::random().toString())},
                                                                {Field::OfficeName, Value::text(u"組織"_s)},
                                                                {Field::OfficeKind, Value::text(kind)},
                                                                {Field::OfficeParent, Value::reference(parent)}}));
        m_offices.push_back(row);
        m_officesAsked.append(QJsonObject{{u"id"_s, idOf(row)}, {u"parent"_s, idOf(parent)}, {u"kind"_s, kind}});
        return {};
    }
    Result<> addProject(Editor &editor)
    {
        const auto office = any(m_offices);
        RASHIN_LET(const RowId row, editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)},
                                                                 {Field::ProjectOfficeMain, Value::reference(office)}}));
        m_projects.push_back(row);
        m_projectsAsked[row.toString()] = idOf(office);
        return {};
    }
    Result<> addImprovement(Editor &editor)
    {
        const RowId project = m_projects[m_random() % m_projects.size()];
        const QString state(toCode(static_cast<ImprovementState>(m_random() % 4)));
        const int year = 2022 + int(m_random() % 7);
        RASHIN_TRY(editor.add(Entity::Improvement, {{Field::ImprovementProject, Value::reference(project)},
                                                    {Field::ImprovementYear, Value::integer(year)},
                                                    {Field::ImprovementText, Value::text(u"改善"_s)},
                                                    {Field::ImprovementReason, Value::text(u"理由"_s)},
                                                    {Field::ImprovementState, Value::text(state)}}));
        m_improvementsAsked.append(
            QJsonObject{{u"project"_s, project.toString()}, {u"year"_s, year}, {u"state"_s, state}});
        return {};
    }

    std::mt19937 m_random;
    std::vector<RowId> m_offices;
    std::vector<RowId> m_projects;
    QJsonArray m_officesAsked;
    QJsonObject m_projectsAsked;
    QJsonArray m_improvementsAsked;
};

} // namespace

TEST_CASE("what is put off or declined says why, whoever writes it", "[improvements]")
{
    Loop loop;
    const RowId row = loop.decide(2025, u"窓口の待ち時間を短くする"_s);
    for (const ImprovementState state : {ImprovementState::Postponed, ImprovementState::Declined}) {
        const auto wordless = loop.answer(row, state, u" "_s, 2026);
        REQUIRE_FALSE(wordless);
        CHECK(wordless.error().detail == u"improvement.reason"_s);
        const auto byScript = loop.file.workspace->perform(
            SetFields(Entity::Improvement, row, {{Field::ImprovementState, Value::text(QString(toCode(state)))}}));
        REQUIRE_FALSE(byScript);
    }
    REQUIRE_OK(loop.answer(row, ImprovementState::TakenUp, {}, 2026));
    REQUIRE_OK(loop.answer(row, ImprovementState::Declined, u"費用に見合わない"_s, 2026));
    // The reason of an answer that needs one cannot be taken away afterwards.
    CHECK_FALSE(loop.file.workspace->perform(SetFields(Entity::Improvement, row, {{Field::ImprovementReason, Value()}})));
}

TEST_CASE("an improvement is owed by the next plan until it is answered, and comes up again when postponed",
          "[improvements]")
{
    Loop loop;
    CHECK_FALSE(loop.task(2026));
    const RowId row = loop.decide(2025, u"申請を電子化する"_s);
    CHECK_FALSE(loop.task(2025)); // the year that decided it owes nothing
    REQUIRE(loop.task(2026));
    CHECK(loop.task(2026)->missing == 1);
    CHECK(loop.task(2026)->row == row);

    REQUIRE_OK(loop.answer(row, ImprovementState::Postponed, u"予算がつかない"_s, 2026));
    CHECK(loop.task(2026)->state == Task::State::Done);
    REQUIRE(loop.task(2027));
    CHECK(loop.task(2027)->missing == 1);

    REQUIRE_OK(loop.answer(row, ImprovementState::TakenUp, u"要求に計上"_s, 2027));
    CHECK(loop.task(2027)->state == Task::State::Done);
    CHECK_FALSE(loop.task(2028));
}

TEST_CASE("the closing rate counts what is taken up or declined; of nothing decided there is none", "[improvements]")
{
    Loop loop;
    CHECK_FALSE(loop.closing(2025).rate());
    std::vector<RowId> rows;
    for (int i = 0; i < 4; ++i)
        rows.push_back(loop.decide(2025, QString::number(i)));
    REQUIRE_OK(loop.answer(rows[0], ImprovementState::TakenUp, {}, 2026));
    REQUIRE_OK(loop.answer(rows[1], ImprovementState::Declined, u"理由"_s, 2026));
    REQUIRE_OK(loop.answer(rows[2], ImprovementState::Postponed, u"理由"_s, 2026));
    const ClosingLine line = loop.closing(2025);
    CHECK(line.decided == 4);
    CHECK(line.open() == 1);
    CHECK(line.rate() == 0.5);
    CHECK_FALSE(loop.closing(2026).rate());
}

TEST_CASE("closing rates of offices agree with a plain count over random answers", "[improvements]")
{
    testing::City city(12, 5);
    std::mt19937 random(7);
    std::map<bool, std::array<int, 5>> expected; // second branch? → decided and the four states
    city.perform([&](Editor &editor) -> Result<> {
        for (const auto &project : city.entered) {
            for (auto i = random() % 5; i > 0; --i) {
                const auto state = static_cast<ImprovementState>(random() % 4);
                const int year = random() % 3 ? 2025 : 2024;
                RASHIN_TRY(editor.add(Entity::Improvement,
                                      {{Field::ImprovementProject, Value::reference(project.project)},
                                       {Field::ImprovementYear, Value::integer(year)},
                                       {Field::ImprovementText, Value::text(u"改善"_s)},
                                       {Field::ImprovementState, Value::text(QString(toCode(state)))}}));
                if (year != 2025)
                    continue;
                ++expected[project.second][0];
                ++expected[project.second][1 + size_t(state)];
            }
        }
        return {};
    });
    const auto closing = readClosing(city.read(), 2025);
    REQUIRE_OK(closing);
    int decided = 0;
    for (const ClosingLine &line : closing->offices) {
        const auto &plain = expected[line.office == city.azabu];
        CHECK(line.decided == plain[0]);
        CHECK(line.open() == plain[1]);
        CHECK(line.takenUp == plain[2]);
        CHECK(line.postponed == plain[3]);
        CHECK(line.declined == plain[4]);
        CHECK(line.rate() == double(plain[2] + plain[4]) / plain[0]);
        decided += line.decided;
    }
    CHECK(closing->total.decided == decided);
    CHECK(decided > 10);
}

TEST_CASE("closing rates by office and year are those of the reference, over trees of offices of any shape",
          "[improvements][reference]")
{
    std::vector<QJsonObject> cases;
    std::vector<ClosingYears> found;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        testing::City city(3, seed);
        RandomLoop loop(seed);
        city.perform([&](Editor &editor) { return loop.fill(editor); });
        for (const auto &[from, to] : {std::pair{2023, 2027}, {2025, 2025}}) {
            cases.push_back(loop.asked(from, to));
            const auto closing = readClosingYears(city.read(), from, to);
            REQUIRE_OK(closing);
            found.push_back(*closing);
        }
    }
    const auto answers = testing::reference(cases);
    for (size_t i = 0; i < answers.size(); ++i) {
        std::map<std::pair<QString, int>, ClosingLine> lines;
        for (size_t year = 0; year < found[i].years.size(); ++year) {
            lines[{u"all"_s, found[i].years[year]}] = found[i].total.years[year];
            for (const ClosingYears::Office &office : found[i].offices)
                lines[{office.office ? office.office->toString() : u"none"_s, found[i].years[year]}] = office.years[year];
        }
        std::erase_if(lines, [](const auto &line) { return line.second.decided == 0; });
        const QJsonArray expected = answers[i][u"lines"_s].toArray();
        REQUIRE(expected.size() == qsizetype(lines.size()));
        CHECK(expected.size() > 3);
        for (const auto &value : expected) {
            const QJsonObject plain = value.toObject();
            const auto line = lines.find({plain[u"whose"_s].toString(), plain[u"year"_s].toInt()});
            REQUIRE(line != lines.end());
            CHECK(line->second.decided == plain[u"decided"_s].toInt());
            CHECK(line->second.open() == plain[u"open"_s].toInt());
            CHECK(line->second.postponed == plain[u"postponed"_s].toInt());
            CHECK(line->second.rate().value() == Approx(plain[u"rate"_s].toDouble()));
        }
    }
}

TEST_CASE("a year goes from entry to the next plan: sent back once, accepted, improved, rolled over, taken up",
          "[improvements][story]")
{
    Loop loop;
    testing::SampleFile &file = loop.file;
    const EvaluationKey sheet{file.project, 2026, file.stage};
    REQUIRE_OK(file.workspace->setOwnOffice(file.section));
    loop.done(GradeCriteria({{sheet, file.necessity, 2}, {sheet, file.efficiency, 1}}));
    loop.done(SubmitSheets({sheet}, u"山田"_s, file.clock.today()));
    REQUIRE_OK(file.workspace->setOwnOffice(std::nullopt));
    loop.done(ReturnSheets({sheet}, u"効率性の根拠を書いてください"_s));
    REQUIRE_OK(file.workspace->setOwnOffice(file.section));
    loop.done(SetGradeReason(sheet, file.efficiency, u"単価が上がった"_s));
    loop.done(SubmitSheets({sheet}, u"山田"_s, file.clock.today()));
    REQUIRE_OK(file.workspace->setOwnOffice(std::nullopt));
    loop.done(AcceptSheets({sheet}));
    const RowId improvement = loop.decide(2026, u"契約を見直す"_s);

    RolloverSummary summary;
    loop.done(Rollover(2027, &summary));
    REQUIRE(loop.task(2027));
    CHECK(loop.task(2027)->state == Task::State::None);
    REQUIRE_OK(loop.answer(improvement, ImprovementState::TakenUp, u"複数年契約にする"_s, 2027));
    CHECK(loop.task(2027)->state == Task::State::Done);
    CHECK(loop.closing(2026).rate() == 1.0);
    // The year that is over stays as it was accepted.
    CHECK(file.text(sheet.row(), Field::EvaluationState) == u"accepted"_s);
    const auto late = file.workspace->perform(GradeCriteria({{sheet, file.necessity, 3}}));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == Error::Code::Closed);
}
