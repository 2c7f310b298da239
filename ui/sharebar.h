// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sharewatch.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QPushButton;

namespace ui {

class MessageBar;
class Prompts;

/// Says who writes a file that is open for reading, for as long as that is so, and how one comes to write it.
///
/// It stops nobody. Taking over is offered only where the holder is known to be gone or has been silent for long, and
/// never happens by itself.
class ShareBar final : public QFrame
{
    Q_OBJECT

public:
    ShareBar(Prompts &prompts, QWidget *parent = nullptr);

    /// Nothing while no file is open.
    void setWorkspace(core::Workspace *workspace);
    [[nodiscard]] QString text() const;
    [[nodiscard]] ShareWatch *watch() const { return m_watch.get(); }

signals:
    void copyWanted();
    void failed(const core::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void tellFree();
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool canWrite() const;
    void becomeWriter();
    void recolour();

    Prompts &m_prompts;
    core::Workspace *m_workspace = nullptr;
    std::unique_ptr<ShareWatch> m_watch;
    bool m_wasHeld = false; ///< and may be told now that it is free
    QLabel *m_mark;
    QLabel *m_text;
    QCheckBox *m_tell;
    QPushButton *m_copy;
    QPushButton *m_write;
};

} // namespace ui
