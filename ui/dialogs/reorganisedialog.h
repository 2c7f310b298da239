// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/reorganisation.h"

#include <QDialog>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStandardItemModel;
class QTableView;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

/// 組織改編: offices are renamed, moved, merged or split from a fiscal year on. Several changes are put together and done
/// in one act; below them stands what hangs where before and after.
class ReorganiseDialog final : public QDialog
{
    Q_OBJECT

public:
    /// An office of the year before, under its parent.
    struct Office
    {
        core::RowId id;
        QString code = {};
        QString name = {};
        QString shortName = {};
        core::OfficeKind kind = core::OfficeKind::Section;
        std::optional<core::RowId> parent = {};
        int depth = 0;
    };
    using Summary = core::ReorganiseOffices::Summary;
    using Rehearse = std::function<core::Result<Summary>(int year, const std::vector<core::OfficeReform> &)>;
    using Name = std::function<QString(core::Entity, core::RowId)>;

    ReorganiseDialog(std::vector<Office> offices, std::vector<int> years, int year, Rehearse rehearse, Name name,
                     QWidget *parent);

    [[nodiscard]] core::ReorganiseOffices operation() const;

private:
    [[nodiscard]] QWidget *buildLeft(const std::vector<int> &years, int year);
    [[nodiscard]] QWidget *buildRight();
    [[nodiscard]] QWidget *buildPreview();
    [[nodiscard]] std::vector<const Office *> chosenOffices() const;
    [[nodiscard]] const Office *find(core::RowId id) const;
    [[nodiscard]] std::optional<core::OfficeReform> typed();
    [[nodiscard]] QString describe(const core::OfficeReform &reform) const;
    void fillOffices();
    void fillAfter();
    void addReform();
    void removeReform();
    void sendChosen();
    void say(const QString &sentence);
    void refresh();
    void showLines(const Summary &summary);
    void refreshSending();

    std::vector<Office> m_all;
    Rehearse m_rehearse;
    Name m_name;
    std::vector<core::OfficeReform> m_reforms;
    std::vector<core::ReorganiseOffices::Line> m_shown; ///< lines of the preview
    QComboBox *m_year;
    QTreeWidget *m_offices;
    QComboBox *m_kind;
    QStandardItemModel *m_after;
    QTableView *m_afterView;
    QComboBox *m_parent;
    QPushButton *m_add;
    QListWidget *m_changes;
    QPushButton *m_remove;
    QStandardItemModel *m_lines;
    QTableView *m_preview;
    QComboBox *m_send;
    QLineEdit *m_note;
    QLabel *m_finding;
    QLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace ui
