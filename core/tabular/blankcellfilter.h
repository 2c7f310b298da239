// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace core::tabular {

/// Drops the cells of a worksheet's XML that hold nothing but a style, before the XML reader sees them.
///
/// Sheets of offices are formatted far beyond their data: four of five cells are `<c r="A1" s="5"/>`. What the reader
/// makes of the rest is exactly the same: a cell goes only where the next one says its own place or the row ends, and
/// nothing is touched any more once the text holds a comment, CDATA or a processing instruction.
class BlankCellFilter final : public QIODevice
{
public:
    explicit BlankCellFilter(QIODevice &source, int chunk = 1 << 16);
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_sourceEnded && m_taken == m_ready.size(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    void refill();
    /// Moves what is decided from the raw to the ready bytes. `isLast`: nothing more will come.
    void filter(bool isLast);
    enum class Verdict { Keep, Drop, Undecided };
    [[nodiscard]] Verdict judge(QByteArrayView tag, bool isLast, qsizetype &length) const;

    QIODevice &m_source;
    int m_chunk;
    QByteArray m_raw;   ///< read, not yet decided on
    QByteArray m_ready; ///< filtered
    qsizetype m_taken = 0;
    bool m_atStart = true;
    bool m_passOn = false;
    bool m_sourceEnded = false;
};

} // namespace core::tabular
