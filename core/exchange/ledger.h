// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/package.h"

#include <vector>

namespace core {

class Workspace;

/// One line of the 受渡簿: a file given out or received.
struct LedgerEntry
{
    enum class Direction : quint8 { Out, In };
    Direction direction = Direction::Out;
    QDateTime at;   ///< UTC
    QString office; ///< code of the other side; empty for the desk or where it is not known
    QString officeName;
    QString person;  ///< who gave it out or took it in here
    QString file;    ///< name without folders
    QString package; ///< Manifest::package; empty for a plain document
    Manifest::Content content = Manifest::Content::Document;
    qint64 transactions = 0;
    qint64 operations = 0;
    qint64 bytes = 0; ///< of the file
    QByteArray hash;  ///< SHA-256 of the file
    SignerState signer = SignerState::Unsigned;
    QString fingerprint; ///< of the signer
    bool isSealed = false;
    QString remark;
    QByteArrayList tips; ///< newest transactions in it: what the other side is known to have
    qint64 firstArrival = 0; ///< of what was received and brought something: Workspace::takeBackArrivals()
    qint64 lastArrival = 0;

    [[nodiscard]] static LedgerEntry sent(const package::Packed &packed, const QString &file, bool isSealed);
    [[nodiscard]] static LedgerEntry received(const package::Opened &opened, const QString &file, const QString &person,
                                              const QDateTime &at);
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<LedgerEntry> fromJson(const QJsonObject &object);
};

/// Every file that was given out from, or taken into, this copy of the document.
///
/// It is local to the copy and not part of the log: each office keeps the book of its own desk, and a merge must not
/// mix them. Any document of any version can hold it. A working copy for somebody else begins with an empty one.
class Ledger
{
public:
    explicit Ledger(Workspace &workspace) : m_workspace(workspace) {}

    /// In the order of their entry. What cannot be understood (written by a later version) is passed over.
    [[nodiscard]] Result<std::vector<LedgerEntry>> entries() const;
    [[nodiscard]] Result<> record(const LedgerEntry &entry);

    /// What the office is known to have, for a difference: what it sent here. Where it never sent anything, what was
    /// sent to it last – that may have been lost on the way, and the difference can then not be taken in. Empty where
    /// nothing was exchanged: send the whole document.
    [[nodiscard]] static QByteArrayList known(const std::vector<LedgerEntry> &entries, const QString &office);

    /// How many changes were made in this copy since anything was given out of it: where the file is lost, they are. All
    /// that was made in it where nothing ever was.
    [[nodiscard]] Result<qint64> changesOnlyHere() const;

    /// The list of notes the entries are kept in.
    [[nodiscard]] static QString listName();

private:
    Workspace &m_workspace;
};

/// A plain document that was handed over without a package: its size and hash. NotFound, ReadOnly.
[[nodiscard]] Result<LedgerEntry> plainFileEntry(const QString &path);

} // namespace core
