// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/logic/review.h"

#include "core/tabular/table.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace testing {

namespace {

core::LogicKind kindOf(const QString &kind, const QString &term)
{
    if (kind == u"アクティビティ"_s)
        return core::LogicKind::Activity;
    if (kind == u"アウトプット"_s)
        return core::LogicKind::Output;
    if (term == u"短期"_s)
        return core::LogicKind::OutcomeShort;
    return term == u"中期"_s ? core::LogicKind::OutcomeMiddle : core::LogicKind::OutcomeLong;
}

/// Collects one project after the other; an element is known by kind, number, term and words together.
class Collector
{
public:
    explicit Collector(Review &review) : m_review(review) {}

    void take(const core::tabular::Row &row)
    {
        constexpr int project = 2, name = 3, from = 13, to = 17, reason = 21;
        ++m_review.rows;
        const QString id = row.at(project).toText();
        m_review.models[id].name = row.at(name).toText();
        if (row.at(from + 1).isEmpty() || row.at(to + 1).isEmpty()) {
            ++m_review.blank;
            return;
        }
        const size_t tail = element(id, row, from);
        const size_t head = element(id, row, to);
        auto &links = m_review.models[id].links;
        const auto isSame = [&](const auto &link) { return link.from == tail && link.to == head; };
        if (std::ranges::any_of(links, isSame))
            ++m_review.again;
        else
            links.push_back({tail, head, row.at(reason).toText()});
    }

private:
    size_t element(const QString &project, const core::tabular::Row &row, int column)
    {
        QStringList parts{project};
        for (int i = 0; i < 4; ++i)
            parts.append(row.at(column + i).toText());
        auto &nodes = m_review.models[project].nodes;
        const auto known = m_elements.constFind(parts.join(u'\x1f'));
        if (known != m_elements.constEnd())
            return *known;
        m_elements.insert(parts.join(u'\x1f'), nodes.size());
        nodes.push_back({kindOf(parts[2], parts[3]), parts[4].simplified()});
        return nodes.size() - 1;
    }

    Review &m_review;
    QHash<QString, size_t> m_elements;
};

} // namespace

core::Result<Review> readReview(const QString &path)
{
    Review review;
    Collector collector(review);
    RASHIN_LET(auto source, core::tabular::openTables(path));
    bool isHeading = true;
    RASHIN_TRY(source->read(source->tables().front(), [&](const core::tabular::Row &row) {
        if (!std::exchange(isHeading, false))
            collector.take(row);
        return true;
    }));
    return review;
}

} // namespace testing
