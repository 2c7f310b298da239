// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/editor.h"
#include "ui/closedfields.h"
#include "ui/forms/fieldedit.h"
#include "ui/planspan.h"

#include <QAbstractTableModel>
#include <QHash>

namespace core {
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

/// The rows of one entity that belong to something – a scheme's stages, a project's milestones – one line each, and
/// below them an empty line that becomes a row once what it needs is typed.
///
/// What is refused stays in its cell, marked with the reason, and is not written.
class RecordTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        ProblemRole = Qt::UserRole + 1, ///< why what stands in the cell was refused; empty where nothing was
        NoteRole                        ///< what is to be looked at in a cell that is allowed; mostly empty
    };

    RecordTableModel(core::Workspace &workspace, core::Entity entity, std::vector<core::Field> columns,
                     QObject *parent = nullptr);

    /// Shows the rows with these cells, which a new row gets; none at all where there is no value.
    void setOwner(std::optional<core::Editor::Cells> cells);
    /// The rows are shown in this order; without one in the order of the registry.
    void setOrder(std::vector<core::Field> order) { m_order = std::move(order); }
    /// Which rows of those are shown: for what no equality says.
    void setPredicate(std::function<bool(const core::Record &)> shows) { m_shows = std::move(shows); }
    /// What a new row gets where nothing else is typed.
    void setDefaults(core::Editor::Cells cells) { m_defaults = std::move(cells); }
    /// Columns that only show.
    void setFixed(std::vector<core::Field> fields) { m_fixed = std::move(fields); }
    /// Only fields of this pass for references: a scale of the same scheme.
    void setChoicesOwner(core::Field choice, core::Field owner) { m_choiceOwner = {choice, owner}; }
    /// The same where the rows chosen from hang on something else than the owner: a member of this year's scheme.
    void setOnlyChoices(core::Field choice, core::Field owner, core::Value value)
    {
        m_choiceOwner = {choice, owner};
        m_choiceValue = std::move(value);
    }
    void setAdding(bool adding) { m_isAdding = adding; }

    [[nodiscard]] core::Entity entity() const { return m_entity; }
    [[nodiscard]] core::Field field(int column) const { return m_columns.at(size_t(column)); }
    /// The row of a line; none for the empty line.
    [[nodiscard]] std::optional<core::RowId> rowId(int row) const;
    [[nodiscard]] int rowOf(core::RowId id) const;
    [[nodiscard]] const core::Record *record(int row) const;
    /// What a cell may hold where it is chosen from a list: stored text and label, the empty choice first.
    [[nodiscard]] std::vector<std::pair<QString, QString>> choices(int column) const;
    /// Takes the line away; what still hangs from it keeps it (failed() says so).
    void remove(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void failed(const core::Error &error);
    /// What was typed was not accepted; a sentence that names the column.
    void refused(const QString &sentence);

private:
    struct Refused
    {
        QString text;
        QString why;
    };
    /// Id of the row (0: the empty line) and column.
    using Place = std::pair<qint64, int>;

    [[nodiscard]] std::vector<core::Record> read();
    void load();
    void follow(const core::ChangeSet &changes);
    [[nodiscard]] Place place(const QModelIndex &index) const;
    [[nodiscard]] core::Value stored(const QModelIndex &index) const;
    [[nodiscard]] QString note(const QModelIndex &index) const;
    [[nodiscard]] QString shownText(const QModelIndex &index) const;
    [[nodiscard]] QString cellText(const QModelIndex &index) const;
    [[nodiscard]] bool isEditable(const QModelIndex &index) const;
    [[nodiscard]] FieldEdit::Reading read(core::Field field, const QString &text) const;
    bool refuse(const QModelIndex &index, const QString &text, const QString &why);
    bool write(const QModelIndex &index, const core::Value &value);
    bool writeNew(const QModelIndex &index, const core::Value &value);
    [[nodiscard]] core::Value numberForNew(core::Field field) const;

    core::Workspace &m_workspace;
    ClosedFields m_closed;
    PlanSpan m_span;
    core::Entity m_entity;
    std::vector<core::Field> m_columns;
    std::vector<core::Field> m_order;
    std::vector<core::Field> m_fixed;
    std::optional<std::pair<core::Field, core::Field>> m_choiceOwner;
    std::optional<core::Value> m_choiceValue; ///< none: the owner's
    core::Editor::Cells m_defaults;
    std::function<bool(const core::Record &)> m_shows;
    std::optional<core::Editor::Cells> m_owner;
    bool m_isAdding = true;
    std::vector<core::Record> m_records;
    QHash<core::Field, core::Value> m_draft; ///< typed into the empty line, not a row yet
    QHash<Place, Refused> m_refused;
};

} // namespace ui
