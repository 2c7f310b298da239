// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/merge.h"

#include "core/exchange/foreignfile.h"
#include "core/storage/backups.h"
#include "core/storage/document.h"
#include "core/storage/logunion.h"
#include "core/workspace/workspace.h"

#include <QFile>

#include <future>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One merge at work.
class Merging
{
public:
    Merging(Database &database, const Clock &clock, const MergeOptions &options)
        : m_database(database), m_reader(database), m_clock(clock), m_options(options)
    {
    }
    [[nodiscard]] Result<MergeReport> run(const QStringList &files);

private:
    [[nodiscard]] Result<> openAll(const QStringList &files);
    [[nodiscard]] Result<bool> bringsSomething(ForeignFile &file);
    void beginBackup();
    [[nodiscard]] Result<> awaitBackup();
    void dropBackup();
    [[nodiscard]] Result<> takeAll();
    [[nodiscard]] Result<> take(LogUnion &logs, size_t source);
    [[nodiscard]] Result<> describe(const std::vector<qint64> &numbers, MergeReport::Source &source);
    [[nodiscard]] Result<> findOutOfScope();
    [[nodiscard]] Result<> listConflicts();
    void countChanges();
    void tell(const QString &file, qint64 done, qint64 total) const;
    void tellSourceOf(qint64 refused) const;

    Database &m_database;
    Reader m_reader;
    const Clock &m_clock;
    const MergeOptions &m_options;
    std::vector<ForeignFile> m_files;
    std::vector<size_t> m_new; ///< places of the files that bring something
    std::future<Result<QString>> m_backup; ///< made while the files are proved, which takes as long
    size_t m_current = 0;      ///< the one at hand: an error is about what was told last
    std::vector<std::pair<size_t, qint64>> m_foreignWork; ///< (file, transaction) written for an office
    std::optional<Scope> m_scope;
    MergeReport m_report;
};

void Merging::tell(const QString &file, qint64 done, qint64 total) const
{
    if (m_options.progress)
        m_options.progress(file, done, total);
}

/// The tables follow when all files are in: which of them is to blame, the refused transaction tells.
void Merging::tellSourceOf(qint64 refused) const
{
    for (const auto &[source, number] : m_foreignWork) {
        if (number == refused)
            tell(m_files[source].path(), 0, 0);
    }
}

Result<MergeReport> Merging::run(const QStringList &files)
{
    if (const auto opened = openAll(files); !opened) {
        dropBackup();
        return failure(opened.error());
    }
    tell(m_database.path(), 0, 0);
    if (!m_new.empty()) {
        RASHIN_LET(m_scope, Scope::of(m_reader));
        RASHIN_TRY(awaitBackup());
        RASHIN_TRY(takeAll());
    } else {
        RASHIN_TRY(listConflicts());
        if (m_options.inspect)
            RASHIN_TRY(m_options.inspect(m_reader));
    }
    return std::move(m_report);
}

Result<> Merging::openAll(const QStringList &files)
{
    const QByteArray own = document::documentId(m_database);
    for (const QString &path : files) {
        tell(path, 0, 0);
        RASHIN_LET(ForeignFile file, ForeignFile::open(path, m_options.cancel));
        if (file.documentId() != own)
            return failure(Error::Code::OtherDocument);
        RASHIN_LET(const bool isNew, bringsSomething(file));
        if (isNew) {
            beginBackup();
            RASHIN_TRY(file.secure());
            m_new.push_back(m_files.size());
        }
        MergeReport::Source source;
        source.file = path;
        source.site = QString::fromLatin1(file.siteId().toHex());
        source.office = file.office();
        m_report.sources.push_back(std::move(source));
        m_files.push_back(std::move(file));
    }
    return {};
}

Result<bool> Merging::bringsSomething(ForeignFile &file)
{
    RASHIN_LET(const auto known, LogUnion::knows(m_database));
    RASHIN_LET(const bool isKnown, file.log().isKnownWholly(known));
    return !isKnown;
}

/// On a connection of its own: one belongs to its thread.
void Merging::beginBackup()
{
    if (!m_options.backup || m_options.dryRun || m_backup.valid())
        return;
    m_backup = std::async(std::launch::async, [path = m_database.path(), now = m_clock.now()]() -> Result<QString> {
        RASHIN_LET(const auto source, Database::openDocument(path, Access::ReadOnly));
        return backups::make(*source, backups::Reason::Merge, now);
    });
}

Result<> Merging::awaitBackup()
{
    if (!m_backup.valid())
        return {};
    RASHIN_LET(m_report.backup, m_backup.get());
    return {};
}

/// Of a merge that has not begun to write.
void Merging::dropBackup()
{
    if (!m_backup.valid())
        return;
    if (const auto made = m_backup.get())
        QFile::remove(*made);
}

Result<> Merging::takeAll()
{
    RASHIN_LET(auto transaction, Transaction::begin(m_database));
    LogUnion logs(m_database, [this](qint64 done, qint64 total) {
        if (done % 256 == 0 || done == total)
            tell(m_files[m_current].path(), done, total);
        return !m_options.cancel || !*m_options.cancel;
    });
    for (const size_t source : m_new) {
        m_current = source;
        tell(m_files[source].path(), 0, 0);
        RASHIN_TRY(take(logs, source));
    }
    auto changes = logs.project();
    if (!changes) {
        tellSourceOf(logs.refused());
        return failure(changes.error());
    }
    m_report.changes = *std::move(changes);
    countChanges();
    RASHIN_TRY(findOutOfScope());
    RASHIN_TRY(listConflicts());
    if (m_options.inspect)
        RASHIN_TRY(m_options.inspect(m_reader));
    if (m_options.cancel && *m_options.cancel)
        return failure(Error::Code::Cancelled);
    return m_options.dryRun ? Result<>() : transaction.commit();
}

Result<> Merging::take(LogUnion &logs, size_t source)
{
    RASHIN_LET(const auto taken, logs.take(m_files[source].log()));
    MergeReport::Source &report = m_report.sources[source];
    report.newTransactions = taken.transactions;
    report.newOperations = taken.operations;
    if (!taken.numbers.empty()) {
        report.firstArrival = taken.numbers.front();
        report.lastArrival = taken.numbers.back();
    }
    for (const qint64 number : taken.numbers)
        m_foreignWork.emplace_back(source, number);
    return describe(taken.numbers, report);
}

Result<> Merging::describe(const std::vector<qint64> &numbers, MergeReport::Source &source)
{
    const QDateTime latest = m_clock.now().addDays(1);
    const QDateTime earliest(QDate(2000, 1, 1), QTime(0, 0), Qt::UTC);
    for (const qint64 number : numbers) {
        RASHIN_LET(const auto by, arrivalquery::transaction(m_reader, number));
        if (!source.authors.contains(by.author))
            source.authors += by.author;
        if (!source.first.isValid() || by.at < source.first)
            source.first = by.at;
        if (!source.last.isValid() || by.at > source.last)
            source.last = by.at;
        using Kind = MergeReport::Warning::Kind;
        if ((by.at > latest || by.at < earliest) && m_report.warnings.size() < size_t(m_options.mostListed))
            m_report.warnings.push_back({by.at > latest ? Kind::ClockAhead : Kind::ClockOld, source.file, by.author, by.at});
    }
    return {};
}

Result<> Merging::findOutOfScope()
{
    for (const auto &[source, number] : m_foreignWork) {
        RASHIN_LET(const auto by, arrivalquery::transaction(m_reader, number));
        if (!by.office)
            continue;
        const QString &file = m_report.sources[source].file;
        RASHIN_TRY(arrivalquery::visit(m_reader, number, [&](const ArrivedCell &cell) -> Result<> {
            RASHIN_LET(const auto reason, m_scope->violation(cell, m_reader));
            if (!reason)
                return {};
            ++m_report.outOfScopeCount;
            if (m_report.outOfScope.size() < size_t(m_options.mostListed))
                m_report.outOfScope.push_back({*reason, cell, file});
            return {};
        }));
    }
    return {};
}

Result<> Merging::listConflicts()
{
    RASHIN_LET(m_report.conflictCount, conflictquery::count(m_reader));
    if (m_report.conflictCount > 0) {
        RASHIN_LET(m_report.conflicts, conflictquery::open(m_reader, m_options.mostListed));
    }
    return {};
}

void Merging::countChanges()
{
    for (const ChangeSet::Row &row : m_report.changes.rows)
        ++m_report.changed[row.entity];
    constexpr size_t longestChangeList = 2000; // beyond, nobody goes through a list
    if (m_report.changes.rows.size() > longestChangeList)
        m_report.changes = ChangeSet{{}, true};
}

} // namespace

qint64 MergeReport::newTransactions() const
{
    qint64 all = 0;
    for (const Source &source : sources)
        all += source.newTransactions;
    return all;
}

Result<MergeReport> merge(const QString &document, const QStringList &files, const Clock &clock,
                          const MergeOptions &options)
{
    RASHIN_LET(const auto database, document::open(document, Access::ReadWrite));
    return Merging(*database, clock, options).run(files);
}

Result<MergeReport> merge(Workspace &workspace, const QStringList &files, const MergeOptions &options)
{
    if (workspace.isReadOnly())
        return failure(Error::Code::ReadOnly, workspace.path());
    RASHIN_LET(auto report, merge(workspace.path(), files, workspace.clock(), options));
    if (!options.dryRun)
        workspace.follow(report.changes);
    return report;
}

} // namespace core
