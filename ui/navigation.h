// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace ui {

/// The column of pages at the left: icon, name, and a bar beside the one shown. Arrow keys go up and down in it.
class Navigation final : public QWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    /// `hint` is read after the name, as in a tool tip: what the page is for, and its shortcut.
    void add(const QString &id, const QString &name, const QString &iconName, const QString &hint);
    /// Searches a person keeps, below the pages; chosen() gives them as "search:<words>".
    void setSearches(const QStringList &searches);
    void setCurrent(const QString &id);
    void rename(const QString &id, const QString &name);
    [[nodiscard]] QString current() const;

signals:
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_buttons;
    QVBoxLayout *m_column;
    QVBoxLayout *m_searches;
};

} // namespace ui
