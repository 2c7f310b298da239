// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keysdialog.h"

#include "ui/tables.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int keysColumn = 2;

/// Keys that write, move or leave something where one types.
bool belongsToTyping(const QKeySequence &keys)
{
    const QKeyCombination first = keys[0];
    const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
    return !isFunctionKey && !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

bool has(const KeysDialog::Line &line, const QKeySequence &keys)
{
    return line.keys == keys || (line.keys == line.usual && line.also.contains(keys));
}

} // namespace

KeysDialog::KeysDialog(std::vector<Line> lines, QList<QKeySequence> reserved, QWidget *parent)
    : QDialog(parent)
    , m_lines(std::move(lines))
    , m_reserved(std::move(reserved))
    , m_model(new QStandardItemModel(0, 3, this))
    , m_table(tables::list(this, u"keysTable"_s, tr("Commands and their keys")))
{
    setObjectName(u"keysDialog"_s);
    setWindowTitle(tr("Change keys"));
    setProperty("manual", u"shortcuts"_s);
    m_model->setHorizontalHeaderLabels({tr("Menu"), tr("Command"), tr("Keys")});
    m_table->setModel(m_model);
    tables::setWidths(*m_table, {6, 0, 9});
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(addInput());
    m_finding = new QLabel(this);
    m_finding->setObjectName(u"keysFinding"_s);
    m_finding->setWordWrap(true);
    m_finding->setMinimumHeight(theme::space(2.6)); // two lines: the table does not jump when one is refused
    column->addWidget(m_finding);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("&Use these keys"), QDialogButtonBox::AcceptRole)->setObjectName(u"accept"_s);
    QPushButton *all = buttons->addButton(tr("&All as shipped"), QDialogButtonBox::ResetRole);
    all->setObjectName(u"keysResetAll"_s);
    connect(all, &QPushButton::clicked, this, &KeysDialog::resetAll);
    connect(buttons, &QDialogButtonBox::accepted, this, &KeysDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &KeysDialog::reject);
    column->addWidget(buttons);
    fill();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysDialog::chooseRow);
    m_table->setCurrentIndex(m_model->index(0, 0));
    resize(theme::space(42), theme::space(30));
}

QWidget *KeysDialog::addInput()
{
    auto *place = new QWidget(this);
    m_keys = new QKeySequenceEdit(place);
    m_keys->setObjectName(u"keysInput"_s);
    m_keys->setAccessibleName(tr("New keys of the chosen command"));
    if (auto *line = m_keys->findChild<QLineEdit *>())
        line->setAccessibleName(m_keys->accessibleName());
    auto *label = new QLabel(tr("New &keys"), place);
    label->setBuddy(m_keys);
    m_none = new QPushButton(tr("&No keys"), place);
    m_none->setObjectName(u"keysNone"_s);
    m_usual = new QPushButton(tr("As &shipped"), place);
    m_usual->setObjectName(u"keysUsual"_s);
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_keys, 1);
    row->addWidget(m_none);
    row->addWidget(m_usual);
    m_keys->installEventFilter(this);
    connect(m_none, &QPushButton::clicked, this, [this] { give({}); });
    connect(m_usual, &QPushButton::clicked, this, [this] { give(current()->usual); });
    return place;
}

void KeysDialog::fill()
{
    for (const Line &line : m_lines) {
        QList<QStandardItem *> cells;
        for (const QString &text : {line.menu, line.text, line.keys.toString(QKeySequence::NativeText)}) {
            cells += new QStandardItem(text);
            cells.back()->setEditable(false);
        }
        m_model->appendRow(cells);
    }
}

KeysDialog::Line *KeysDialog::current()
{
    const int row = m_table->currentIndex().row();
    return row < 0 ? nullptr : &m_lines[static_cast<size_t>(row)];
}

void KeysDialog::chooseRow()
{
    const Line *line = current();
    const bool canChange = line && !line->name.isEmpty();
    {
        const QSignalBlocker quiet(m_keys);
        m_keys->setKeySequence(line ? line->keys : QKeySequence());
    }
    m_keys->setEnabled(canChange);
    m_none->setEnabled(canChange);
    m_usual->setEnabled(canChange);
    m_finding->setText(canChange ? QString() : tr("These keys go to a page and stay as they are."));
}

/// The input itself would wait a second for more keys; a command has one chord, which counts at once.
bool KeysDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_keys || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return false; // on to the next input
    case Qt::Key_Escape:
        reject();
        return true;
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
        return true; // the chord is not complete yet
    default:
        give(QKeySequence(QKeyCombination(key->modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(key->key()))));
        return true;
    }
}

QString KeysDialog::refusal(const QKeySequence &keys) const
{
    if (belongsToTyping(keys))
        return tr("A command's keys need Ctrl or Alt, or are a function key: others are needed for typing.");
    const QString shown = keys.toString(QKeySequence::NativeText);
    if (m_reserved.contains(keys))
        return tr("%1 has a meaning of its own on the pages, in tables or in texts. Choose other keys.").arg(shown);
    const int row = m_table->currentIndex().row();
    for (int other = 0; other < static_cast<int>(m_lines.size()); ++other) {
        const Line &line = m_lines[static_cast<size_t>(other)];
        if (other != row && has(line, keys))
            return tr("%1 belongs to “%2”. Choose other keys, or take them from there first.")
                .arg(shown, line.text);
    }
    return {};
}

void KeysDialog::give(const QKeySequence &keys)
{
    const QString why = keys.isEmpty() ? QString() : refusal(keys);
    if (!why.isEmpty())
        return m_finding->setText(why);
    current()->keys = keys;
    m_model->item(m_table->currentIndex().row(), keysColumn)->setText(keys.toString(QKeySequence::NativeText));
    chooseRow();
}

void KeysDialog::resetAll()
{
    for (size_t row = 0; row < m_lines.size(); ++row) {
        m_lines[row].keys = m_lines[row].usual;
        m_model->item(static_cast<int>(row), keysColumn)->setText(m_lines[row].usual.toString(QKeySequence::NativeText));
    }
    chooseRow();
}

KeysDialog::Keys KeysDialog::chosen() const
{
    Keys changed;
    for (const Line &line : m_lines) {
        if (!line.name.isEmpty() && line.keys != line.usual)
            changed.insert(line.name, line.keys);
    }
    return changed;
}

} // namespace ui
