// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/print/preview.h"
#include "ui/print/reportjob.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QListWidget;
class QListWidgetItem;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace ui {

namespace print {
class ReportTask;
}

/// Reports on paper: choose what and for whom, see the very pages, print them or save them as a PDF.
class ReportsPage final : public Page
{
    Q_OBJECT

public:
    ReportsPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);
    ~ReportsPage() override;

    void setYear(int year) override;
    void setOffice(std::optional<core::RowId> office) override;
    void focusFirst() override;
    /// Shows the sheet of a project.
    bool reveal(const Place &place) override;
    [[nodiscard]] bool canPrint() const override { return true; }
    void print() override;

    /// The report as it is chosen now.
    [[nodiscard]] print::ReportJob job() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeChoices();
    [[nodiscard]] QWidget *makeSheet();
    [[nodiscard]] QWidget *makeProgress();
    void connectAll();
    void fillOffices();
    void fillPolicies();
    void fillProjects();
    void rebuildSoon();
    void rebuild();
    void checkAll(bool checked);
    void goToProject(const QListWidgetItem *item);
    void showCount(int pages, bool complete);
    void savePdf();
    void begin(std::unique_ptr<print::ReportTask> task);
    void end();

    QComboBox *m_kind;
    QComboBox *m_offices;
    QComboBox *m_policies;
    QComboBox *m_grouping;
    QComboBox *m_paper;
    QCheckBox *m_public;
    QListWidget *m_projects;
    QPushButton *m_checkAll;
    QPushButton *m_checkNone;
    print::PreviewWidget *m_preview;
    QSpinBox *m_pageNumber;
    QPushButton *m_zoomOut;
    QPushButton *m_zoomIn;
    QPushButton *m_fitWidth;
    QPushButton *m_fitPage;
    QPushButton *m_pdf;
    QPushButton *m_print;
    QWidget *m_working;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QTimer m_rebuilding;
    bool m_isStale = true; ///< something changed since the preview was made
    std::shared_ptr<const print::Source> m_source;
    std::unique_ptr<print::ReportTask> m_task;
};

} // namespace ui
