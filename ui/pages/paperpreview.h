// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QSpinBox;

namespace ui {

class MessageBar;
class Prompts;

namespace print {
class PreviewPane;
class Source;
} // namespace print

/// A window beside the page with what it would print, as it is now: the page goes on being used, and what changes there
/// changes here. What is too much for the pages one has is set smaller.
class PaperPreview final : public QDialog
{
    Q_OBJECT

public:
    /// Gives what the page shows now; null where there is nothing.
    using Make = std::function<std::shared_ptr<const print::Source>()>;

    PaperPreview(Make make, Prompts &prompts, QWidget *parent);
    ~PaperPreview() override;

    /// Asks the page again; the place that is looked at stays.
    void refresh();

private:
    void addTop();
    void addButtons();
    void present(std::shared_ptr<const print::Source> source, const QString &size);

    Make m_make;
    Prompts &m_prompts;
    MessageBar *m_messages;
    QSpinBox *m_pages = nullptr;
    QLabel *m_size = nullptr;
    QPushButton *m_pdf = nullptr;
    QPushButton *m_print = nullptr;
    print::PreviewPane *m_pane;
    std::shared_ptr<const print::Source> m_source;
};

} // namespace ui
