// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/ledger.h"
#include "core/exchange/merge.h"

#include <QTemporaryDir>

namespace core {

/// Files that people handed in, on their way into a merge: packages are taken apart into a private folder, plain
/// documents are merged as they lie. The folder goes away with the object.
class Intake
{
public:
    /// `document` is the path of the receiving one.
    Intake(QString document, const KeyStore &keys, const Clock &clock);

    /// A package or a plain document. Errors as of package::unpack(); Partial where a difference builds on what the
    /// document lacks, with the number of missing transactions as detail. A plain document is looked at only by the
    /// merge.
    [[nodiscard]] Result<> add(const QString &file, const Unsealing &unsealing, const package::UnpackOptions &options = {});

    /// What merge() takes, in the order of adding.
    [[nodiscard]] QStringList documents() const;
    /// The file a person handed in, for one of documents().
    [[nodiscard]] QString fileOf(const QString &document) const;
    /// What was a package said of itself; null for a plain document.
    [[nodiscard]] const package::Opened *packageOf(const QString &document) const;

    /// Enters the files into the ledger after the merge: every package, and plain documents that brought something.
    [[nodiscard]] Result<> record(Workspace &workspace, const MergeReport &report) const;

private:
    struct Item
    {
        QString file;
        QString document;
        std::optional<package::Opened> opened;
    };
    [[nodiscard]] const Item *find(const QString &document) const;
    [[nodiscard]] Result<LedgerEntry> entryFor(const Item &item, const MergeReport::Source &source,
                                               const Workspace &workspace) const;

    QString m_receiver;
    const KeyStore &m_keys;
    const Clock &m_clock;
    QTemporaryDir m_folder;
    std::vector<Item> m_items;
};

} // namespace core
