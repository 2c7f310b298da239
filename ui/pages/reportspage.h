// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/print/preview.h"
#include "ui/print/reportjob.h"

#include <functional>
#include <memory>

class QProgressBar;
class QPushButton;

namespace ui {

namespace print {
class PreviewPane;
class ReportTask;
}
class ReportChoices;

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
    [[nodiscard]] QByteArray arrangement() const override;
    void arrange(const QByteArray &arrangement) override;
    void print() override;

    /// The report as it is chosen now.
    [[nodiscard]] print::ReportJob job() const;

    /// Gives the printer for a print that begins with a page; null where there is none, and then it has said why.
    using PrinterChoice = std::function<std::unique_ptr<QPrinter>(int from)>;
    /// Another choice than the system's printers and their dialog.
    void setPrinterChoice(PrinterChoice choice) { m_choosePrinter = std::move(choice); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeProgress();
    void connectAll();
    void rebuildSoon();
    void rebuild();
    void goToProject();
    void savePdf();
    void savePdfs();
    void printFrom(int page);
    [[nodiscard]] std::unique_ptr<QPrinter> choosePrinter(int from);
    void sayFailed(const core::Error &error, int printed);
    void begin(std::unique_ptr<print::ReportTask> task);
    void end();

    ReportChoices *m_choices;
    print::PreviewPane *m_pane;
    QPushButton *m_pdf;
    QPushButton *m_print;
    QWidget *m_working;
    QProgressBar *m_progress;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QTimer m_rebuilding;
    bool m_isStale = true; ///< something changed since the preview was made
    std::shared_ptr<const print::Source> m_source;
    std::unique_ptr<print::ReportTask> m_task;
    PrinterChoice m_choosePrinter;
    int m_onPaper = 0; ///< pages that came out before the task, when it goes on with an interrupted print
};

} // namespace ui
