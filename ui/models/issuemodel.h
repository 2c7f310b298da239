// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/importreport.h"

#include <QAbstractTableModel>

namespace ui {

/// What an import found in a table, by row and column: what it refuses first, then what is to be looked at.
class IssueModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PlaceColumn, WhatColumn, ValueColumn, FieldColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(core::tabular::ImportReport report);
    /// Shows only issues of a code; all where it is empty.
    void setCode(const QString &code);
    [[nodiscard]] const core::tabular::ImportReport &report() const { return m_report; }
    /// The list as it is shown, as CSV for a spreadsheet, with a heading.
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isError(int row) const { return row < m_errors; }
    [[nodiscard]] QString text(const core::tabular::ImportIssue &issue, int column) const;

    core::tabular::ImportReport m_report;
    std::vector<core::tabular::ImportIssue> m_shown;
    int m_errors = 0; ///< of those shown, first
    QString m_code;
};

/// What a code of an import report says to people: 「数値として読めません」.
[[nodiscard]] QString issueText(const QString &code);

} // namespace ui
