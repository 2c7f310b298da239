// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/localnotes.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "note/ledger/00000012": sorted as text, in the order of writing.
QString prefixOf(const QString &list)
{
    return u"note/"_s + list + u'/';
}

} // namespace

Result<> LocalNotes::add(const QString &list, const QString &text)
{
    RASHIN_LET(auto transaction, Transaction::begin(m_database));
    qint64 number = 1;
    const QString prefix = prefixOf(list);
    {
        RASHIN_LET(auto last, m_database.use("SELECT max(k) FROM local WHERE k >= ? AND k < ?"));
        last->bind(0, prefix).bind(1, prefix + u'~');
        RASHIN_LET(const bool found, last->step());
        if (found && !last->isNull(0))
            number = last->text(0).mid(prefix.size()).toLongLong() + 1;
    }
    RASHIN_LET(auto insert, m_database.use("INSERT INTO local(k, v) VALUES(?,?)"));
    RASHIN_TRY(insert->bind(0, prefix + u"%1"_s.arg(number, 8, 10, QLatin1Char('0'))).bind(1, text).run());
    return transaction.commit();
}

Result<QStringList> LocalNotes::all(const QString &list) const
{
    const QString prefix = prefixOf(list);
    RASHIN_LET(auto query, m_database.use("SELECT v FROM local WHERE k >= ? AND k < ? ORDER BY k"));
    query->bind(0, prefix).bind(1, prefix + u'~');
    QStringList texts;
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return texts;
        texts += query->text(0);
    }
}

Result<> LocalNotes::forget()
{
    return m_database.exec(u"DELETE FROM local WHERE k >= 'note/' AND k < 'note0'"_s);
}

} // namespace core
