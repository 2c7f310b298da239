// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowoperations.h"
#include "ui/forms/fieldedit.h"

#include <QDialog>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QStandardItemModel;
class QVBoxLayout;

namespace ui {

/// まとめて変更: one field of many rows at once, with what each holds before and after.
class BulkDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Rows of one kind that a person may have meant.
    struct Target
    {
        QString words; ///< 「選んだ事業（12件）」
        core::Entity entity;
        std::vector<core::RowId> rows;
    };
    /// What is done with the rows.
    enum class Mode {
        Set,  ///< all get the value
        Fill, ///< those without a value get it
        Empty ///< the value goes
    };
    /// How the dialog learns what it shows; it reads nothing itself.
    struct Source
    {
        std::function<core::Value(core::RowId, core::Field)> value;
        std::function<QString(core::Entity, core::RowId)> name;
        std::function<QString(core::Field, const core::Value &)> text;
        RowChoices choices;
        Suggestions suggestions;
        /// Whether the operation could be done now; nothing of it stays.
        std::function<core::Result<>(const core::Operation &)> rehearse;
    };

    BulkDialog(std::vector<Target> targets, Source source, QWidget *parent);

    /// Of an accepted dialog: the change of those rows whose value is another afterwards.
    [[nodiscard]] core::SetFieldsOfAll operation() const;
    void accept() override;

private:
    QComboBox *addChoice(QVBoxLayout *column, const QString &label, const char *name);
    void fillFields();
    void chooseField();
    void refresh();
    [[nodiscard]] const Target &target() const;
    [[nodiscard]] core::Field field() const;
    [[nodiscard]] Mode mode() const;
    /// What the rows get; nothing while what is typed is refused.
    [[nodiscard]] std::optional<core::Value> value() const;

    std::vector<Target> m_targets;
    Source m_source;
    QComboBox *m_target;
    QComboBox *m_field;
    QComboBox *m_mode;
    QWidget *m_place; ///< where the input stands
    QLabel *m_label;
    FieldEdit *m_edit = nullptr;
    QStandardItemModel *m_lines;
    QLabel *m_finding;
    QPushButton *m_accept;
    std::vector<core::RowId> m_changing;
};

} // namespace ui
