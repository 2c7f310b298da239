// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

/// Says something inside the page, near its cause, without stopping anybody; hidden while there is nothing to say.
/// Screen readers hear it through its accessible name.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Information, Success, Warning, Error };

    explicit MessageBar(QWidget *parent = nullptr);

    void say(Kind kind, const QString &sentence);
    /// The sentence with one button to go on, as in 「元に戻す」.
    void say(Kind kind, const QString &sentence, const QString &verb, std::function<void()> action);
    void say(const core::Error &error);
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void recolour();

    Kind m_kind = Kind::Information;
    QLabel *m_mark;
    QLabel *m_text;
    QPushButton *m_action;
    std::function<void()> m_do;
};

} // namespace ui
