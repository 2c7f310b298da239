// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attainment.h"
#include "core/workspace/workspace.h"
#include "ui/closedfields.h"

#include <QAbstractTableModel>
#include <QHash>

#include <map>

namespace ui {

/// The indicators of one project by fiscal years: five lines each – target, expected, actual, how sure it is, attainment.
/// An expected value that nobody entered is the one of the line from base to target, shown muted; attainment is computed.
class IndicatorModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int yearCount = 6;
    static constexpr int linesEach = 5;
    enum Line { TargetLine, ExpectedLine, ActualLine, StateLine, AttainmentLine };
    enum Column { NameColumn, LineColumn, FirstYearColumn };

    explicit IndicatorModel(core::Workspace &workspace, QObject *parent = nullptr);

    void setSubject(std::optional<core::RowId> project, int lastYear);
    [[nodiscard]] static Line lineOf(int row) { return static_cast<Line>(row % linesEach); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void failed(const core::Error &error);
    /// What was typed is no number.
    void refused(const QString &text);
    /// What was typed is none of the choices.
    void refusedChoice(const QString &text, const QString &choices);

private:
    struct Indicator
    {
        core::RowId id;
        QString name;
        core::IndicatorLine line;
        std::vector<core::YearValue> values;
        QHash<int, QString> states; ///< codes of the years that say one
    };
    void load();
    void readIndicator(const core::Record &record);
    [[nodiscard]] const Indicator &indicatorAt(int row) const { return m_indicators[size_t(row / linesEach)]; }
    [[nodiscard]] std::optional<core::FiscalYear> yearOf(int column) const;
    [[nodiscard]] std::optional<double> stored(int row, core::FiscalYear year) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString stateText(int row, core::FiscalYear year) const;
    [[nodiscard]] QString attainmentText(const Indicator &indicator, core::FiscalYear year) const;
    bool write(int row, int year, const core::Value &value);
    [[nodiscard]] QString closedReason(const QModelIndex &index) const;

    core::Workspace &m_workspace;
    ClosedFields m_closed;
    std::optional<core::RowId> m_project;
    int m_lastYear = 0;
    std::vector<Indicator> m_indicators;
};

} // namespace ui
