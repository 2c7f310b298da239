// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui {

/// A large button that says what it does and why one would: icon, title, one line of explanation.
class Door final : public QAbstractButton
{
    Q_OBJECT

public:
    Door(const QString &iconName, const QString &title, const QString &explanation, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_explanation;
};

} // namespace ui
