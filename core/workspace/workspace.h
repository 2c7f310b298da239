// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/platform/filelock.h"
#include "core/operations/operation.h"
#include "core/storage/backups.h"
#include "core/storage/document.h"
#include "core/storage/history.h"
#include "core/storage/logtail.h"
#include "core/storage/undo.h"

#include <QObject>

#include <memory>
#include <optional>

namespace core {

/// Who sits at this computer.
struct Identity
{
    QString author;
};

/// The open document: the one door for change, the one signal back.
///
/// Every edit is durable when perform() returns; there is no unsaved state. One program writes, others read.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// Creates a document with `first` (a template) as its first, not undoable step. Complete or not there at all;
    /// Exists where `path` is there already. Held for writing afterwards.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> create(const QString &path, const Identity &identity,
                                                                   const Clock &clock, const Operation &first);
    /// Opens a document. ReadWrite is Locked while another program writes it: whoever asked may open it ReadOnly then.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString &path, Access access,
                                                                 const Identity &identity, const Clock &clock);
    ~Workspace() override;

    struct Committed
    {
        QString transaction; ///< hash in hexadecimal digits; empty where nothing was different
        ChangeSet changes;
        std::vector<CellChange> skipped; ///< of an undo: cells left alone because they changed since
    };
    /// All of the operation becomes true and durable, or nothing of it.
    [[nodiscard]] Result<Committed> perform(const Operation &operation);
    /// Takes back the newest own step that is not taken back; NotFound where there is none.
    [[nodiscard]] Result<Committed> undo();
    [[nodiscard]] Result<Committed> redo();
    /// Takes back any one transaction, of whoever, as far as its cells are still as it left them.
    [[nodiscard]] Result<Committed> takeBack(const QString &transaction);
    /// Takes back, as one step, all that arrived with a merge: the transactions `first` … `last` as they are numbered here.
    /// Cells changed here since stay as they are. The transactions stay in the log, so the same file brings nothing again.
    [[nodiscard]] Result<Committed> takeBackArrivals(qint64 first, qint64 last, const QString &reason = {});
    /// What takeBackArrivals() would change and leave alone.
    [[nodiscard]] Result<Committed> rehearseTakingBack(qint64 first, qint64 last);
    /// Does everything perform() does but commit: what would change.
    [[nodiscard]] Result<Committed> rehearse(const Operation &operation);

    /// Another connection of this program has committed to the file (a merge in a thread of its own): tells everybody.
    void follow(const ChangeSet &changes);

    /// Of a reader: tells everybody what the writer has committed since. True where there was something.
    [[nodiscard]] Result<bool> catchUp();
    /// Makes a reader the writer, in place. Locked where somebody holds the document; `from` is a holder whom a person has
    /// judged to be gone. Afterwards accessChanged().
    [[nodiscard]] Result<> becomeWriter(const std::optional<LockHolder> &from = {});
    /// Lets others write; this one reads on. Afterwards accessChanged().
    [[nodiscard]] Result<> becomeReader();
    /// Of a writer: the sign of life others look for. False where somebody took the document over: then it is read from
    /// now on.
    bool beat();
    /// Whose lock was found lying there without a program that held it, when this one became the writer.
    [[nodiscard]] std::optional<LockHolder> tookOverFrom() const;

    /// Name of the operation that undo() would take back; none where there is nothing.
    [[nodiscard]] std::optional<QString> undoable() const;
    [[nodiscard]] std::optional<QString> redoable() const;

    [[nodiscard]] const Reader &read() const { return m_reader; }
    [[nodiscard]] const History &history() const { return m_history; }
    [[nodiscard]] QString path() const { return m_database->path(); }
    [[nodiscard]] QString documentId() const;
    [[nodiscard]] QString siteId() const;
    [[nodiscard]] bool isReadOnly() const { return m_database->access() == Access::ReadOnly; }
    /// Of a document opened for reading: who writes it, if anybody does.
    [[nodiscard]] std::optional<LockHolder> lockHolder() const;
    [[nodiscard]] const Identity &identity() const { return m_identity; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }

    /// The office this copy belongs to; none for the desk's own file.
    [[nodiscard]] std::optional<RowId> ownOffice() const;
    [[nodiscard]] Result<> setOwnOffice(std::optional<RowId> office);

    /// Appends to what this copy remembers of its own use (LocalNotes): never merged, no undo.
    [[nodiscard]] Result<> addNote(const QString &list, const QString &text);
    [[nodiscard]] Result<QStringList> notes(const QString &list) const;

    /// Lets the index of texts catch up for about so long (see searchindex.h); false when it has all. What can be found
    /// does not depend on it, only how quickly. Not an edit: nobody is told.
    [[nodiscard]] Result<bool> catchUpSearch(int milliseconds);

    /// A consistent copy of the file as it is now. Exists where `target` is there.
    [[nodiscard]] Result<> copyTo(const QString &target) const;
    /// A dated copy beside the file, now. Gives the last one again where nothing was committed since it was made here.
    [[nodiscard]] Result<QString> backUp(backups::Reason reason);
    [[nodiscard]] Result<document::Soundness> check() const;

signals:
    /// After every commit, whatever caused it: an edit, an undo, an import.
    void changed(const core::ChangeSet &changes);
    /// isReadOnly() has changed: became the writer, or no longer is.
    void accessChanged();

private:
    Workspace(std::unique_ptr<Database> database, std::optional<FileLock> lock, Identity identity, const Clock &clock);
    [[nodiscard]] Result<Committed> transact(const Authorship &authorship, qint64 undone,
                                             const std::function<Result<>(Writer &, Committed &)> &work, bool keep);
    static void note(const std::vector<Undo::Skipped> &skipped, Committed &committed);
    [[nodiscard]] Result<> checkStillWriter();
    [[nodiscard]] Result<Committed> applyOperation(const Operation &operation, bool keep);
    [[nodiscard]] Result<Committed> revert(qint64 transaction, const char *action);
    [[nodiscard]] Result<Committed> revertArrivals(qint64 first, qint64 last, const QString &reason, bool keep);
    [[nodiscard]] Authorship authorship(const QString &action, const QString &reason) const;
    [[nodiscard]] Result<Undo::Stacks *> stacks() const;
    void passOver(qint64 step);
    [[nodiscard]] std::optional<QString> actionAt(std::vector<qint64> Undo::Stacks::*stack) const;

    std::unique_ptr<Database> m_database;
    std::optional<FileLock> m_lock;
    Identity m_identity;
    const Clock *m_clock;
    Reader m_reader;
    History m_history;
    LogTail m_tail;         ///< of a reader: the end of the log as it was last told
    qint64 m_version = 0;   ///< Database::foreignVersion() when last looked at
    qint64 m_backedUp = 0;  ///< last transaction in m_backup
    QString m_backup;
    mutable std::optional<Undo::Stacks> m_stacks; ///< read from the log at the first need, then followed
};

} // namespace core
