// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/base/value.h"

#include <QByteArray>

#include <array>
#include <span>
#include <utility>

namespace core {

/// The canonical form of a transaction, fed part by part into its hash.
///
/// Every part is preceded by a letter for its kind and, where it varies, its length, so that no two different
/// transactions read alike. Numbers are little-endian and eight bytes long. Never changes: core/storage/README.md.
class CanonicalForm
{
public:
    /// A version as the hash names it: its transaction and its place there.
    using Reference = std::pair<QByteArray, qint64>;

    void add(qint64 number);
    void add(QByteArrayView bytes);
    void add(const QByteArray &bytes) { add(QByteArrayView(bytes)); }
    void add(const QString &text) { add(QByteArrayView(text.toUtf8())); }
    void add(const Value &value);
    /// What comes before the ops: of a transaction of ours, or of one that somebody else's file tells (its texts are UTF-8).
    template <typename Transaction>
    void addHead(const QByteArray &document, const Transaction &transaction, qint64 ops)
    {
        add(QByteArrayView("rashin tx 1"));
        for (const QByteArray &part : {document, transaction.site, transaction.nonce, transaction.undoOf, transaction.parents})
            add(part);
        for (const qint64 number : {transaction.sequence, transaction.clock, transaction.office})
            add(number);
        for (const auto &text : {transaction.author, transaction.action, transaction.reason})
            add(text);
        add(ops);
    }
    void addNull();
    void addReal(double number);
    void addText(QByteArrayView utf8);
    /// Sorts them: the order in which a file keeps them says nothing.
    void addReferences(std::span<Reference> references);

    /// The hash of all that was added; the form is empty again afterwards.
    [[nodiscard]] QByteArray result();

private:
    void put(const void *bytes, qsizetype size);
    void put(char letter) { put(&letter, 1); }
    void putNumber(quint64 number);
    void flush();

    std::array<char, 16384> m_pending; ///< many small parts cost more than one long one
    qsizetype m_size = 0;              ///< of what is pending
    Hasher m_hasher;
};

} // namespace core
