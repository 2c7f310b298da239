// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

#include <functional>
#include <vector>

namespace ui::print {

/// A PDF as QPdfWriter writes it, read object by object: one table of offsets at its end, a flat list of pages, no
/// object streams, generation 0 throughout. Anything else is refused.
class PdfPiece
{
public:
    explicit PdfPiece(const QString &path) : m_file(path) {}

    /// Reads the table of offsets, the trailer and the list of pages. Storage where the file is not as said above.
    [[nodiscard]] core::Result<> open();

    /// Object numbers run from 1 to size() - 1.
    [[nodiscard]] int size() const { return int(m_offsets.size()); }
    /// The objects in the order in which they stand in the file.
    [[nodiscard]] const std::vector<int> &order() const { return m_order; }
    [[nodiscard]] const std::vector<int> &pages() const { return m_pages; }
    [[nodiscard]] int catalogue() const { return m_catalogue; }
    [[nodiscard]] int pageRoot() const { return m_pageRoot; }
    [[nodiscard]] int info() const { return m_info; }
    /// The array of the two file identifiers as it is written in the trailer.
    [[nodiscard]] const QByteArray &identifiers() const { return m_identifiers; }

    /// What stands between "obj" and "endobj", both excluded; empty where the object is damaged.
    [[nodiscard]] QByteArray body(int number);
    /// The objects that belong to the catalogue and not to the pages: metadata, colour profile and the like.
    [[nodiscard]] std::vector<int> ofCatalogue();

private:
    core::Result<> readTable(qint64 at);
    core::Result<> readTrailer();
    void collect(int number, std::vector<int> &found);

    QFile m_file;
    std::vector<qint64> m_offsets;
    std::vector<qint64> m_ends;
    std::vector<int> m_order;
    std::vector<int> m_pages;
    QByteArray m_identifiers;
    int m_catalogue = 0;
    int m_pageRoot = 0;
    int m_info = 0;
};

/// The body of an object with every reference "n 0 R" given the number that `name` says. Strings, names and what
/// follows the word "stream" stay as they are (PDF 1.4, 3.1 and 3.2).
[[nodiscard]] QByteArray renumbered(const QByteArray &body, const std::function<int(int)> &name);

/// The numbers that the body of an object refers to, in order.
[[nodiscard]] std::vector<int> referencesIn(const QByteArray &body);

} // namespace ui::print
