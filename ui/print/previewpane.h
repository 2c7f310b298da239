// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui::print {

class PreviewWidget;

/// A preview with what one needs to move about in it: small pictures of the pages, their numbers, zoom, and a search.
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);

    [[nodiscard]] PreviewWidget &preview() const { return *m_preview; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPaging(QBoxLayout &bar);
    void addSearch(QBoxLayout &bar);
    void showCount(int pages, bool complete);
    void fitBar();

    PreviewWidget *m_preview;
    QBoxLayout *m_bar = nullptr;
    QWidget *m_strip = nullptr;
    QBoxLayout *m_finding = nullptr;
    QBoxLayout *m_paging = nullptr;
    QSpinBox *m_pageNumber = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_searched = nullptr;
};

} // namespace ui::print
