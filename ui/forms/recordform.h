// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/operation.h"
#include "ui/closedfields.h"
#include "ui/forms/fieldedit.h"
#include "ui/forms/formspec.h"
#include "ui/planspan.h"

#include <QHash>
#include <QWidget>

class QFormLayout;

namespace core {
class Workspace;
struct ChangeSet;
}

namespace ui {

class Form;
class PartList;

/// The fields of one row – or those of several at once – as a form in sections, built from formSections().
///
/// A field is written when the person leaves it, for all rows shown; what the registry refuses is said beside the field
/// and not written. Follows Workspace::changed(); a field that is being typed in is left alone.
class RecordForm final : public QWidget
{
    Q_OBJECT

public:
    RecordForm(core::Workspace &workspace, core::Entity entity, QWidget *parent = nullptr);

    /// Shows rows; parts (links, accounts) only of a single one. Ends what is being typed first.
    void showRows(std::vector<core::RowId> rows);
    [[nodiscard]] const std::vector<core::RowId> &rows() const { return m_rows; }
    /// Where rows to choose from come from, instead of all rows of the entity: those of the same project, say.
    void setChoices(RowChoices choices) { m_ownChoices = std::move(choices); }
    /// The office this copy belongs to is another one: other fields may be closed to it.
    void refreshClosed();
    /// Ends what is being typed. False where a value is refused.
    bool flush();
    /// Puts the keyboard into a field; false where the form has none for it.
    bool focusField(core::Field field);
    void focusFirst();
    /// To the next field with a problem behind the one with the keyboard, and round; false where there is none.
    bool focusNextProblem();
    /// The field with the keyboard, if any.
    [[nodiscard]] const FieldEdit *current() const { return m_current; }
    [[nodiscard]] QString help(core::Field field) const { return m_helps.value(field); }
    [[nodiscard]] FieldEdit *edit(core::Field field) const { return m_edits.value(field); }

signals:
    void failed(const core::Error &error);
    /// Other rows are shown, and a value that was refused went with the old ones.
    void dropped(const QString &sentence);
    /// Another field has the keyboard, or its text has another length.
    void currentChanged();

private:
    void build();
    void sayWhatIsDropped();
    void addField(Form &form, const FormLine &line);
    void addPart(Form &form, const PartSpec &spec);
    void write(core::Field field, const core::Value &value);
    [[nodiscard]] core::Result<> perform(const core::Operation &operation);
    void follow(const core::ChangeSet &changes);
    /// Reads the rows and shows what is stored in the fields that pass; fields being typed in keep that.
    void load(const std::function<bool(core::Field)> &passes);
    void showClosed();
    void showNotes();
    [[nodiscard]] std::vector<RowChoice> choices(core::Entity entity);
    void resizeEvent(QResizeEvent *event) override;

    core::Workspace &m_workspace;
    core::Entity m_entity;
    ClosedFields m_closed;
    PlanSpan m_span;
    std::vector<core::RowId> m_rows;
    std::vector<FieldEdit *> m_order;
    QHash<core::Field, FieldEdit *> m_edits;
    QHash<core::Field, QString> m_helps;
    std::vector<PartList *> m_parts;
    std::vector<QWidget *> m_ofOne; ///< hidden while several rows are shown
    FieldEdit *m_current = nullptr;
    QHash<core::Entity, std::vector<RowChoice>> m_choices;
    RowChoices m_ownChoices;
    QFormLayout *m_layout = nullptr;
};

} // namespace ui
