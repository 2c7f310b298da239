// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/numberingdialog.h"

#include "ui/errortext.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::NumberedRow;
using Count = core::NumberingRule::Count;

/// The rows of a rule as a table; twenty thousand of them are shown as quickly as ten.
class NumberingModel final : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<NumberedRow> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] int changing() const
    {
        return static_cast<int>(std::ranges::count_if(m_rows, [](const auto &row) { return row.before != row.after; }));
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const NumberedRow &row = m_rows[static_cast<size_t>(index.row())];
        const QString &text = index.column() == 0 ? row.before : index.column() == 1 ? row.after : row.name;
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || (role == Qt::ToolTipRole && index.column() == 2))
            return text;
        if (role == Qt::ForegroundRole && row.before == row.after)
            return theme::color(theme::Role::Muted, qApp->palette());
        return {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
            return {};
        return section == 0 ? NumberingDialog::tr("Number now") : section == 1 ? NumberingDialog::tr("New number")
                                                                              : NumberingDialog::tr("Name");
    }

private:
    std::vector<NumberedRow> m_rows;
};

NumberingDialog::NumberingDialog(Source source, QWidget *parent)
    : QDialog(parent), m_source(std::move(source)), m_lines(new NumberingModel(this))
{
    setObjectName(u"numbering"_s);
    setWindowTitle(tr("Renumber"));
    setProperty("manual", u"plan"_s);
    auto *form = new QFormLayout;
    m_subject = addChoice(form, tr("&What"), "numberingSubject");
    m_place = addChoice(form, tr("&In"), "numberingPlace");
    m_count = addChoice(form, tr("&Count"), "numberingCount");
    addTexts(form);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    addPreview();
    fillSubjects();
    fillCounts();
    resize(theme::space(42), theme::space(34));
}

QComboBox *NumberingDialog::addChoice(QFormLayout *form, const QString &label, const char *name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    auto *words = new QLabel(label, this);
    words->setBuddy(box);
    form->addRow(words, box);
    return box;
}

void NumberingDialog::addTexts(QFormLayout *form)
{
    const auto addPair = [&](QWidget *one, QWidget *other, const QString &name, const QString &words) {
        auto *label = new QLabel(name, this);
        label->setBuddy(one);
        auto *beside = new QLabel(words, this);
        beside->setBuddy(other);
        auto *line = new QHBoxLayout;
        line->addWidget(one, 1);
        line->addWidget(beside);
        line->addWidget(other, 1);
        form->addRow(label, line);
    };
    m_prefix = new QLineEdit(this);
    m_joint = new QLineEdit(u"-"_s, this);
    m_digits = new QSpinBox(this);
    m_digits->setRange(1, 9);
    m_first = new QSpinBox(this);
    m_first->setRange(0, 999999);
    m_first->setValue(1);
    m_onlyMissing = new QCheckBox(tr("&Only what has no number yet"), this);
    m_onlyMissing->setObjectName(u"numberingOnlyMissing"_s);
    m_prefix->setObjectName(u"numberingPrefix"_s);
    m_joint->setObjectName(u"numberingJoint"_s);
    m_digits->setObjectName(u"numberingDigits"_s);
    m_first->setObjectName(u"numberingFirst"_s);
    addPair(m_prefix, m_joint, tr("&Before it"), tr("&Joined by"));
    addPair(m_digits, m_first, tr("&Digits"), tr("&From"));
    form->addRow(m_onlyMissing);
}

void NumberingDialog::addPreview()
{
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    m_finding = new QLabel(this);
    m_finding->setObjectName(u"numberingFinding"_s);
    m_finding->setWordWrap(true);
    theme::setType(*m_finding, theme::Type::Strong);
    column->addWidget(m_finding);
    QTableView *table = tables::list(this, u"numberingPreview"_s, tr("Numbers before and after"));
    table->setModel(m_lines);
    tables::setWidths(*table, {8, 8, 0});
    column->addWidget(table, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Renumber"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"accept"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &NumberingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &NumberingDialog::reject);
    column->addWidget(buttons);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &NumberingDialog::fillCounts);
    for (QComboBox *box : {m_place, m_count})
        connect(box, &QComboBox::currentIndexChanged, this, &NumberingDialog::refresh);
    for (QLineEdit *text : {m_prefix, m_joint})
        connect(text, &QLineEdit::textChanged, this, &NumberingDialog::refresh);
    for (QSpinBox *number : {m_digits, m_first})
        connect(number, &QSpinBox::valueChanged, this, &NumberingDialog::refresh);
    connect(m_onlyMissing, &QCheckBox::toggled, this, &NumberingDialog::refresh);
}

/// Projects are level −1; policies of all levels are level 0.
void NumberingDialog::fillSubjects()
{
    const QSignalBlocker quiet(m_subject);
    m_subject->addItem(tr("Codes of the projects"), -1);
    m_subject->addItem(tr("Numbers of all policies"), 0);
    if (m_source.levels.size() > 1)
        for (const auto &[level, name] : m_source.levels)
            m_subject->addItem(tr("Numbers of level %1 only (%2)").arg(level).arg(name), level);
    m_subject->setCurrentIndex(m_source.ofPolicies ? 1 : 0);
    const QSignalBlocker still(m_place);
    m_place->addItem(tr("The whole plan"));
    if (m_source.chosen) {
        m_place->addItem(tr("Only below “%1”").arg(m_source.chosenName), m_source.chosen->value());
        m_place->setCurrentIndex(1);
    }
}

/// Codes of projects differ in the whole plan, so they are not counted from the beginning below each policy.
void NumberingDialog::fillCounts()
{
    {
        const QSignalBlocker quiet(m_count);
        const QVariant before = m_count->currentData();
        m_count->clear();
        m_count->addItem(tr("Behind the number above (1-1, 1-2, 2-1 …)"), static_cast<int>(Count::AfterParent));
        m_count->addItem(tr("One count through all (1, 2, 3 …)"), static_cast<int>(Count::Through));
        if (m_subject->currentData().toInt() >= 0)
            m_count->addItem(tr("From the first again below each (1, 2 … 1, 2 …)"), static_cast<int>(Count::PerParent));
        m_count->setCurrentIndex(std::max(0, m_count->findData(before)));
    }
    refresh();
}

core::NumberingRule NumberingDialog::rule() const
{
    const int level = m_subject->currentData().toInt();
    return {.subject = level < 0 ? Entity::Project : Entity::Policy,
            .level = std::max(0, level),
            .below = core::RowId::from(m_place->currentData().toLongLong()),
            .onlyMissing = m_onlyMissing->isChecked(),
            .count = static_cast<Count>(m_count->currentData().toInt()),
            .prefix = m_prefix->text().trimmed(),
            .joint = m_joint->text(),
            .digits = m_digits->value(),
            .first = m_first->value()};
}

void NumberingDialog::refresh()
{
    const core::NumberingRule rule = this->rule();
    m_joint->setEnabled(rule.count == Count::AfterParent);
    m_lines->setRows(m_source.ground.numbered(rule));
    const int all = m_lines->rowCount();
    const int changing = m_lines->changing();
    m_accept->setEnabled(changing > 0);
    if (all == 0)
        m_finding->setText(tr("Nothing is there that this rule would number."));
    else if (changing == 0)
        m_finding->setText(tr("Nothing would change: all are numbered so already."));
    else
        m_finding->setText(tr("%1 of %n row(s) get another number. Projects that have ended keep theirs.", nullptr, all)
                               .arg(changing));
}

/// What the rules of the file refuse is said here, where it can still be put right.
void NumberingDialog::accept()
{
    if (!m_accept->isEnabled())
        return;
    if (const auto possible = m_source.rehearse(operation()); !possible)
        return m_finding->setText(errorText(possible.error()));
    QDialog::accept();
}

} // namespace ui
