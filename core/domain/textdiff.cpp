// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/textdiff.h"

#include <QStringView>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace core {

namespace {

using Words = std::vector<QStringView>;
using Kind = DiffPart::Kind;

constexpr int mostChanges = 2000;

Words wordsOf(const QString &text)
{
    Words words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to >= 0; from = to, to = finder.toNextBoundary())
        words.push_back(QStringView(text).mid(from, to - from));
    return words;
}

/// One step of the way from one text to the other.
struct Step
{
    Kind kind;
    QStringView word;
};

/// The furthest place reached on each diagonal, for every number of changes.
class Search
{
public:
    Search(const Words &from, const Words &to)
        : m_from(from)
        , m_to(to)
    {
    }

    /// The shortest way; everything removed and everything added where it has too many changes.
    [[nodiscard]] std::vector<Step> steps()
    {
        const int most = std::min(mostChanges, size(m_from) + size(m_to));
        std::vector<int> reach(static_cast<size_t>(2 * most + 3), 0);
        for (int changes = 0; changes <= most; ++changes) {
            m_trace.push_back(reach);
            if (advance(reach, changes, most))
                return walkBack(changes, most);
        }
        std::vector<Step> all;
        for (const QStringView word : m_from)
            all.push_back({Kind::Removed, word});
        for (const QStringView word : m_to)
            all.push_back({Kind::Added, word});
        return all;
    }

private:
    static int size(const Words &words) { return static_cast<int>(words.size()); }
    static size_t at(int diagonal, int most) { return static_cast<size_t>(diagonal + most + 1); }

    static bool comesFromAbove(const std::vector<int> &reach, int diagonal, int changes, int most)
    {
        return diagonal == -changes
               || (diagonal != changes && reach[at(diagonal - 1, most)] < reach[at(diagonal + 1, most)]);
    }

    bool advance(std::vector<int> &reach, int changes, int most) const
    {
        for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
            int x = comesFromAbove(reach, diagonal, changes, most) ? reach[at(diagonal + 1, most)]
                                                                   : reach[at(diagonal - 1, most)] + 1;
            while (x < size(m_from) && x - diagonal < size(m_to)
                   && m_from[size_t(x)] == m_to[size_t(x - diagonal)])
                ++x;
            reach[at(diagonal, most)] = x;
            if (x >= size(m_from) && x - diagonal >= size(m_to))
                return true;
        }
        return false;
    }

    [[nodiscard]] std::vector<Step> walkBack(int changes, int most) const
    {
        std::vector<Step> steps;
        int x = size(m_from);
        int y = size(m_to);
        for (; changes >= 0; --changes) {
            const std::vector<int> &reach = m_trace[size_t(changes)];
            const int diagonal = x - y;
            const bool above = comesFromAbove(reach, diagonal, changes, most);
            const int before = changes == 0 ? 0 : above ? diagonal + 1 : diagonal - 1;
            const int startX = changes == 0 ? 0 : reach[at(before, most)];
            const int startY = startX - before;
            while (x > startX && y > startY) {
                steps.push_back({Kind::Same, m_from[size_t(--x)]});
                --y;
            }
            if (changes > 0 && above)
                steps.push_back({Kind::Added, m_to[size_t(--y)]});
            else if (changes > 0)
                steps.push_back({Kind::Removed, m_from[size_t(--x)]});
        }
        std::ranges::reverse(steps);
        return steps;
    }

    const Words &m_from;
    const Words &m_to;
    std::vector<std::vector<int>> m_trace;
};

/// Takes a single sign that is the same between two changes to them.
void drownIslands(std::vector<Step> &steps)
{
    std::vector<Step> drowned;
    for (size_t i = 0; i < steps.size(); ++i) {
        const bool island = i > 0 && i + 1 < steps.size() && steps[i].kind == Kind::Same && steps[i].word.size() == 1
                            && steps[i - 1].kind != Kind::Same && steps[i + 1].kind != Kind::Same;
        if (island) {
            drowned.push_back({Kind::Removed, steps[i].word});
            drowned.push_back({Kind::Added, steps[i].word});
        } else {
            drowned.push_back(steps[i]);
        }
    }
    steps = std::move(drowned);
}

void append(std::vector<DiffPart> &parts, Kind kind, const QString &text)
{
    if (text.isEmpty())
        return;
    if (!parts.empty() && parts.back().kind == kind)
        parts.back().text += text;
    else
        parts.push_back({kind, text});
}

std::vector<DiffPart> joined(const std::vector<Step> &steps)
{
    std::vector<DiffPart> parts;
    QString removed;
    QString added;
    const auto flush = [&] {
        append(parts, Kind::Removed, std::exchange(removed, {}));
        append(parts, Kind::Added, std::exchange(added, {}));
    };
    for (const Step &step : steps) {
        if (step.kind == Kind::Removed) {
            removed += step.word;
        } else if (step.kind == Kind::Added) {
            added += step.word;
        } else {
            flush();
            append(parts, Kind::Same, step.word.toString());
        }
    }
    flush();
    return parts;
}

} // namespace

std::vector<DiffPart> textDiff(const QString &from, const QString &to)
{
    Words left = wordsOf(from);
    Words right = wordsOf(to);
    const auto [leftEnd, rightEnd] = std::ranges::mismatch(left, right);
    const auto start = leftEnd - left.begin();
    std::vector<Step> steps;
    for (auto i = 0; i < start; ++i)
        steps.push_back({Kind::Same, left[size_t(i)]});
    left.erase(left.begin(), leftEnd);
    right.erase(right.begin(), rightEnd);
    std::vector<Step> tail;
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        tail.push_back({Kind::Same, left.back()});
        left.pop_back();
        right.pop_back();
    }
    const std::vector<Step> middle = Search(left, right).steps();
    steps.insert(steps.end(), middle.begin(), middle.end());
    steps.insert(steps.end(), tail.rbegin(), tail.rend());
    drownIslands(steps);
    return joined(steps);
}

} // namespace core
