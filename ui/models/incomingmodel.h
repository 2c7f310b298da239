// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/intake.h"

#include <QAbstractTableModel>

#include <functional>

namespace core {
class Workspace;
}

namespace ui {

/// Files that came back and wait to be taken in: what each of them brings, or why it is refused.
class IncomingModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FileColumn, OfficeColumn, BringsColumn, WhoColumn, PeriodColumn, SignerColumn, StateColumn, ColumnCount };

    struct Line
    {
        QString file;
        bool taken = true; ///< ticked
        std::optional<core::MergeReport::Source> source = {}; ///< once looked at
        int outOfScope = 0;
        QString warning = {}; ///< a sentence about what a person should know of it
        QString refused = {}; ///< why it cannot be taken in: a few words
        QString advice = {};  ///< and what to do about it
        std::optional<core::Error::Code> why = {};
        std::optional<core::package::Opened> package = {}; ///< of a package that was read
        bool isAccepted = false; ///< a person has accepted its signer this once

        /// Signed by a key that nobody here has compared, or that is not to be believed: somebody has to decide.
        [[nodiscard]] bool waitsForSigner() const;
    };

    explicit IncomingModel(const core::Workspace &workspace, QObject *parent = nullptr);

    /// Adds files that are not listed yet. False where there was none.
    bool add(const QStringList &files);
    void remove(int row);
    void clear();
    /// Files that are ticked and not refused.
    [[nodiscard]] QStringList taken() const;
    /// Files that are not refused, ticked or not.
    [[nodiscard]] QStringList acceptable() const;
    /// Some of those have not been looked at yet.
    [[nodiscard]] bool hasUnread() const;
    /// Ticked files with edits outside of what their office answers for.
    [[nodiscard]] QStringList outside() const;
    /// Lines that nobody has looked at go.
    void dropUnread();
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    void show(const core::MergeReport &report);
    /// Those that were taken in go; what waited for them can be looked at again. True where anything is left.
    bool finish(const core::MergeReport &report);
    /// What a package said of itself. One whose signer is not known is not ticked any more.
    void show(const QString &file, const core::package::Opened &opened);
    void refuse(const QString &file, const core::Error &error, const QString &words, const QString &advice);
    /// What was refused may be looked at again: something to open it with was told.
    void retry(const QString &file);
    /// A person has accepted the signer, this once or for ever: the file is ticked.
    void accept(const QString &file);
    [[nodiscard]] const Line *line(const QString &file) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// A person has ticked or unticked a file.
    void ticked();

private:
    void changeLine(const QString &file, const std::function<void(Line &)> &change);
    [[nodiscard]] QString text(const Line &line, int column) const;
    [[nodiscard]] QString stateText(const Line &line) const;
    [[nodiscard]] static QString warningText(const std::vector<core::MergeReport::Warning> &warnings,
                                             const QString &file);

    const core::Workspace &m_workspace;
    std::vector<Line> m_lines;
};

} // namespace ui
