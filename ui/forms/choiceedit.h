// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldedit.h"

class QComboBox;

namespace ui {

/// A list to choose from: the codes of a choice, yes and no, or the rows a reference may name. Committed at once.
class ChoiceFieldEdit final : public FieldEdit
{
    Q_OBJECT

public:
    ChoiceFieldEdit(core::Field field, RowChoices choices, QWidget *parent);
    [[nodiscard]] QWidget *input() const override;
    void setReadOnly(bool readOnly) override;

protected:
    void write(const core::Value &value, bool mixed) override;
    [[nodiscard]] QString typed() const override;
    [[nodiscard]] Reading read() const override;

private:
    void fill();
    void add(const QString &label, const QString &key, int depth = 0);

    QComboBox *m_box;
    RowChoices m_choices;
};

} // namespace ui
