// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QStandardItemModel;

namespace core {
class Workspace;
}

namespace ui {

class RecordTable;

/// The rules that say which projects a year's scheme evaluates, and what they come to: how many each leaves out, which
/// of them cannot be asked and why, and every project that is left out with its reason.
class ScopePane final : public QWidget
{
    Q_OBJECT

public:
    ScopePane(core::Workspace &workspace, QWidget *parent);

    void setScheme(std::optional<core::RowId> scheme, int year);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString faults() const;

    core::Workspace &m_workspace;
    std::optional<core::RowId> m_scheme;
    int m_year = 0;
    RecordTable *m_rules;
    QLabel *m_faults;
    QLabel *m_sum;
    QStandardItemModel *m_left;
    QTimer m_soon;
};

} // namespace ui
