// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/status.h"

#include <QAbstractButton>

namespace ui {

/// One number of Home: how many things have a status. Pressed, it shows only those.
class StatusTile final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatusTile(Status status, QWidget *parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Status m_status;
    int m_count = 0;
};

} // namespace ui
