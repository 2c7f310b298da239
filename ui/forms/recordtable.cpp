// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/recordtable.h"

#include "ui/errortext.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// Editors by the kind of field: a list to choose from, several lines, one line.
class CellDelegate final : public QStyledItemDelegate
{
public:
    explicit CellDelegate(const RecordTableModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const core::FieldType type = core::registry::spec(m_model.field(index.column())).kind.type;
        if (type == core::FieldType::Choice || type == core::FieldType::Reference || type == core::FieldType::Boolean) {
            auto *box = new QComboBox(parent);
            for (const auto &[stored, label] : m_model.choices(index.column()))
                box->addItem(label, stored);
            return box;
        }
        if (type == core::FieldType::LongText) {
            auto *text = new QPlainTextEdit(parent);
            text->setTabChangesFocus(true);
            return text;
        }
        QWidget *line = QStyledItemDelegate::createEditor(parent, option, index);
        return line;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        const QString text = index.data(Qt::EditRole).toString();
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentIndex(box->findData(text));
        else if (auto *several = qobject_cast<QPlainTextEdit *>(editor))
            several->setPlainText(text);
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentData());
        else if (auto *several = qobject_cast<QPlainTextEdit *>(editor))
            model->setData(index, several->toPlainText());
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::updateEditorGeometry(editor, option, index);
        if (!qobject_cast<QPlainTextEdit *>(editor))
            return;
        // Several lines need more room than the cell has; it stays inside the table.
        QRect room = option.rect;
        room.setHeight(std::max(room.height(), theme::space(5)));
        const int below = editor->parentWidget() ? editor->parentWidget()->height() : room.bottom();
        if (room.bottom() > below)
            room.moveBottom(std::max(below, room.height()));
        editor->setGeometry(room);
    }

private:
    const RecordTableModel &m_model;
};

} // namespace

RecordTable::RecordTable(RecordTableModel *model, const QString &name, std::initializer_list<int> widths,
                         const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(tables::grid(this, name, hint))
    , m_problem(new QLabel(this))
    , m_remove(new QPushButton(tr("Remove the line"), this))
    , m_buttons(new QHBoxLayout)
{
    model->setParent(this);
    m_view->setModel(model);
    m_view->setItemDelegate(new CellDelegate(*model, m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->verticalHeader()->show();
    tables::setWidths(*m_view, widths);
    auto *words = new QLabel(hint, this);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    m_problem->setObjectName(name + u"Problem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_remove->setObjectName(name + u"Remove"_s);
    m_remove->setToolTip(tr("Ctrl+Delete"));
    m_remove->setAutoDefault(false);
    m_buttons->addWidget(m_remove);
    m_buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(words);
    column->addWidget(m_view, 1);
    column->addWidget(m_problem);
    column->addLayout(m_buttons);
    setFocusProxy(m_view);
    auto *removal = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete), this);
    removal->setContext(Qt::WidgetWithChildrenShortcut);
    connect(removal, &QShortcut::activated, this, &RecordTable::removeCurrent);
    connect(m_remove, &QPushButton::clicked, this, &RecordTable::removeCurrent);
    connect(model, &RecordTableModel::refused, this, &RecordTable::say);
    connect(model, &RecordTableModel::failed, this, [this](const core::Error &error) { say(errorText(error)); });
    connect(model, &QAbstractItemModel::dataChanged, this, &RecordTable::sayNote);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        sayNote();
        emit currentChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_isRefusal) // a refusal is read to the end: Return has gone on to the next cell by then
            sayNote();
        emit currentChanged();
    });
}

std::optional<core::RowId> RecordTable::current() const
{
    return m_model->rowId(m_view->currentIndex().row());
}

void RecordTable::say(const QString &sentence)
{
    m_isRefusal = !sentence.isEmpty();
    showBelow(sentence.isEmpty() ? QString() : u"！"_s + sentence, theme::Role::Error);
}

/// What is to be looked at in the cell with the keyboard.
void RecordTable::sayNote()
{
    m_isRefusal = false;
    const QString note = m_view->currentIndex().data(RecordTableModel::NoteRole).toString();
    showBelow(note.isEmpty() ? QString() : u"△ "_s + note, theme::Role::Warning);
}

void RecordTable::showBelow(const QString &sentence, theme::Role role)
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(role, palette));
    m_problem->setPalette(palette);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void RecordTable::removeCurrent()
{
    if (m_view->currentIndex().isValid())
        m_model->remove(m_view->currentIndex().row());
}

} // namespace ui
