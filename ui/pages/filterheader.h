// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHeaderView>

class QLineEdit;

namespace ui {

/// A heading of columns with a row of inputs below it, one for each column: what is typed there filters the rows.
class FilterHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit FilterHeader(QWidget *parent = nullptr);

    void setFilterShown(bool shown);
    [[nodiscard]] bool isFilterShown() const { return m_isShown; }
    /// Makes the inputs anew: `names` and `texts` by column.
    void setInputs(const QStringList &names, const QStringList &texts);
    void focusInput(int column);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void typed(int column, const QString &text);
    /// Enter, Down or Esc: the keyboard goes back to the cells.
    void left();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

protected slots:
    void updateGeometries() override;

private:
    void placeInputs();

    bool m_isShown = false;
    QHash<int, QLineEdit *> m_inputs;
};

} // namespace ui
