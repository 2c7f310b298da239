// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/log.h"

#include <QTemporaryDir>

#include <map>
#include <span>

namespace fuzz {

/// An insider who writes what no version of ours would write, under hashes that are right: any cells, any values, any
/// versions of a cell replaced or seen, any parents. One in four goes further, and writes what has to be refused: rows that
/// are two things, versions of other cells or of none, parents that are nowhere. The same bytes make the same histories.
class Forger
{
public:
    explicit Forger(std::span<const quint8> bytes) : m_bytes(bytes) {}

    /// A document with the same few rows each time.
    [[nodiscard]] static core::Result<> makeBase(const QString &path);
    /// Appends some transactions to a copy of that document. The tables do not follow: a merge reads only the log.
    [[nodiscard]] core::Result<> forge(core::Database &copy);
    [[nodiscard]] bool isAtEnd() const { return m_bytes.empty(); }

private:
    [[nodiscard]] int pick(int choices);
    [[nodiscard]] bool goesWild(int oneIn);
    [[nodiscard]] core::Result<> forgeOne(core::Database &copy, const core::Log &log, qint64 number);
    [[nodiscard]] core::LogOp op();
    [[nodiscard]] core::Value value(core::Column column);
    [[nodiscard]] std::vector<core::OpId> previousOf(const core::LogOp &op);
    [[nodiscard]] std::vector<core::OpId> seenOf(const core::LogOp &op);
    [[nodiscard]] core::OpId anyVersion();
    [[nodiscard]] core::Result<QByteArray> parents(core::Database &copy);
    [[nodiscard]] core::Result<> moveTips(core::Database &copy, const core::LogTransaction &transaction);

    std::span<const quint8> m_bytes;
    bool m_isWild = false;
    int m_fork = 0; ///< how the transaction at hand stands to the tips
    std::map<std::pair<qint64, core::Column>, std::vector<core::OpId>> m_versions; ///< of the copy at hand, oldest first
    std::vector<core::OpId> m_all;
};

/// Has two insiders write into copies of one document, and merges their files with an honest third one: together, in either
/// order, and again.
class Trial
{
public:
    Trial();
    /// What went wrong, in English; nothing where all was refused with the document as it was, or taken in soundly and in
    /// any order alike.
    [[nodiscard]] QStringList run(std::span<const quint8> bytes);
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// How often the last run() offered files, and how often they went in.
    [[nodiscard]] int offered() const { return m_offered; }
    [[nodiscard]] int taken() const { return m_taken; }

private:
    /// Merges the files one after another into a fresh copy, and looks at it. Which of them went in.
    [[nodiscard]] std::vector<bool> mergeInOrder(const QString &name, const QList<QStringList> &steps);
    void compare(const QString &one, const QString &other);
    void complain(const QString &problem) { m_problems += problem; }

    QTemporaryDir m_folder;
    QByteArray m_base;
    QStringList m_problems;
    int m_offered = 0;
    int m_taken = 0;
};

} // namespace fuzz
