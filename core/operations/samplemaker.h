// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/sample.h"
#include "core/operations/samplewords.h"

#include <map>
#include <vector>

namespace core {

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine and with every standard library.
class SampleRandom
{
public:
    explicit SampleRandom(quint64 seed) : m_state(seed) {}
    [[nodiscard]] quint64 next();
    [[nodiscard]] int below(int count) { return static_cast<int>(next() % static_cast<quint64>(count)); }
    [[nodiscard]] double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; } ///< 0 ≤ x < 1
    [[nodiscard]] bool chance(double probability) { return unit() < probability; }
    /// About normal, mean 0, deviation 1 (sum of uniforms).
    [[nodiscard]] double normal() { return (unit() + unit() + unit() + unit() - 2.0) * 1.7320508; }
    [[nodiscard]] const QString &oneOf(const QStringList &list) { return list[below(static_cast<int>(list.size()))]; }

private:
    quint64 m_state;
};

/// What sample projects refer to: the offices, initiatives and schemes of the plan they are added to.
struct SampleGround
{
    struct Stage
    {
        RowId id;
        int number;
        QString opens;
        QString due;
    };
    struct Criterion
    {
        RowId id;
        double worst;
        double best;
    };
    struct Verdict
    {
        RowId id;
        QString code;
    };
    struct Scheme
    {
        std::vector<Stage> stages;
        std::vector<Criterion> criteria;
        std::vector<Verdict> verdicts; ///< those one can choose: the leaves of the tree
    };
    struct Section
    {
        RowId id;
        QString prefix; ///< what names of its projects begin with
    };

    std::vector<QString> branches;       ///< codes
    std::map<QString, Section> sections; ///< by code
    std::map<QString, RowId> policies;   ///< by number
    std::map<int, Scheme> schemes;       ///< by year
    std::vector<QString> places;         ///< of the projects, in their order
    int lastYear = 0;

    [[nodiscard]] static Result<SampleGround> read(const Reader &reader, int projects);
};

/// Makes one sample project with everything that hangs from it.
class SampleMaker
{
public:
    SampleMaker(Editor &editor, const SampleGround &ground, SampleSize size, int number);
    [[nodiscard]] Result<> make();

private:
    [[nodiscard]] RowId idOf(Entity entity, int number) const;
    void chooseWork();
    [[nodiscard]] const SampleWords::Form &chooseForm();
    [[nodiscard]] Result<> addProject();
    [[nodiscard]] Result<> addIndicator(int number, const SampleWords::IndicatorPattern &pattern, const QString &place);
    [[nodiscard]] Result<> addIndicatorValue(RowId indicator, int year, double target, double pace);
    [[nodiscard]] Result<> addMoney();
    [[nodiscard]] Result<> addMoneyOf(int year, const QString &basis, qint64 total);
    [[nodiscard]] Result<> addCycle(int year);
    [[nodiscard]] Result<> addSteps(); ///< samplesteps.cpp
    [[nodiscard]] Result<> addEvaluations(int year);
    [[nodiscard]] Result<> addEvaluation(int year, const SampleGround::Scheme &scheme, const SampleGround::Stage &stage,
                                         double quality, const SampleGround::Verdict &verdict);
    [[nodiscard]] Result<> addGrades(RowId evaluation, const SampleGround::Scheme &scheme, double quality);
    [[nodiscard]] const SampleGround::Verdict &chooseVerdict(const SampleGround::Scheme &scheme, double quality);
    [[nodiscard]] QString stateOf(int year, int stage);
    [[nodiscard]] int firstYear() const { return m_ground.lastYear - m_size.years + 1; }

    Editor &m_editor;
    const SampleGround &m_ground;
    const SampleWords &m_words;
    SampleSize m_size;
    int m_number;
    SampleRandom m_random;
    const SampleWords::Theme *m_theme = nullptr;
    const SampleWords::Form *m_form = nullptr;
    QString m_office; ///< code of the section
    QString m_subject;
    double m_quality = 0; ///< of the project: 0 is average, ±1 a deviation
    RowId m_project;
};

} // namespace core
