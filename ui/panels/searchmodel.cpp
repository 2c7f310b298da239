// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/searchmodel.h"

#include "ui/labels.h"
#include "ui/rowlabel.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::searchquery::Hit;

namespace {

constexpr int longestList = 300;
constexpr int wordsBefore = 12;
constexpr int snippetLength = 90;

} // namespace

SearchModel::SearchModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent), m_workspace(workspace)
{
}

core::Result<> SearchModel::search(const QString &words)
{
    auto found = core::searchquery::find(m_workspace.read(), words, longestList);
    beginResetModel();
    m_words = words;
    m_lines.clear();
    m_total = found ? found->total : 0;
    std::vector<std::pair<Entity, std::vector<Hit>>> kinds; // in the order of their best hits
    if (found) {
        for (Hit &hit : found->hits) {
            auto kind = std::ranges::find(kinds, hit.entity, &std::pair<Entity, std::vector<Hit>>::first);
            if (kind == kinds.end())
                kind = kinds.insert(kinds.end(), {hit.entity, {}});
            kind->second.push_back(std::move(hit));
        }
    }
    const QStringList keys = core::searchquery::keysOf(words);
    for (auto &[entity, hits] : kinds) {
        //: a heading in the list of hits: the kind of row and how many hits
        m_lines.push_back({tr("%1 (%2)").arg(labels::entity(entity)).arg(hits.size()), {}, {}, {}, {}});
        for (Hit &hit : hits)
            m_lines.push_back(lineOf(std::move(hit), keys));
    }
    endResetModel();
    return found ? core::Result<>() : core::failure(found.error());
}

SearchModel::Line SearchModel::lineOf(Hit hit, const QStringList &keys) const
{
    QList<core::Stretch> marks;
    for (const QString &key : keys)
        marks += core::findKey(hit.text, key);
    std::ranges::sort(marks, {}, &core::Stretch::start);
    const qsizetype start = marks.isEmpty() ? 0 : std::max<qsizetype>(0, marks.front().start - wordsBefore);
    Line line{rowLabel(m_workspace.read(), hit.entity, hit.row), labels::field(hit.field), {}, {}, {}};
    line.snippet = hit.text.mid(start, snippetLength);
    std::ranges::replace_if(line.snippet, [](QChar c) { return c.isSpace(); }, u' ');
    const qsizetype shift = start > 0 ? 1 : 0;
    if (start > 0)
        line.snippet.prepend(u'…');
    if (start + snippetLength < hit.text.size())
        line.snippet.append(u'…');
    for (const core::Stretch &mark : marks) {
        if (mark.start + mark.length <= start + snippetLength)
            line.marks << mark.start - start + shift << mark.length;
    }
    line.hit = std::move(hit);
    return line;
}

int SearchModel::shown() const
{
    return static_cast<int>(std::ranges::count_if(m_lines, [](const Line &line) { return line.hit.has_value(); }));
}

const Hit *SearchModel::hitAt(int row) const
{
    const bool isLine = row >= 0 && row < rowCount();
    return isLine && m_lines[static_cast<size_t>(row)].hit ? &*m_lines[static_cast<size_t>(row)].hit : nullptr;
}

int SearchModel::nextHit(int row, bool forward) const
{
    const int count = rowCount();
    for (int step = 1; step <= count; ++step) {
        const int at = forward ? (row + step + count) % count : (row - step + 2 * count) % count;
        if (hitAt(at))
            return at;
    }
    return -1;
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return line.title;
    case Qt::AccessibleTextRole:
        return line.hit ? QStringList{line.title, line.field, line.snippet}.join(u", "_s) : line.title;
    case Qt::ToolTipRole:
        return line.hit ? QString(line.title + u'\n' + line.field) : QString();
    case FieldRole:
        return line.field;
    case SnippetRole:
        return line.hit ? QVariant(line.snippet) : QVariant();
    case MarksRole:
        return line.marks;
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return hitAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                              : Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace ui
