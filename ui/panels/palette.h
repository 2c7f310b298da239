// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace ui {

/// What the palette can run or go to.
struct PaletteEntry
{
    QString name;
    QString kind; ///< 「ページ」, 「操作」: what it is, in few words
    QString keys; ///< shortcut as people read it; may be empty
    QString also; ///< further words it is found by
    std::function<void()> run;
};

/// A box over the page where a part of a name leads to any project, page or command. Arrows choose, Enter goes, Esc closes.
class Palette final : public QFrame
{
    Q_OBJECT

public:
    explicit Palette(QWidget *window);

    /// Finds rows by what is typed, to stand below the entries; called with every letter.
    using Finder = std::function<std::vector<PaletteEntry>(const QString &words)>;

    /// Opens with these entries, nothing typed.
    void open(std::vector<PaletteEntry> entries, Finder finder);
    void dismiss();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void narrow();
    void place();
    void choose();
    void step(int by);

    QLineEdit *m_words;
    QListWidget *m_list;
    std::vector<PaletteEntry> m_entries;
    std::vector<PaletteEntry> m_shown;
    Finder m_finder;
    QWidget *m_before = nullptr; ///< had the keyboard before; gets it back
};

} // namespace ui
