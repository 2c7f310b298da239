// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <utility>

namespace core::tabular {

/// Writes CSV as RFC 4180 has it and Excel reads it: commas, CRLF, quotes only where needed.
///
/// Against formulas that hide in a text (CSV injection), a text that begins with = + - @ TAB or CR and is no number
/// gets an apostrophe in front, which spreadsheets hide; cleaned() takes it off again on import. Numbers are never
/// changed.
class CsvWriter
{
public:
    enum class Guard { On, Off };
    explicit CsvWriter(Guard guard = Guard::On) : m_guard(guard) {}

    void add(const QString &text);
    void addNumber(const QString &plain); ///< as registry::toText() writes it
    void endRow();
    /// Everything written so far.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// The same, and forgets it: for writing piece by piece.
    [[nodiscard]] QString take() { return std::exchange(m_text, {}); }
    [[nodiscard]] int rows() const { return m_rows; }

private:
    void separate();

    Guard m_guard;
    QString m_text;
    int m_rows = 0;
    bool m_first = true;
};

/// Would a spreadsheet take this text for a formula?
[[nodiscard]] bool looksLikeFormula(QStringView text);

} // namespace core::tabular
