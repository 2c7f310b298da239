// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "ui/forms/fieldedit.h"
#include "ui/forms/formspec.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace core {
class Record;
class Workspace;
}

namespace ui {

/// The parts of a row within its form: one line each with a button that removes it, below them inputs to add one.
/// Adding one that is there already changes what it says besides its key.
class PartList final : public QWidget
{
    Q_OBJECT

public:
    PartList(core::Workspace &workspace, const PartSpec &spec, const RowChoices &choices, QWidget *parent);

    [[nodiscard]] const PartSpec &spec() const { return m_spec; }
    /// The row whose parts are shown; none while several are selected.
    void showPartsOf(std::optional<core::RowId> owner);
    /// Parts are shown and neither added nor removed here, for this reason; an empty one opens the list again.
    void setClosed(const QString &reason);
    /// Reads the parts anew.
    void load();

signals:
    void failed(const core::Error &error);
    /// The keyboard came to one of the inputs.
    void entered();

private:
    void addLine(const core::Record &record);
    void add();
    void remove(core::RowId row);
    [[nodiscard]] bool canChange() const;
    [[nodiscard]] QString text(const core::Record &record) const;

    core::Workspace &m_workspace;
    PartSpec m_spec;
    RowChoices m_choices;
    std::optional<core::RowId> m_owner;
    std::vector<QWidget *> m_lines;
    QVBoxLayout *m_list;
    QWidget *m_adding;
    QLabel *m_closed;
    std::vector<FieldEdit *> m_inputs;
    QPushButton *m_add;
};

} // namespace ui
