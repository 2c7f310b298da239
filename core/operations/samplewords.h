// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace core {

/// The words sample projects are made of (resources/templates/sample_words.json). No real project is among them.
struct SampleWords
{
    struct IndicatorPattern
    {
        QString name;
        QString unit;
        QString type;
        QString direction;
        double base = 0; ///< value in the first year
        double step = 0; ///< change per year
    };
    /// A field of work: which initiative it serves, who does it, for whom and why.
    struct Theme
    {
        QString policy;          ///< number of the initiative
        QString branchSection;   ///< ending of the section's code in a branch; empty: not a branch's work
        QStringList departments; ///< codes of sections
        QString target;
        QString purpose;
        QString result;
        QString law;
        QStringList subjects;
        QStringList forms; ///< names of the forms its work takes
        std::vector<IndicatorPattern> indicators;
    };
    /// A way of doing things: the end of a project's name, and its means.
    struct Form
    {
        QString name;
        QString delivery;
        QString means;
    };
    using Thirds = std::array<QStringList, 3>; ///< sentences for low, middling and high grades

    QString area; ///< how the area of a branch is called: "%1" is its short name
    std::vector<Theme> themes;
    std::vector<Form> forms;
    QStringList kinds, obligations, plan, doing, check, act, circumstances, voices, steps;
    std::array<Thirds, 3> reasons;        ///< for necessity, effect, efficiency
    QHash<QString, QStringList> comments; ///< by the code of the verdict; "*" for any other

    /// The words that come with the program.
    [[nodiscard]] static const SampleWords &builtIn();
};

} // namespace core
