// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace ui {

/// One version of a conflict: whose it is and when it was written, what it says with the difference to the base marked,
/// and the button that chooses it.
class ConflictCard final : public QFrame
{
    Q_OBJECT

public:
    /// `number` is the key that chooses it; 0 for the base, which cannot be chosen.
    ConflictCard(int number, QWidget *parent);

    /// `base` is what the text is held against; a card that shows the base itself is given the same text twice.
    void show(const QString &title, const QString &note, const QString &text, const QString &base);
    void setChosen(bool chosen);

signals:
    void chosen();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();

    QLabel *m_title;
    QLabel *m_note;
    QTextBrowser *m_text;
    QPushButton *m_choose = nullptr;
    QString m_shown;
    QString m_base;
    bool m_chosen = false;
};

/// The text with what is not in `base` underlined on a tint, and what `base` had struck through: as rich text. Marks and
/// colours both tell, so that it can be read in black and white.
[[nodiscard]] QString markedDifference(const QString &base, const QString &text, const QPalette &palette);

} // namespace ui
