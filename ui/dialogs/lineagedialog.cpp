// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lineagedialog.h"

#include "core/schema/registry.h"
#include "ui/format.h"
#include "ui/forms/form.h"
#include "ui/labels.h"
#include "ui/planspan.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::ProjectChange;

LineageDialog::LineageDialog(Mode mode, std::vector<Project> projects, std::vector<int> years, int year,
                             std::optional<core::PlanYears> plan, QWidget *parent)
    : QDialog(parent)
    , m_mode(mode)
    , m_projects(std::move(projects))
    , m_plan(plan)
    , m_year(new QComboBox(this))
    , m_note(new QLineEdit(this))
    , m_preview(new QLabel(this))
    , m_problem(new QLabel(this))
{
    setObjectName(u"lineage"_s);
    setProperty("manual", u"plan"_s);
    const QString titles[] = {tr("Merge projects"), tr("Split a project"), tr("Replace a project"), tr("End projects")};
    setWindowTitle(titles[static_cast<int>(mode)]);
    m_year->setObjectName(u"lineageYear"_s);
    for (const int each : years)
        m_year->addItem(format::fiscalYear(each), each);
    m_year->setCurrentIndex(std::max(0, m_year->findData(year)));
    m_note->setObjectName(u"lineageNote"_s);
    Form form(this);
    form.row(mode == Mode::End ? tr("&Last fiscal year") : tr("From &fiscal year"), m_year);
    if (mode != Mode::End)
        form.wide(buildAfter());
    form.row(tr("&Reason"), m_note);
    if (mode != Mode::End) {
        m_indicators = new QCheckBox(tr("Take the &indicators over (their goals, not their values)"), this);
        m_improvements = new QCheckBox(tr("Take impro&vements over that are not answered yet"), this);
        for (QCheckBox *box : {m_indicators, m_improvements}) {
            box->setChecked(true);
            form.wide(box);
        }
    }
    for (QLabel *label : {m_preview, m_problem}) {
        label->setWordWrap(true);
        form.wide(label);
    }
    m_preview->setObjectName(u"lineagePreview"_s);
    m_problem->setObjectName(u"lineageProblem"_s);
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Error, palette));
    m_problem->setPalette(palette);
    const QString verbs[] = {tr("Merge"), tr("Split"), tr("Replace"), tr("End")};
    form.buttons(*this, verbs[static_cast<int>(mode)]);
    connect(m_year, &QComboBox::currentIndexChanged, this, &LineageDialog::refresh);
    resize(theme::space(34), theme::space(mode == Mode::End ? 12 : 25));
    refresh();
}

QWidget *LineageDialog::buildAfter()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    if (m_mode == Mode::Merge) {
        m_target = new QComboBox(box);
        m_target->setObjectName(u"lineageTarget"_s);
        m_target->setAccessibleName(tr("What they become"));
        m_target->addItem(tr("They become a new project"));
        for (const Project &project : m_projects)
            m_target->addItem(tr("“%1” goes on and takes the others in").arg(project.name));
        column->addWidget(m_target);
        connect(m_target, &QComboBox::currentIndexChanged, this, &LineageDialog::refresh);
    }
    m_after = new QStandardItemModel(0, 2, this);
    m_after->setHorizontalHeaderLabels({tr("Code"), tr("Name from then on")});
    m_afterView = tables::grid(box, u"lineageAfter"_s, tr("Projects from then on"));
    m_afterView->setModel(m_after);
    tables::setWidths(*m_afterView, {8, 0});
    // The names are what is asked for: all of them are in sight on the smallest screen.
    m_afterView->setMinimumHeight(theme::space(m_mode == Mode::Split ? 6.8 : 3.6));
    column->addWidget(m_afterView);
    if (m_mode == Mode::Split) {
        addLine({}, m_projects.front().name + u"（１）"_s);
        addLine({}, m_projects.front().name + u"（２）"_s);
        auto *more = new QPushButton(tr("One &more part"), box);
        more->setObjectName(u"lineageMore"_s);
        more->setAutoDefault(false);
        connect(more, &QPushButton::clicked, this, [this] { addLine({}, {}); });
        column->addWidget(more, 0, Qt::AlignLeft);
    } else {
        addLine({}, m_projects.front().name);
    }
    connect(m_after, &QStandardItemModel::itemChanged, this, &LineageDialog::refresh);
    return box;
}

void LineageDialog::addLine(const QString &code, const QString &name)
{
    m_after->appendRow({new QStandardItem(code), new QStandardItem(name)});
}

QStringList LineageDialog::names() const
{
    QStringList found;
    for (int row = 0; m_after && row < m_after->rowCount(); ++row) {
        if (const QString name = m_after->item(row, 1)->text().trimmed(); !name.isEmpty())
            found.append(name);
    }
    return found;
}

/// What ends and what begins, in a sentence.
void LineageDialog::refresh()
{
    const bool isNew = !m_target || m_target->currentIndex() == 0;
    if (m_afterView)
        m_afterView->setEnabled(isNew);
    m_problem->clear();
    const int year = m_year->currentData().toInt();
    if (const QString outside = outsidePlanText(m_mode == Mode::End ? Field::ProjectEndYear : Field::ProjectStartYear, year,
                                                m_plan);
        !outside.isEmpty())
        m_problem->setText(u"△ "_s + outside);
    QStringList before;
    for (size_t i = 0; i < m_projects.size(); ++i) {
        if (isNew || static_cast<int>(i) != m_target->currentIndex() - 1)
            before.append(tr("“%1”", "a name").arg(m_projects[i].name));
    }
    if (m_mode == Mode::End)
        return m_preview->setText(tr("%1 end with %2. What was entered for them stays.")
                                      .arg(before.join(tr(", ", "between names")), format::fiscalYear(year)));
    QStringList after;
    for (const QString &name : isNew ? names() : QStringList{m_projects[size_t(m_target->currentIndex() - 1)].name})
        after.append(tr("“%1”", "a name").arg(name));
    m_preview->setText(tr("%1 end with %2. From %3 on there is %4. What was entered stays; history and trends go "
                          "back to it.")
                           .arg(before.join(tr(", ", "between names")), format::fiscalYear(year - 1), format::fiscalYear(year),
                                after.join(tr(", ", "between names"))));
}

void LineageDialog::accept()
{
    const bool isNew = !m_target || m_target->currentIndex() == 0;
    if (m_mode != Mode::End && isNew && names().size() < (m_mode == Mode::Split ? 2 : 1)) {
        m_problem->setText(m_mode == Mode::Split ? tr("Name at least two parts.") : tr("Give the project a name."));
        m_afterView->setFocus();
        return;
    }
    QDialog::accept();
}

std::unique_ptr<core::Operation> LineageDialog::operation() const
{
    const int year = m_year->currentData().toInt();
    std::vector<core::RowId> before;
    std::vector<core::SuccessorProject> after;
    const int target = m_target ? m_target->currentIndex() - 1 : -1;
    for (size_t i = 0; i < m_projects.size(); ++i) {
        if (static_cast<int>(i) == target)
            after.push_back({.existing = m_projects[i].id});
        else
            before.push_back(m_projects[i].id);
    }
    if (m_mode == Mode::End)
        return std::make_unique<core::EndProjects>(before, year, m_note->text());
    for (int row = 0; target < 0 && row < m_after->rowCount(); ++row) {
        if (const QString name = m_after->item(row, 1)->text().trimmed(); !name.isEmpty())
            after.push_back({.code = m_after->item(row, 0)->text(), .name = name});
    }
    constexpr ProjectChange changes[] = {ProjectChange::Merged, ProjectChange::Split, ProjectChange::Replaced};
    return std::make_unique<core::SucceedProjects>(
        year, changes[static_cast<int>(m_mode)], before, after,
        core::SucceedProjects::Choice{m_indicators->isChecked(), m_improvements->isChecked(), true}, m_note->text());
}

} // namespace ui
