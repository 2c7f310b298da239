// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reportchoices.h"

#include "core/report/offices.h"
#include "core/workspace/workspace.h"
#include "ui/delegates/linedelegate.h"
#include "ui/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::RowId;
using core::report::Grouping;
using print::PageSettings;
using print::ReportKind;

namespace {

constexpr int rowRole = Qt::UserRole;

std::optional<RowId> rowOf(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? RowId::from(data.toLongLong()) : std::nullopt;
}

/// Names of a tree, children indented below their parents.
void addTree(QComboBox &box, const core::Tree &tree, const std::vector<std::pair<RowId, QString>> &rows,
             std::optional<RowId> above = {}, int depth = 0)
{
    for (const auto &[row, name] : rows) {
        if (tree.parent(row) != above)
            continue;
        box.addItem(QString(depth, u'　') + name, row.value());
        addTree(box, tree, rows, row, depth + 1);
    }
}

void choose(QComboBox &box, const QVariant &data)
{
    box.setCurrentIndex(data.isValid() ? std::max(0, box.findData(data)) : 0);
}

void addCheckable(QListWidget &list, const QString &text, qint64 data, bool checked)
{
    auto *item = new QListWidgetItem(text, &list);
    item->setToolTip(text);
    item->setData(rowRole, data);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
}

} // namespace

ReportChoices::ReportChoices(core::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *form = new QFormLayout;
    column->addLayout(form);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    addKinds(*form);
    m_offices = addBox(*form, u"offices"_s, tr("Office"));
    m_policies = addBox(*form, u"policies"_s, labels::entity(Entity::Policy));
    m_grouping = addBox(*form, u"grouping"_s, tr("Order"));
    m_grouping->addItem(tr("By office"), int(Grouping::Office));
    m_grouping->addItem(tr("By policy"), int(Grouping::Policy));
    addPaper(*form);
    m_public = new QCheckBox(tr("For publication: without internal fields"), this);
    m_public->setObjectName(u"public"_s);
    form->addRow(m_public);
    m_each = new QCheckBox(tr("A PDF for each project"), this);
    m_each->setObjectName(u"each"_s);
    form->addRow(m_each);
    addProjects(*column);
    fillOffices();
    fillPolicies();
    connectAll();
    offer();
}

QComboBox *ReportChoices::addBox(QFormLayout &form, const QString &name, const QString &label)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    form.addRow(label, box);
    return box;
}

void ReportChoices::addKinds(QFormLayout &form)
{
    const std::vector<std::pair<ReportKind, QString>> kinds{
        {ReportKind::Sheet, tr("Evaluation sheets")},
        {ReportKind::List, tr("List of projects")},
        {ReportKind::Office, tr("Figures and charts of an office")},
        {ReportKind::Policy, tr("Progress of policies")},
        {ReportKind::Annual, tr("Annual report (a book of all)")},
        {ReportKind::Council, tr("Paper for the council")},
        {ReportKind::Reminders, tr("Reminders to the offices")}};
    m_kind = addBox(form, u"kind"_s, tr("Kind of report"));
    m_bundled = new QListWidget(this);
    m_bundled->setObjectName(u"bundled"_s);
    m_bundled->setAccessibleName(tr("Reports of the bundle"));
    for (const auto &[kind, name] : kinds) {
        m_kind->addItem(name, int(kind));
        if (kind != ReportKind::Annual)
            addCheckable(*m_bundled, name, qint64(kind), kind == ReportKind::Office || kind == ReportKind::List);
    }
    m_kind->addItem(tr("Bundle of several reports"), int(ReportKind::Bundle));
    m_bundled->setFixedHeight(m_bundled->sizeHintForRow(0) * m_bundled->count() + 2 * m_bundled->frameWidth());
    form.addRow(m_bundled);
}

void ReportChoices::addPaper(QFormLayout &form)
{
    m_paper = addBox(form, u"paper"_s, tr("Paper of the list"));
    m_paper->addItem(tr("A4 landscape"), int(core::report::Paper::A4));
    m_paper->addItem(tr("A3 landscape"), int(core::report::Paper::A3));
    auto *row = new QHBoxLayout;
    const auto add = [&](const QString &name, const QString &label) {
        auto *box = new QComboBox(this);
        box->setObjectName(name);
        box->setAccessibleName(label);
        box->setToolTip(label);
        row->addWidget(box, 1);
        return box;
    };
    m_margins = add(u"margins"_s, tr("Margins"));
    m_margins->addItem(tr("Usual margins"), int(PageSettings::Margins::Usual));
    m_margins->addItem(tr("Narrow margins"), int(PageSettings::Margins::Narrow));
    m_margins->addItem(tr("Room for holes"), int(PageSettings::Margins::Binding));
    m_perSheet = add(u"perSheet"_s, tr("Pages on a sheet"));
    for (const int pages : {1, 2, 4})
        m_perSheet->addItem(tr("%n page(s) on a sheet", nullptr, pages), pages);
    form.addRow(row);
}

/// The list takes what height is left.
void ReportChoices::addProjects(QVBoxLayout &column)
{
    m_projects = new QListWidget(this);
    m_projects->setObjectName(u"projects"_s);
    m_projects->setUniformItemSizes(true);
    m_projects->setItemDelegate(new LineDelegate(m_projects));
    // A list is not named by its buddy.
    m_projects->setAccessibleName(tr("Projects (only checked ones are printed)"));
    column.addWidget(new QLabel(m_projects->accessibleName(), this));
    column.addWidget(m_projects, 1);
    auto *buttons = new QHBoxLayout;
    m_checkAll = new QPushButton(tr("Check all"), this);
    m_checkNone = new QPushButton(tr("Check none"), this);
    m_checkAll->setObjectName(u"checkAll"_s);
    m_checkNone->setObjectName(u"checkNone"_s);
    buttons->addWidget(m_checkAll);
    buttons->addWidget(m_checkNone);
    column.addLayout(buttons);
}

void ReportChoices::connectAll()
{
    for (QComboBox *box : {m_kind, m_offices, m_policies, m_grouping, m_paper})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            offer();
            fillProjects();
            emit changed();
        });
    for (QComboBox *box : {m_margins, m_perSheet})
        connect(box, &QComboBox::currentIndexChanged, this, &ReportChoices::changed);
    connect(m_public, &QCheckBox::toggled, this, &ReportChoices::changed);
    for (QListWidget *list : {m_projects, m_bundled})
        connect(list, &QListWidget::itemChanged, this, [this] {
            offer();
            emit changed();
        });
    connect(m_projects, &QListWidget::currentItemChanged, this, &ReportChoices::currentProjectChanged);
    connect(m_checkAll, &QPushButton::clicked, this, [this] { checkAll(true); });
    connect(m_checkNone, &QPushButton::clicked, this, [this] { checkAll(false); });
    connect(&m_workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(Entity::Office))
            fillOffices();
        if (changes.touches(Entity::Policy))
            fillPolicies();
        if (changes.touches(Entity::Project))
            fillProjects();
        emit changed();
    });
}

void ReportChoices::offer()
{
    const print::ReportJob wanted = job();
    const auto holds = [&](ReportKind one) {
        return wanted.kind == one
               || (wanted.kind == ReportKind::Bundle
                   && std::find(wanted.bundled.begin(), wanted.bundled.end(), one) != wanted.bundled.end());
    };
    m_bundled->setVisible(wanted.kind == ReportKind::Bundle);
    m_each->setVisible(wanted.kind == ReportKind::Sheet);
    m_public->setEnabled(print::isPublishable(wanted));
    m_paper->setEnabled(holds(ReportKind::List) || wanted.kind == ReportKind::Annual);
}

void ReportChoices::fillOffices()
{
    const QSignalBlocker blocker(m_offices);
    const QVariant current = m_offices->currentData();
    m_offices->clear();
    m_offices->addItem(tr("All offices"));
    if (const auto offices = core::Offices::read(m_workspace.read())) {
        std::vector<std::pair<RowId, QString>> rows;
        for (const core::Offices::Office &office : offices->all())
            rows.emplace_back(office.id, office.name);
        addTree(*m_offices, offices->tree(), rows);
    }
    choose(*m_offices, current);
}

void ReportChoices::fillPolicies()
{
    const QSignalBlocker blocker(m_policies);
    const QVariant current = m_policies->currentData();
    m_policies->clear();
    m_policies->addItem(tr("All policies"));
    if (const auto policies = m_workspace.read().records(Entity::Policy)) {
        std::vector<std::pair<RowId, QString>> rows;
        std::vector<core::TreeLink> links;
        for (const core::Record &policy : *policies) {
            rows.emplace_back(policy.id(),
                              (policy.text(Field::PolicyNumber) + u' ' + policy.text(Field::PolicyTitle)).trimmed());
            links.push_back({policy.id(), policy.row(Field::PolicyParent)});
        }
        addTree(*m_policies, core::Tree(links), rows);
    }
    choose(*m_policies, current);
}

void ReportChoices::fillProjects()
{
    const QSignalBlocker blocker(m_projects);
    m_projects->clear();
    print::ReportJob whole = job();
    whole.scope.projects.clear();
    const auto groups = core::report::projectsIn(m_workspace.read(), whole.scope, whole.grouping);
    if (!groups)
        return emit failed(groups.error());
    for (const auto &group : *groups) {
        for (const core::Record &project : group.projects) {
            const QString text = project.text(Field::ProjectCode) + u'　' + project.text(Field::ProjectName);
            addCheckable(*m_projects, text.trimmed(), project.id().value(), true);
        }
    }
}

ReportKind ReportChoices::kind() const
{
    return ReportKind(m_kind->currentData().toInt());
}

print::ReportJob ReportChoices::job() const
{
    print::ReportJob job;
    job.kind = kind();
    job.year = m_year;
    job.scope.office = rowOf(*m_offices);
    job.scope.policy = rowOf(*m_policies);
    job.grouping = Grouping(m_grouping->currentData().toInt());
    job.paper = core::report::Paper(m_paper->currentData().toInt());
    job.today = m_workspace.clock().today();
    job.settings.margins = PageSettings::Margins(m_margins->currentData().toInt());
    job.settings.perSheet = m_perSheet->currentData().toInt();
    for (int index = 0; index < m_bundled->count() && job.kind == ReportKind::Bundle; ++index) {
        if (m_bundled->item(index)->checkState() == Qt::Checked)
            job.bundled.push_back(ReportKind(m_bundled->item(index)->data(rowRole).toInt()));
    }
    job.audience = print::isPublishable(job) && m_public->isChecked() ? print::Audience::Public : print::Audience::CityHall;
    bool all = true;
    for (int index = 0; index < m_projects->count(); ++index) {
        const QListWidgetItem &item = *m_projects->item(index);
        if (item.checkState() == Qt::Checked)
            job.scope.projects.push_back(*RowId::from(item.data(rowRole).toLongLong()));
        else
            all = false;
    }
    if (all)
        job.scope.projects.clear();
    return job;
}

bool ReportChoices::isEach() const
{
    return kind() == ReportKind::Sheet && m_each->isChecked();
}

namespace {

/// The boxes whose choice is kept, by name: not whose the report is, nor of which projects.
QList<QComboBox *> keptBoxes(const QWidget &choices)
{
    QList<QComboBox *> boxes;
    for (const QString &name : {u"kind"_s, u"grouping"_s, u"paper"_s, u"margins"_s, u"perSheet"_s})
        boxes.append(choices.findChild<QComboBox *>(name));
    return boxes;
}

} // namespace

QByteArray ReportChoices::arrangement() const
{
    QByteArray kept;
    for (const QComboBox *box : keptBoxes(*this))
        kept += box->objectName().toLatin1() + '=' + box->currentData().toString().toLatin1() + ';';
    return kept;
}

void ReportChoices::arrange(const QByteArray &arrangement)
{
    for (QComboBox *box : keptBoxes(*this)) {
        const QByteArray mark = box->objectName().toLatin1() + '=';
        const qsizetype at = arrangement.startsWith(mark) ? 0 : arrangement.indexOf(';' + mark) + 1;
        if (at == 0 && !arrangement.startsWith(mark))
            continue;
        const qsizetype from = at + mark.size();
        const int index = box->findData(arrangement.mid(from, arrangement.indexOf(';', from) - from).toInt());
        if (index >= 0)
            box->setCurrentIndex(index);
    }
}

bool ReportChoices::isNothing() const
{
    const auto isChecked = [](const QListWidget &list) {
        for (int index = 0; index < list.count(); ++index) {
            if (list.item(index)->checkState() == Qt::Checked)
                return true;
        }
        return false;
    };
    return (kind() == ReportKind::Bundle && !isChecked(*m_bundled))
           || (m_projects->count() > 0 && !isChecked(*m_projects));
}

void ReportChoices::setYear(int year)
{
    m_year = year;
    if (m_projects->count() == 0)
        fillProjects();
}

void ReportChoices::chooseOffice(std::optional<RowId> office)
{
    choose(*m_offices, office ? QVariant(office->value()) : QVariant());
}

void ReportChoices::chooseReminders(std::optional<RowId> office)
{
    chooseOffice(office);
    m_kind->setCurrentIndex(m_kind->findData(int(ReportKind::Reminders)));
}

bool ReportChoices::chooseProject(RowId project)
{
    for (int index = 0; index < m_projects->count(); ++index) {
        if (m_projects->item(index)->data(rowRole).toLongLong() != project.value())
            continue;
        m_kind->setCurrentIndex(m_kind->findData(int(ReportKind::Sheet)));
        m_projects->setCurrentRow(index);
        return true;
    }
    return false;
}

int ReportChoices::sheetOfCurrent() const
{
    const QListWidgetItem *item = m_projects->currentItem();
    if (!item || kind() != ReportKind::Sheet || item->checkState() != Qt::Checked)
        return -1;
    int sheet = 0;
    for (int index = 0; index < m_projects->row(item); ++index)
        sheet += m_projects->item(index)->checkState() == Qt::Checked;
    return sheet;
}

void ReportChoices::focusFirst()
{
    m_kind->setFocus();
}

void ReportChoices::checkAll(bool checked)
{
    {
        const QSignalBlocker blocker(m_projects);
        for (int index = 0; index < m_projects->count(); ++index)
            m_projects->item(index)->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    }
    emit changed();
}

} // namespace ui
