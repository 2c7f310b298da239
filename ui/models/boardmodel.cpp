// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/boardmodel.h"

#include "ui/status.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {
constexpr QLatin1String mimeType("application/x-rashin-projects");
}

void BoardModel::show(std::vector<core::BoardCard> cards, bool isMovable)
{
    beginResetModel();
    m_cards = std::move(cards);
    m_movable = isMovable;
    endResetModel();
}

std::optional<core::RowId> BoardModel::project(int row) const
{
    return row < 0 || row >= rowCount() ? std::nullopt : std::optional(m_cards[size_t(row)].project);
}

int BoardModel::rowOf(core::RowId project) const
{
    const auto found = std::ranges::find(m_cards, project, &core::BoardCard::project);
    return found == m_cards.end() ? -1 : static_cast<int>(std::distance(m_cards.begin(), found));
}

int BoardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QString BoardModel::marks(const core::BoardCard &card)
{
    QStringList late;
    if (card.lateTasks > 0)
        late.append(tr("entries %1", "short, on a card: that many are late").arg(card.lateTasks));
    if (card.lateSteps > 0)
        late.append(tr("steps %1", "short, on a card: that many are late").arg(card.lateSteps));
    QStringList words;
    if (!late.isEmpty())
        words.append(statusMark(Status::Late) + late.join(u"・"_s));
    if (card.openImprovements > 0)
        words.append(statusMark(Status::NotStarted)
                     + tr("to answer %1", "short, on a card: improvements").arg(card.openImprovements));
    return words.join(u'　');
}

/// The same in whole words.
QString BoardModel::spokenMarks(const core::BoardCard &card)
{
    QStringList words;
    if (card.lateTasks > 0)
        words.append(tr("%n entry(s) late", nullptr, card.lateTasks));
    if (card.lateSteps > 0)
        words.append(tr("%n step(s) late", nullptr, card.lateSteps));
    if (card.openImprovements > 0)
        words.append(tr("%n improvement(s) to answer", nullptr, card.openImprovements));
    return words.join(u'\n');
}

QVariant BoardModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::BoardCard &card = m_cards[size_t(index.row())];
    const QString under = (card.code + u'　' + card.officeName).trimmed();
    switch (role) {
    case Qt::DisplayRole:
        return card.name;
    case Qt::ToolTipRole:
        return QStringList{card.name, under, spokenMarks(card)}.join(u'\n').trimmed();
    case Qt::AccessibleTextRole:
        return QStringList{card.name, under, spokenMarks(card)}.join(u' ').simplified();
    case ProjectRole:
        return card.project.value();
    case UnderRole:
        return under;
    case MarksRole:
        return marks(card);
    case LateRole:
        return card.isLate();
    default:
        return {};
    }
}

Qt::ItemFlags BoardModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_movable ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags drag = m_movable ? Qt::ItemIsDragEnabled : Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren | drag;
}

QStringList BoardModel::mimeTypes() const
{
    return {mimeType};
}

QMimeData *BoardModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArrayList ids;
    for (const QModelIndex &index : indexes)
        ids.append(QByteArray::number(index.data(ProjectRole).toLongLong()));
    auto *data = new QMimeData;
    data->setData(mimeType, ids.join(' '));
    return data;
}

bool BoardModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int, int, const QModelIndex &)
{
    if (action != Qt::MoveAction || !data->hasFormat(mimeType))
        return false;
    std::vector<core::RowId> projects;
    for (const QByteArray &id : data->data(mimeType).split(' ')) {
        if (const auto project = core::RowId::from(id.toLongLong()); project && rowOf(*project) < 0)
            projects.push_back(*project);
    }
    if (!projects.empty())
        emit dropped(projects);
    return false; // nothing was inserted here: the cards come with the change
}

} // namespace ui
