// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/storage/searchquery.h"
#include "core/workspace/workspace.h"

#include <QAbstractListModel>

namespace ui {

/// What a search found, as lines: a heading for every kind of row with its number of hits, below it the hits.
class SearchModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Of a hit: where it is, in which field, and the words around it with the marked stretches (QVariantList of start,
    /// length, …). DisplayRole has all of it for those who cannot see marks. A heading has no SnippetRole.
    enum Role { FieldRole = Qt::UserRole + 1, SnippetRole, MarksRole };

    explicit SearchModel(const core::Workspace &workspace, QObject *parent = nullptr);

    /// Empty words find nothing. Fails only where the file cannot be read.
    [[nodiscard]] core::Result<> search(const QString &words);
    [[nodiscard]] QString words() const { return m_words; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] int shown() const;
    /// The hit of a line; nothing of a heading.
    [[nodiscard]] const core::searchquery::Hit *hitAt(int row) const;
    /// The next line with a hit, going round at the ends; -1 where there is none.
    [[nodiscard]] int nextHit(int row, bool forward) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line
    {
        QString title;
        QString field;
        QString snippet;
        QVariantList marks;
        std::optional<core::searchquery::Hit> hit;
    };
    [[nodiscard]] Line lineOf(core::searchquery::Hit hit, const QStringList &keys) const;

    const core::Workspace &m_workspace;
    QString m_words;
    std::vector<Line> m_lines;
    qint64 m_total = 0;
};

} // namespace ui
