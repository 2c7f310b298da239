// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/width.h"

namespace core {

QString narrowed(QStringView text)
{
    QString narrow = text.toString();
    narrow.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (QChar &c : narrow) {
        const char16_t code = c.unicode();
        if (code >= 0xFF01 && code <= 0xFF5E)
            c = QChar(char16_t(code - 0xFEE0));
        else if (code == u'\r')
            c = u'\n';
        else if (code != u'\n' && c.isSpace())
            c = u' ';
    }
    return narrow;
}

bool isDash(QStringView text)
{
    return text.size() == 1 && QStringView(u"-－‐‑–—―−ー─━ｰ").contains(text.front());
}

} // namespace core
