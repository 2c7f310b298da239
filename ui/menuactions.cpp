// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/menuactions.h"

#include <QAction>
#include <QMenu>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace ui::menuactions {

QString plainText(QString text)
{
    text = text.section(u'\t', 0, 0);
    static const QRegularExpression japaneseMnemonic(uR"(\(&.\))"_s);
    text.remove(japaneseMnemonic);
    text.remove(u'&');
    while (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

QString keysOf(const QAction &action)
{
    const QString shown = action.text().section(u'\t', 1, 1);
    return shown.isEmpty() ? action.shortcut().toString(QKeySequence::NativeText) : shown;
}

QList<QAction *> leaves(const QList<QAction *> &top)
{
    QList<QAction *> found;
    for (QAction *action : top) {
        if (action->menu())
            found += leaves(action->menu()->actions());
        else if (!action->isSeparator() && !action->text().isEmpty())
            found += action;
    }
    return found;
}

} // namespace ui::menuactions
