// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/print/reportjob.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// What is to be printed: the kind of report, of which offices, policies and projects, for whom, and on what paper.
class ReportChoices final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportChoices(core::Workspace &workspace, QWidget *parent = nullptr);

    /// The report as it is chosen now.
    [[nodiscard]] print::ReportJob job() const;
    /// A PDF for each project is wanted rather than one for all.
    [[nodiscard]] bool isEach() const;
    /// Kind, order and paper, for the next start to give back.
    [[nodiscard]] QByteArray arrangement() const;
    void arrange(const QByteArray &arrangement);
    /// No project of those that could be is checked, or no report of a bundle.
    [[nodiscard]] bool isNothing() const;
    void setYear(int year);
    void chooseOffice(std::optional<core::RowId> office);
    /// Chooses the reminders to an office and those below it; to all without one.
    void chooseReminders(std::optional<core::RowId> office);
    /// Chooses the sheets and the line of a project; false where it is not listed.
    bool chooseProject(core::RowId project);
    /// How many checked projects stand above the current one; -1 where it is not checked or no sheets are chosen.
    [[nodiscard]] int sheetOfCurrent() const;
    void focusFirst();

signals:
    void changed();
    void currentProjectChanged();
    void failed(const core::Error &error);

private:
    QComboBox *addBox(QFormLayout &form, const QString &name, const QString &label);
    void addKinds(QFormLayout &form);
    void addPaper(QFormLayout &form);
    void addProjects(QVBoxLayout &column);
    void connectAll();
    void fillOffices();
    void fillPolicies();
    void fillProjects();
    void checkAll(bool checked);
    /// What a kind of report has no use for is not offered.
    void offer();
    [[nodiscard]] print::ReportKind kind() const;

    core::Workspace &m_workspace;
    int m_year = 0;
    QComboBox *m_kind = nullptr;
    QListWidget *m_bundled = nullptr;
    QComboBox *m_offices = nullptr;
    QComboBox *m_policies = nullptr;
    QComboBox *m_grouping = nullptr;
    QComboBox *m_paper = nullptr;
    QComboBox *m_margins = nullptr;
    QComboBox *m_perSheet = nullptr;
    QCheckBox *m_public = nullptr;
    QCheckBox *m_each = nullptr;
    QListWidget *m_projects = nullptr;
    QPushButton *m_checkAll = nullptr;
    QPushButton *m_checkNone = nullptr;
};

} // namespace ui
