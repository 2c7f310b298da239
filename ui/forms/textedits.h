// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldedit.h"

class QComboBox;
class QLineEdit;

namespace ui {

class GrowingText;

/// What a person typed for a text, number, year or day, in any way people write them (R8, △1,234, １２).
[[nodiscard]] FieldEdit::Reading readTyped(core::Field field, const QString &text);

/// One line: text, numbers, years and days as people write them (R8, 令和8年度, △1,234, １２).
class LineFieldEdit final : public FieldEdit
{
    Q_OBJECT

public:
    LineFieldEdit(core::Field field, QWidget *parent);
    [[nodiscard]] QWidget *input() const override;
    void setReadOnly(bool readOnly) override;
    [[nodiscard]] std::optional<std::pair<qsizetype, int>> length() const override;

protected:
    void write(const core::Value &value, bool mixed) override;
    [[nodiscard]] QString typed() const override;
    [[nodiscard]] Reading read() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_line;
};

/// Several lines; as high as its text, within bounds.
class LongFieldEdit final : public FieldEdit
{
    Q_OBJECT

public:
    LongFieldEdit(core::Field field, QWidget *parent);
    [[nodiscard]] QWidget *input() const override;
    void setReadOnly(bool readOnly) override;
    [[nodiscard]] std::optional<std::pair<qsizetype, int>> length() const override;

protected:
    void write(const core::Value &value, bool mixed) override;
    [[nodiscard]] QString typed() const override;
    [[nodiscard]] Reading read() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    GrowingText *m_text;
};

/// One line of text with a list of what stands in the field elsewhere. The list is read when it is opened.
class SuggestingFieldEdit final : public FieldEdit
{
    Q_OBJECT

public:
    SuggestingFieldEdit(core::Field field, Suggestions suggestions, QWidget *parent);
    [[nodiscard]] QWidget *input() const override;
    void setReadOnly(bool readOnly) override;

protected:
    void write(const core::Value &value, bool mixed) override;
    [[nodiscard]] QString typed() const override;
    [[nodiscard]] Reading read() const override;

private:
    QComboBox *m_box;
};

} // namespace ui
