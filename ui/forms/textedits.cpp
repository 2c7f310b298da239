// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/textedits.h"

#include "core/domain/era.h"
#include "core/domain/number.h"
#include "ui/forms/growingtext.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::FieldType;
using core::Value;

namespace {

QString mixedText()
{
    return FieldEdit::tr("(several values)");
}

FieldEdit::Reading readYear(const QString &text)
{
    const core::YearReading reading = core::parseFiscalYear(text);
    switch (reading.reading) {
    case core::Reading::Certain:
        return {Value::integer(reading.year->value()), {}};
    case core::Reading::Empty:
        return {};
    case core::Reading::Ambiguous:
        return {{}, FieldEdit::tr("Which era? Write it like R8 or 2026.")};
    case core::Reading::Refused:
        break;
    }
    return {{}, FieldEdit::tr("Not a year. Write it like R8 or 2026.")};
}

FieldEdit::Reading readDate(const QString &text)
{
    const core::DateReading reading = core::parseDate(text);
    switch (reading.reading) {
    case core::Reading::Certain:
        return {Value::text(reading.date.toString(Qt::ISODate)), {}};
    case core::Reading::Empty:
        return {};
    case core::Reading::Ambiguous:
        return {{}, FieldEdit::tr("Which era? Write it like R8.4.1 or 2026-04-01.")};
    case core::Reading::Refused:
        break;
    }
    return {{}, FieldEdit::tr("Not a day. Write it like R8.4.1 or 2026-04-01.")};
}

FieldEdit::Reading readNumber(const QString &text, bool whole)
{
    const core::NumberReading reading = core::parseNumber(text);
    using Kind = core::NumberReading::Kind;
    if (reading.kind == Kind::Empty)
        return {};
    if (reading.kind != Kind::Number)
        return {{}, FieldEdit::tr("Not a number. Write it like 1,234.")};
    if (whole && !reading.whole)
        return {{}, FieldEdit::tr("Only whole numbers here.")};
    return {whole ? Value::integer(*reading.whole) : Value::real(reading.value), {}};
}

FieldEdit::Reading readText(const QString &text, int longest)
{
    if (text.size() > longest)
        return {{}, FieldEdit::tr("Too long: %1 of at most %2 characters.").arg(text.size()).arg(longest)};
    return {Value::text(text.trimmed().isEmpty() ? QString() : text), {}};
}

QString shown(FieldType type, const Value &value)
{
    if (value.isNull())
        return {};
    switch (type) {
    case FieldType::Year:
        if (const auto year = core::FiscalYear::from(value.toInteger()))
            return core::formatFiscalYear(*year);
        return QString::number(value.toInteger());
    case FieldType::Integer:
    case FieldType::Money:
        return core::formatMoney(value.toInteger());
    case FieldType::Real:
        return core::formatNumber(value.toReal());
    case FieldType::Date:
        return core::formatEraDate(QDate::fromString(value.toText(), Qt::ISODate));
    default:
        return value.toText();
    }
}

int longestOf(core::Field field)
{
    return static_cast<int>(core::registry::spec(field).kind.maximum);
}

} // namespace

// --- one line

LineFieldEdit::LineFieldEdit(core::Field field, QWidget *parent) : FieldEdit(field, parent), m_line(new QLineEdit(this))
{
    adopt(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &LineFieldEdit::edited);
    connect(m_line, &QLineEdit::returnPressed, this, &LineFieldEdit::commit);
}

QWidget *LineFieldEdit::input() const
{
    return m_line;
}

void LineFieldEdit::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

std::optional<std::pair<qsizetype, int>> LineFieldEdit::length() const
{
    if (core::registry::spec(field()).kind.type != FieldType::Text)
        return std::nullopt;
    return std::pair(m_line->text().size(), longestOf(field()));
}

void LineFieldEdit::write(const Value &value, bool mixed)
{
    m_line->setPlaceholderText(mixed ? mixedText() : QString());
    m_line->setText(shown(core::registry::spec(field()).kind.type, value));
    m_line->setCursorPosition(0);
}

QString LineFieldEdit::typed() const
{
    return m_line->text();
}

FieldEdit::Reading LineFieldEdit::read() const
{
    return readTyped(field(), m_line->text());
}

FieldEdit::Reading readTyped(core::Field field, const QString &text)
{
    switch (core::registry::spec(field).kind.type) {
    case FieldType::Year:
        return readYear(text);
    case FieldType::Date:
        return readDate(text);
    case FieldType::Integer:
    case FieldType::Money:
        return readNumber(text, true);
    case FieldType::Real:
        return readNumber(text, false);
    default:
        return readText(text.trimmed(), longestOf(field));
    }
}

bool LineFieldEdit::eventFilter(QObject *watched, QEvent *event)
{
    // With nothing of its own to take back, the input leaves Ctrl+Z to the plan.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)
        && !m_line->isUndoAvailable()) {
        event->ignore();
        return true;
    }
    return FieldEdit::eventFilter(watched, event);
}

// --- several lines

LongFieldEdit::LongFieldEdit(core::Field field, QWidget *parent)
    : FieldEdit(field, parent), m_text(new GrowingText(this))
{
    adopt(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &LongFieldEdit::edited);
}

QWidget *LongFieldEdit::input() const
{
    return m_text;
}

void LongFieldEdit::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
}

std::optional<std::pair<qsizetype, int>> LongFieldEdit::length() const
{
    return std::pair(m_text->document()->characterCount() - 1, longestOf(field()));
}

void LongFieldEdit::write(const Value &value, bool mixed)
{
    m_text->setPlaceholderText(mixed ? mixedText() : QString());
    m_text->setPlainText(value.toText());
}

QString LongFieldEdit::typed() const
{
    return m_text->toPlainText();
}

FieldEdit::Reading LongFieldEdit::read() const
{
    return readText(m_text->toPlainText(), longestOf(field()));
}

bool LongFieldEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)
        && !m_text->document()->isUndoAvailable()) {
        event->ignore();
        return true;
    }
    return FieldEdit::eventFilter(watched, event);
}

// --- one line with a list

namespace {

/// Fills its list when it is opened: reading what is used everywhere is not free.
class LateList final : public QComboBox
{
public:
    LateList(std::function<QStringList()> texts, QWidget *parent) : QComboBox(parent), m_texts(std::move(texts)) {}

    void showPopup() override
    {
        const QString text = currentText();
        clear();
        addItems(m_texts());
        setEditText(text);
        QComboBox::showPopup();
    }

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    std::function<QStringList()> m_texts;
};

} // namespace

SuggestingFieldEdit::SuggestingFieldEdit(core::Field field, Suggestions suggestions, QWidget *parent)
    : FieldEdit(field, parent)
    , m_box(new LateList([field, suggestions = std::move(suggestions)] { return suggestions(field); }, this))
{
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setCompleter(nullptr); // it would finish 「新」 to the first 「新規」 and commit that
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(10);
    adopt(m_box);
    m_box->lineEdit()->installEventFilter(this);
    connect(m_box, &QComboBox::editTextChanged, this, &SuggestingFieldEdit::edited);
    connect(m_box, &QComboBox::activated, this, &SuggestingFieldEdit::commit);
}

QWidget *SuggestingFieldEdit::input() const
{
    return m_box;
}

void SuggestingFieldEdit::setReadOnly(bool readOnly)
{
    m_box->setEnabled(!readOnly);
}

void SuggestingFieldEdit::write(const Value &value, bool mixed)
{
    m_box->lineEdit()->setPlaceholderText(mixed ? mixedText() : QString());
    m_box->setEditText(value.toText());
}

QString SuggestingFieldEdit::typed() const
{
    return m_box->currentText();
}

FieldEdit::Reading SuggestingFieldEdit::read() const
{
    return readText(m_box->currentText().trimmed(), longestOf(field()));
}

} // namespace ui
