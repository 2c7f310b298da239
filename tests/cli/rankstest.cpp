// SPDX-License-Identifier: GPL-3.0-or-later
// The places that a chart draws, reckoned again from the rows alone, as a stranger's script would.
#include "tests/cli/companion.h"

#include <algorithm>
#include <map>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using testing::Companion;

namespace {

using Rows = std::map<QString, QJsonObject>; ///< by id

Rows rowsOf(const Companion &cli, const QString &entity)
{
    Rows rows;
    for (const auto &row : cli.done({u"list"_s, u"a.rashin"_s, entity}).array())
        rows[row[u"id"_s].toString()] = row.toObject();
    return rows;
}

class Reckoning
{
public:
    explicit Reckoning(const Companion &cli)
        : m_offices(rowsOf(cli, u"office"_s)), m_projects(rowsOf(cli, u"project"_s)), m_stages(rowsOf(cli, u"stage"_s)),
          m_criteria(rowsOf(cli, u"criterion"_s)), m_scales(rowsOf(cli, u"scale"_s)),
          m_evaluations(rowsOf(cli, u"evaluation"_s)), m_grades(rowsOf(cli, u"grade"_s))
    {
    }

    /// The place of every branch in the year, by its short name; equal means share a place.
    [[nodiscard]] std::map<QString, int> places(int year) const
    {
        std::map<QString, double> means;
        for (const auto &[branch, scores] : scoresByBranch(year)) {
            double sum = 0;
            for (const double score : scores)
                sum += score;
            means[branch] = sum / double(scores.size());
        }
        std::map<QString, int> places;
        for (const auto &[branch, mean] : means)
            places[branch] = 1 + int(std::ranges::count_if(means, [&, own = mean](const auto &other) {
                                 return other.second > own + 1e-6;
                             }));
        return places;
    }

private:
    [[nodiscard]] QString branchOf(QString office) const
    {
        while (m_offices.contains(office) && m_offices.at(office)[u"kind"_s] != u"branch"_s)
            office = m_offices.at(office)[u"parent"_s].toString();
        return m_offices.contains(office) ? m_offices.at(office)[u"short_name"_s].toString() : QString();
    }

    [[nodiscard]] std::map<QString, std::vector<double>> scoresByBranch(int year) const
    {
        std::map<QString, std::vector<double>> scores;
        for (const auto &[id, project] : m_projects) {
            const QString branch = branchOf(project[u"office"_s].toString());
            const auto score = scoreOf(id, year);
            if (!branch.isEmpty() && score)
                scores[branch].push_back(*score);
        }
        return scores;
    }

    /// Of the last stage that graded anything.
    [[nodiscard]] std::optional<double> scoreOf(const QString &project, int year) const
    {
        std::map<int, double> byStage;
        for (const auto &[id, evaluation] : m_evaluations) {
            if (evaluation[u"project"_s] != project || evaluation[u"year"_s] != year)
                continue;
            const auto score = scoreOf(id);
            if (score)
                byStage[m_stages.at(evaluation[u"stage"_s].toString())[u"number"_s].toInt()] = *score;
        }
        return byStage.empty() ? std::nullopt : std::optional(byStage.rbegin()->second);
    }

    [[nodiscard]] std::optional<double> scoreOf(const QString &evaluation) const
    {
        double sum = 0;
        double weights = 0;
        for (const auto &[id, grade] : m_grades) {
            if (grade[u"evaluation"_s] != evaluation || grade[u"value"_s].isNull())
                continue;
            const QJsonObject &criterion = m_criteria.at(grade[u"criterion"_s].toString());
            const QJsonObject &scale = m_scales.at(criterion[u"scale"_s].toString());
            const double low = scale[u"minimum"_s].toDouble();
            const double high = scale[u"maximum"_s].toDouble();
            const double value = grade[u"value"_s].toDouble();
            const bool isHighGood = scale[u"good_end"_s] == u"high"_s;
            const double weight = criterion[u"weight"_s].isNull() ? 1 : criterion[u"weight"_s].toDouble();
            sum += weight * 100 * (isHighGood ? value - low : high - value) / (high - low);
            weights += weight;
        }
        return weights > 0 ? std::optional(sum / weights) : std::nullopt;
    }

    Rows m_offices, m_projects, m_stages, m_criteria, m_scales, m_evaluations, m_grades;
};

} // namespace

TEST_CASE("the places of the branches that are drawn are those reckoned from the rows", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 40, 3);
    const Reckoning reckoning(cli);
    const QJsonArray series = cli.done({u"chart"_s, u"a.rashin"_s, u"--kind"_s, u"ranks"_s, u"--office"_s, u"all"_s,
                                        u"--year"_s, u"2026"_s, u"--out"_s, u"r.png"_s}).object()[u"series"_s].toArray();
    REQUIRE(series.size() == 5);
    int compared = 0;
    for (const auto &branch : series)
        for (const auto &point : branch[u"points"_s].toArray()) {
            const auto places = reckoning.places(point[u"category"_s].toString().toInt());
            const auto own = places.find(branch[u"name"_s].toString());
            CHECK(point[u"value"_s].isNull() == (own == places.end()));
            if (own == places.end())
                continue;
            CHECK(point[u"value"_s].toInt() == own->second);
            ++compared;
        }
    CHECK(compared >= 10);
}
