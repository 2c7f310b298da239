// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reorganisedialog.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::OfficeChange;
using core::OfficeReform;

namespace {

constexpr int idRole = Qt::UserRole;

QLabel *heading(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    theme::setType(*label, theme::Type::Strong);
    label->setBuddy(buddy);
    return label;
}

} // namespace

ReorganiseDialog::ReorganiseDialog(std::vector<Office> offices, std::vector<int> years, int year, Rehearse rehearse,
                                   Name name, QWidget *parent)
    : QDialog(parent)
    , m_all(std::move(offices))
    , m_rehearse(std::move(rehearse))
    , m_name(std::move(name))
    , m_year(new QComboBox(this))
    , m_offices(new QTreeWidget(this))
    , m_kind(new QComboBox(this))
    , m_after(new QStandardItemModel(0, 3, this))
    , m_afterView(tables::grid(this, u"reformAfter"_s, tr("Offices from then on")))
    , m_parent(new QComboBox(this))
    , m_add(new QPushButton(tr("&Add this change"), this))
    , m_changes(new QListWidget(this))
    , m_remove(new QPushButton(tr("Take i&t out"), this))
    , m_lines(new QStandardItemModel(0, 4, this))
    , m_preview(tables::list(this, u"reformPreview"_s, tr("Before and after")))
    , m_send(new QComboBox(this))
    , m_note(new QLineEdit(this))
    , m_finding(new QLabel(this))
    , m_problem(new QLabel(this))
{
    setObjectName(u"reorganise"_s);
    setWindowTitle(tr("Reorganise offices"));
    setProperty("manual", u"plan"_s);
    auto *above = new QSplitter(Qt::Horizontal, this);
    above->setChildrenCollapsible(false);
    above->addWidget(buildLeft(years, year));
    above->addWidget(buildRight());
    above->setSizes({theme::space(21), theme::space(23)});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Reorganise"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"accept"_s);
    m_accept->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->addWidget(above, 3);
    all->addWidget(buildPreview(), 2);
    all->addWidget(buttons);
    resize(QSize(theme::space(64), theme::space(46)).boundedTo(screen()->availableSize() * 9 / 10));
    fillOffices();
    refresh();
}

QWidget *ReorganiseDialog::buildLeft(const std::vector<int> &years, int year)
{
    auto *box = new QWidget(this);
    m_year->setObjectName(u"reformYear"_s);
    for (const int each : years)
        m_year->addItem(format::fiscalYear(each), each);
    m_year->setCurrentIndex(std::max(0, m_year->findData(year)));
    m_offices->setObjectName(u"reformOffices"_s);
    m_offices->setAccessibleName(tr("Offices until then"));
    m_offices->setHeaderLabels({tr("Office"), tr("Code")});
    m_offices->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_offices->setIndentation(theme::space(0.8));
    m_offices->header()->setStretchLastSection(false);
    m_offices->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_offices->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("From &fiscal year"), m_year, box));
    column->addWidget(m_year);
    column->addWidget(heading(tr("&Offices until then (Ctrl for several)"), m_offices, box));
    column->addWidget(m_offices, 1);
    connect(m_year, &QComboBox::currentIndexChanged, this, &ReorganiseDialog::refresh);
    connect(m_offices, &QTreeWidget::itemSelectionChanged, this, &ReorganiseDialog::fillAfter);
    return box;
}

QWidget *ReorganiseDialog::buildRight()
{
    auto *box = new QWidget(this);
    m_kind->setObjectName(u"reformKind"_s);
    m_kind->addItem(tr("Renamed"), static_cast<int>(OfficeChange::Renamed));
    m_kind->addItem(tr("Moved under another office"), static_cast<int>(OfficeChange::Moved));
    m_kind->addItem(tr("Merged into one"), static_cast<int>(OfficeChange::Merged));
    m_kind->addItem(tr("Split into several"), static_cast<int>(OfficeChange::Split));
    m_after->setHorizontalHeaderLabels({tr("Code"), tr("Name from then on"), tr("Short name")});
    m_afterView->setModel(m_after);
    tables::setWidths(*m_afterView, {5, 0, 7});
    m_afterView->setMinimumHeight(theme::space(5));
    m_changes->setMinimumHeight(theme::space(2.5));
    m_parent->setObjectName(u"reformParent"_s);
    m_add->setObjectName(u"reformAdd"_s);
    m_changes->setObjectName(u"reformChanges"_s);
    m_changes->setAccessibleName(tr("Changes to be made"));
    m_remove->setObjectName(u"reformRemove"_s);
    for (QPushButton *button : {m_add, m_remove})
        button->setAutoDefault(false);
    auto *form = new QFormLayout;
    form->addRow(tr("&What happens"), m_kind);
    form->addRow(tr("&Under"), m_parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(theme::space(0.5), 0, 0, 0);
    column->addLayout(form);
    column->addWidget(m_afterView, 2);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    auto *together = new QHBoxLayout; // one row fewer: a scaled screen has few
    together->addWidget(heading(tr("&Changes to be made together"), m_changes, box), 1);
    together->addWidget(m_remove);
    column->addLayout(together);
    column->addWidget(m_changes, 2);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ReorganiseDialog::fillAfter);
    connect(m_add, &QPushButton::clicked, this, &ReorganiseDialog::addReform);
    connect(m_remove, &QPushButton::clicked, this, &ReorganiseDialog::removeReform);
    return box;
}

QWidget *ReorganiseDialog::buildPreview()
{
    auto *box = new QWidget(this);
    m_lines->setHorizontalHeaderLabels({tr("What"), tr("Name"), tr("Until then"), tr("From then on")});
    m_preview->setModel(m_lines);
    m_preview->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_preview->setMinimumHeight(theme::space(4.5));
    tables::setWidths(*m_preview, {6, 0, 13, 13});
    m_send->setObjectName(u"reformSend"_s);
    m_send->setAccessibleName(tr("Send the chosen projects to"));
    m_note->setObjectName(u"reformNote"_s);
    m_note->setPlaceholderText(tr("Reason, such as the ordinance"));
    m_note->setAccessibleName(tr("Reason"));
    m_finding->setObjectName(u"reformFinding"_s);
    theme::setType(*m_finding, theme::Type::Strong);
    m_problem->setObjectName(u"reformProblem"_s);
    m_problem->setWordWrap(true);
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Error, palette));
    m_problem->setPalette(palette);
    auto *row = new QHBoxLayout;
    row->addWidget(m_note, 2);
    row->addWidget(m_send, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_problem);
    column->addWidget(m_finding);
    column->addWidget(m_preview, 1);
    column->addLayout(row);
    connect(m_preview->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ReorganiseDialog::refreshSending);
    connect(m_send, &QComboBox::activated, this, &ReorganiseDialog::sendChosen);
    return box;
}

void ReorganiseDialog::fillOffices()
{
    std::vector<QTreeWidgetItem *> path;
    m_parent->addItem(tr("(as until now)"), 0);
    for (const Office &office : m_all) {
        auto *item = new QTreeWidgetItem({office.name, office.code});
        item->setData(0, idRole, office.id.value());
        path.resize(size_t(office.depth));
        if (path.empty())
            m_offices->addTopLevelItem(item);
        else
            path.back()->addChild(item);
        path.push_back(item);
        m_parent->addItem(QString(2 * office.depth, u' ') + office.name, office.id.value());
    }
    m_offices->expandAll();
}

const ReorganiseDialog::Office *ReorganiseDialog::find(core::RowId id) const
{
    const auto found = std::ranges::find(m_all, id, &Office::id);
    return found == m_all.end() ? nullptr : &*found;
}

std::vector<const ReorganiseDialog::Office *> ReorganiseDialog::chosenOffices() const
{
    std::vector<const Office *> chosen;
    for (const Office &office : m_all) { // in the order of the tree, not of clicking
        const auto items = m_offices->selectedItems();
        const auto isChosen = [&](const QTreeWidgetItem *item) {
            return item->data(0, idRole).toLongLong() == office.id.value();
        };
        if (std::ranges::any_of(items, isChosen))
            chosen.push_back(&office);
    }
    return chosen;
}

/// What was chosen, to be typed over: the names are the likeliest beginning of the new ones.
void ReorganiseDialog::fillAfter()
{
    const auto chosen = chosenOffices();
    const auto kind = static_cast<OfficeChange>(m_kind->currentData().toInt());
    m_after->removeRows(0, m_after->rowCount());
    const int lines = chosen.empty() ? 0 : kind == OfficeChange::Split ? 4 : 1;
    for (int i = 0; i < lines; ++i) {
        const Office &office = *chosen.front();
        const bool isFirst = i == 0;
        m_after->appendRow({new QStandardItem(isFirst ? office.code : QString()),
                            new QStandardItem(isFirst ? office.name : QString()),
                            new QStandardItem(isFirst ? office.shortName : QString())});
    }
    m_add->setEnabled(!chosen.empty());
}

void ReorganiseDialog::say(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

std::optional<OfficeReform> ReorganiseDialog::typed()
{
    const auto chosen = chosenOffices();
    OfficeReform reform{.change = static_cast<OfficeChange>(m_kind->currentData().toInt())};
    for (const Office *office : chosen)
        reform.before.push_back(office->id);
    if (reform.change == OfficeChange::Merged && chosen.size() < 2)
        return say(tr("Choose the offices that are merged: at least two, with Ctrl.")), std::nullopt;
    if (reform.change != OfficeChange::Merged && chosen.size() != 1)
        return say(tr("Choose one office at the left.")), std::nullopt;
    const auto parent = core::RowId::from(m_parent->currentData().toLongLong());
    for (int row = 0; row < m_after->rowCount(); ++row) {
        if (m_after->item(row, 1)->text().trimmed().isEmpty())
            continue;
        reform.after.push_back({.code = m_after->item(row, 0)->text().trimmed(),
                                .name = m_after->item(row, 1)->text().trimmed(),
                                .shortName = m_after->item(row, 2)->text().trimmed(),
                                .kind = chosen.front()->kind,
                                .parent = parent ? parent : chosen.front()->parent});
    }
    if (reform.after.empty() || (reform.change == OfficeChange::Split && reform.after.size() < 2))
        return say(reform.change == OfficeChange::Split ? tr("Name at least two offices it is split into.")
                                                        : tr("Give the office its new name.")),
               std::nullopt;
    if (reform.change == OfficeChange::Moved && !parent)
        return say(tr("Choose under which office it goes.")), std::nullopt;
    return reform;
}

void ReorganiseDialog::addReform()
{
    say({});
    const auto reform = typed();
    if (!reform)
        return;
    auto reforms = m_reforms;
    reforms.push_back(*reform);
    if (const auto possible = m_rehearse(m_year->currentData().toInt(), reforms); !possible)
        return say(possible.error().detail == u"office.code"_s
                       ? tr("Another office of that year has this code, or there is none. Give it a code of its own.")
                       : errorText(possible.error()));
    m_reforms = std::move(reforms);
    m_offices->clearSelection();
    refresh();
}

void ReorganiseDialog::removeReform()
{
    const int row = m_changes->currentRow();
    if (row < 0 || row >= static_cast<int>(m_reforms.size()))
        return;
    m_reforms.erase(m_reforms.begin() + row);
    say({});
    refresh();
}

QString ReorganiseDialog::describe(const OfficeReform &reform) const
{
    QStringList before;
    QStringList after;
    for (const core::RowId office : reform.before)
        before.append(find(office) ? find(office)->name : office.toString());
    for (const core::SuccessorOffice &office : reform.after)
        after.append(office.name);
    //: one change of offices: renamed, merged …; the names before; the names after
    return tr("%1: %2 → %3").arg(labels::choice(Field::OfficeSuccessionKind, QString(core::toCode(reform.change))),
                                  before.join(tr(", ", "between names")), after.join(tr(", ", "between names")));
}

void ReorganiseDialog::refresh()
{
    m_changes->clear();
    for (const OfficeReform &reform : m_reforms)
        m_changes->addItem(describe(reform));
    m_remove->setEnabled(!m_reforms.empty());
    const auto summary = m_reforms.empty() ? core::Result<Summary>(Summary())
                                           : m_rehearse(m_year->currentData().toInt(), m_reforms);
    m_accept->setEnabled(summary && !m_reforms.empty());
    if (!summary)
        say(errorText(summary.error()));
    showLines(summary.value_or(Summary()));
    fillAfter();
    refreshSending();
}

void ReorganiseDialog::showLines(const Summary &summary)
{
    m_lines->removeRows(0, m_lines->rowCount());
    m_shown = summary.lines;
    const auto name = [&](core::RowId office) {
        const auto made = summary.names.find(office);
        return made == summary.names.end() ? m_name(Entity::Office, office) : made->second;
    };
    int projects = 0;
    for (const auto &line : m_shown) {
        projects += line.entity == Entity::Project ? 1 : 0;
        QList<QStandardItem *> cells = {
            new QStandardItem(labels::entity(line.entity)),
            new QStandardItem(m_name(line.entity == Entity::ProjectOffice ? Entity::Project : line.entity, line.row)),
            new QStandardItem(name(line.before)), new QStandardItem(name(line.after))};
        for (QStandardItem *cell : cells) {
            cell->setEditable(false);
            cell->setToolTip(cell->text());
        }
        m_lines->appendRow(cells);
    }
    m_finding->setText(m_reforms.empty() ? tr("Choose offices, say what happens, and add the change.")
                                         : tr("%n project(s) go over to another office.", nullptr, projects));
}

/// Projects of an office that is split may be sent to any of its parts.
void ReorganiseDialog::refreshSending()
{
    m_send->clear();
    m_send->addItem(tr("Send the chosen projects to…"));
    const auto rows = m_preview->selectionModel()->selectedRows();
    const auto *line = rows.isEmpty() ? nullptr : &m_shown[size_t(rows.front().row())];
    for (const OfficeReform &reform : m_reforms) {
        if (!line || line->entity == Entity::Office || reform.after.size() < 2
            || !std::ranges::count(reform.before, line->before))
            continue;
        for (const core::SuccessorOffice &office : reform.after)
            m_send->addItem(office.name);
    }
    m_send->setEnabled(m_send->count() > 1);
}

void ReorganiseDialog::sendChosen()
{
    const int part = m_send->currentIndex() - 1;
    const auto rows = m_preview->selectionModel()->selectedRows();
    if (part < 0 || rows.isEmpty())
        return;
    const core::RowId before = m_shown[size_t(rows.front().row())].before;
    for (OfficeReform &reform : m_reforms) {
        if (!std::ranges::count(reform.before, before))
            continue;
        for (const QModelIndex &row : rows) {
            const auto &line = m_shown[size_t(row.row())];
            if (line.before == before && line.entity != Entity::Office)
                reform.chosen.insert_or_assign(line.row, size_t(part));
        }
    }
    refresh();
}

core::ReorganiseOffices ReorganiseDialog::operation() const
{
    return {m_year->currentData().toInt(), m_reforms, m_note->text().trimmed()};
}

} // namespace ui
