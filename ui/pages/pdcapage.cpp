// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pdcapage.h"

#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/forms/recordtable.h"
#include "ui/forms/textbox.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/pages/answerpane.h"
#include "ui/pages/boardpane.h"
#include "ui/pages/closingpane.h"
#include "ui/pages/improvementpane.h"
#include "ui/pages/paper.h"
#include "ui/pages/paperpreview.h"
#include "ui/pages/projectpicker.h"
#include "ui/pages/steadytabs.h"
#include "ui/pages/timelinepane.h"
#include "ui/print/boardcomposer.h"
#include "ui/print/timelinecomposer.h"
#include "ui/rowlabel.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Value;

namespace {

constexpr std::array phases{Field::CyclePlan, Field::CycleDo, Field::CycleCheck, Field::CycleAct};

core::Editor::Cells keyOf(core::RowId project, int year)
{
    return {{Field::CycleProject, Value::reference(project)}, {Field::CycleYear, Value::integer(year)}};
}

} // namespace

PdcaPage::PdcaPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_picker(new ProjectPicker(workspace, this))
    , m_tabs(new SteadyTabs(this))
    , m_sheet(new QWidget(this))
    , m_improvements(new ImprovementPane(workspace, prompts, this))
    , m_span(workspace)
{
    auto *grid = new QGridLayout(m_sheet);
    grid->setContentsMargins(0, theme::space(0.5), 0, 0);
    grid->setHorizontalSpacing(theme::space(0.6));
    grid->setVerticalSpacing(theme::space(0.5));
    addRowNames(*grid);
    for (const int offset : {-1, 0, 1})
        addColumn(*grid, offset);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space(1));
    row->addWidget(m_picker);
    row->addWidget(m_tabs, 1);
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_sheet, tr("Three years"));
    m_tabs->addTab(m_improvements, tr("Improvements"));
    m_progress = buildProgress();
    m_tabs->addTab(m_progress, tr("Steps and progress"));
    addYearTabs();
    connect(m_improvements, &ImprovementPane::openCounted, this, [this](int open) {
        m_tabs->setTabText(1, open ? tr("Improvements (%1 open)").arg(open) : tr("Improvements"));
    });
    body()->addLayout(row, 1);
    connect(m_picker, &ProjectPicker::chosen, this, [this] { turnTo(m_picker->project(), year()); });
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (m_span.follow(changes) || changes.touches(Entity::Cycle) || changes.touches(Entity::Project))
            refresh(false);
    });
    turnTo(m_picker->project(), 0);
}

QWidget *PdcaPage::buildProgress()
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    m_steps = new RecordTable(
        new RecordTableModel(workspace(), Entity::Milestone,
                             {Field::MilestoneName, Field::MilestoneBegins, Field::MilestoneDue, Field::MilestoneDone,
                              Field::MilestoneState}),
        u"steps"_s, {0, 7, 7, 7, 5}, tr("The steps of the year with their days. Type a new one into the last line."), split);
    m_steps->model().setOrder({Field::MilestoneBegins, Field::MilestoneDue});
    m_notes = new RecordTable(
        new RecordTableModel(workspace(), Entity::ProgressNote,
                             {Field::ProgressNoteQuarter, Field::ProgressNoteState, Field::ProgressNoteText}),
        u"notes"_s, {5, 6, 0}, tr("How far it is, quarter by quarter; the first is April to June."), split);
    m_notes->model().setOrder({Field::ProgressNoteQuarter});
    return split;
}

void PdcaPage::addYearTabs()
{
    m_board = new BoardPane(workspace(), this);
    m_timeline = new TimelinePane(workspace(), this);
    m_closing = new ClosingPane(workspace(), this);
    m_tabs->addTab(m_board, tr("Board"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    m_tabs->addTab(m_closing, tr("Closing rates"));
    m_toAnswer = new AnswerPane(workspace(), prompts(), this);
    m_tabs->addTab(m_toAnswer, tr("Answers", "name of a tab: improvements of all projects that wait for the plan's answer"));
    const auto say = [this](const core::Error &error) { messages().say(error); };
    connect(m_board, &BoardPane::failed, this, say);
    connect(m_timeline, &TimelinePane::failed, this, say);
    connect(m_closing, &ClosingPane::failed, this, say);
    connect(m_toAnswer, &AnswerPane::failed, this, say);
    connect(m_toAnswer, &AnswerPane::projectWanted, this,
            [this](core::RowId project) { openProject(project, m_improvements); });
    connect(m_board, &BoardPane::moveWanted, this, [this](const core::Operation &move) { perform(move); });
    connect(m_board, &BoardPane::projectWanted, this, [this](core::RowId project) { openProject(project, m_sheet); });
    connect(m_timeline, &TimelinePane::stepsWanted, this, [this](core::RowId project) { openProject(project, m_progress); });
    connect(m_timeline, &TimelinePane::stageWanted, this,
            [this] { emit wanted({.page = u"evaluation"_s, .entity = Entity::Scheme, .year = year()}); });
    const auto add = [this](const QString &name, const QString &iconName, const QString &words) {
        auto *button = new QPushButton(icon(iconName), words, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        actions()->addWidget(button);
        return button;
    };
    m_pdf = add(u"savePdf"_s, u"download"_s, tr("Save as PDF…"));
    m_paper = add(u"printPage"_s, u"printer"_s, tr("Print preview…"));
    QPushButton *reminders = add(u"reminders"_s, u"printer"_s, tr("Reminders…"));
    reminders->setToolTip(tr("What is late or due soon, as letters to the offices"));
    connect(m_pdf, &QPushButton::clicked, this,
            [this] { paper::savePdf(*onPaper(m_tabs->currentWidget()), this, prompts(), messages()); });
    connect(m_paper, &QPushButton::clicked, this, &PdcaPage::print);
    connect(reminders, &QPushButton::clicked, this, [this] {
        emit wanted({.page = u"reports"_s, .entity = Entity::Office, .row = office(), .year = year(), .part = u"reminders"_s});
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &PdcaPage::showTab);
    showTab();
}

/// The list of projects stands beside what is about one of them.
void PdcaPage::showTab()
{
    const QWidget *tab = m_tabs->currentWidget();
    m_picker->setVisible(tab == m_sheet || tab == m_improvements || tab == m_progress);
    for (QPushButton *button : {m_pdf, m_paper})
        button->setVisible(canPrint());
    nameProject();
    emit stateChanged();
}

void PdcaPage::nameProject()
{
    const bool isOne = !m_picker->isHidden() && m_project;
    setHeading(tr("PDCA"), isOne ? rowLabel(workspace().read(), Entity::Project, *m_project) : format::fiscalYear(year()));
}

void PdcaPage::openProject(core::RowId project, QWidget *tab)
{
    if (!m_picker->choose(project))
        return;
    m_tabs->setCurrentWidget(tab);
    tab->setFocus();
    focusNextChild();
}

bool PdcaPage::canPrint() const
{
    return m_tabs->currentWidget() == m_timeline || m_tabs->currentWidget() == m_board;
}

std::shared_ptr<const print::Source> PdcaPage::onPaper(const QWidget *tab) const
{
    const auto plan = workspace().read().first(Entity::Plan, {});
    const QString municipality = plan && *plan ? (*plan)->text(Field::PlanMunicipality) : QString();
    const QDate today = workspace().clock().today();
    if (tab == m_board)
        return print::makeBoard(m_board->shown(), {year(), today, m_board->officeName(), municipality});
    return print::makeTimeline(m_timeline->shown(), {year(), today, m_timeline->officeName(), municipality});
}

void PdcaPage::print()
{
    if (!canPrint())
        return;
    delete m_preview; // of the other tab, perhaps
    const QWidget *tab = m_tabs->currentWidget();
    m_preview = new PaperPreview([this, tab] { return onPaper(tab); }, prompts(), this);
    connect(m_board, &BoardPane::shownChanged, m_preview, &PaperPreview::refresh);
    connect(m_timeline, &TimelinePane::shownChanged, m_preview, &PaperPreview::refresh);
    m_preview->show();
}

QByteArray PdcaPage::arrangement() const
{
    return QByteArray::number(m_tabs->currentIndex());
}

void PdcaPage::arrange(const QByteArray &arrangement)
{
    m_tabs->setCurrentIndex(std::clamp(arrangement.toInt(), 0, m_tabs->count() - 1));
}

// What is still being typed belongs to the project and year shown until now.
void PdcaPage::turnTo(std::optional<core::RowId> project, int year)
{
    for (const Column &column : m_columns) {
        for (TextBox *box : column.texts)
            box->finish();
    }
    Page::setYear(year);
    m_project = project;
    refresh(true);
}

void PdcaPage::addRowNames(QGridLayout &grid)
{
    int row = 3;
    for (const Field phase : phases) {
        auto *name = new QLabel(labels::field(phase), m_sheet);
        theme::setType(*name, theme::Type::Strong);
        grid.addWidget(name, row, 0, Qt::AlignTop);
        grid.setRowStretch(row++, 1);
    }
    grid.addWidget(new QLabel(labels::field(Field::CycleState), m_sheet), 2, 0);
}

void PdcaPage::addColumn(QGridLayout &grid, int offset)
{
    Column column;
    column.offset = offset;
    const int place = static_cast<int>(m_columns.size()) + 1;
    column.heading = new QLabel(m_sheet);
    column.heading->setWordWrap(true);
    theme::setType(*column.heading, offset == 0 ? theme::Type::Subtitle : theme::Type::Strong);
    grid.addWidget(column.heading, 0, place);
    column.outside = new QLabel(m_sheet);
    column.outside->setObjectName(u"outside%1"_s.arg(offset));
    column.outside->setWordWrap(true);
    theme::setType(*column.outside, theme::Type::Small);
    grid.addWidget(column.outside, 1, place);
    column.state = new QComboBox(m_sheet);
    column.state->setObjectName(u"state%1"_s.arg(offset));
    column.state->addItem(tr("(not set)"), QString());
    for (const QString &code : core::registry::spec(Field::CycleState).choices())
        column.state->addItem(labels::choice(Field::CycleState, code), code);
    column.state->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(column.state, &QComboBox::activated, this, [this, offset, state = column.state] {
        write(offset, Field::CycleState, state->currentData().toString());
    });
    grid.addWidget(column.state, 2, place);
    int row = 3;
    for (const Field phase : phases) {
        auto *box = new TextBox(m_sheet);
        box->setObjectName(u"%1%2"_s.arg(core::registry::spec(phase).name).arg(offset));
        connect(box, &TextBox::committed, this, [this, offset, phase](const QString &text) { write(offset, phase, text); });
        grid.addWidget(box, row++, place);
        column.texts.push_back(box);
    }
    grid.setColumnStretch(place, 1);
    m_columns.push_back(column);
}

void PdcaPage::setYear(int year)
{
    turnTo(m_project, year);
    turnYearTabs();
}

void PdcaPage::turnYearTabs()
{
    m_board->setYear(year(), office());
    m_timeline->setYear(year(), office());
    m_closing->setYear(year());
    m_toAnswer->setYear(year(), office());
}

void PdcaPage::setOffice(std::optional<core::RowId> office)
{
    Page::setOffice(office);
    m_picker->setOffice(office);
    turnYearTabs();
}

void PdcaPage::focusFirst()
{
    const QWidget *tab = m_tabs->currentWidget();
    if (tab == m_board)
        m_board->focusFirst();
    else if (tab == m_timeline)
        m_timeline->focusFirst();
    else if (tab == m_closing)
        m_closing->focusFirst();
    else if (tab == m_toAnswer)
        m_toAnswer->focusFirst();
    else
        m_picker->focusFirst();
}

bool PdcaPage::reveal(const Place &place)
{
    const auto project = place.row ? projectOf(workspace().read(), place.entity, *place.row) : std::nullopt;
    if (!project || !m_picker->choose(*project))
        return false;
    if (m_picker->isHidden()) // the project is shown on the tabs about one project
        m_tabs->setCurrentWidget(m_sheet);
    if (place.entity == Entity::Improvement
        || (place.field && core::entityOf(*place.field) == Entity::Improvement)) {
        m_tabs->setCurrentWidget(m_improvements);
        m_improvements->setFocus();
    }
    for (size_t i = 0; place.field && i < phases.size(); ++i) {
        if (phases[i] == *place.field) {
            m_tabs->setCurrentWidget(m_sheet);
            m_columns[1].texts[i]->setFocus();
        }
    }
    return true;
}

void PdcaPage::refresh(bool anew)
{
    nameProject();
    m_sheet->setEnabled(m_project.has_value());
    if (anew) {
        m_improvements->show(m_project, year());
        const auto of = [this](Field project, Field inYear) {
            return m_project ? std::optional(core::Editor::Cells{{project, Value::reference(*m_project)},
                                                                 {inYear, Value::integer(year())}})
                             : std::nullopt;
        };
        m_steps->model().setOwner(of(Field::MilestoneProject, Field::MilestoneYear));
        m_notes->model().setOwner(of(Field::ProgressNoteProject, Field::ProgressNoteYear));
    }
    for (const Column &column : m_columns)
        refreshColumn(column, anew);
}

void PdcaPage::refreshColumn(const Column &column, bool anew)
{
    const int shown = year() + column.offset;
    //: headings of three fiscal years side by side; %1 is the year
    const QString patterns[] = {tr("Last year: %1"), tr("This year: %1"), tr("Next year: %1")};
    column.heading->setText(patterns[column.offset + 1].arg(format::fiscalYear(shown)));
    const QString outside = m_span.note(Field::CycleYear, Value::integer(shown));
    column.outside->setText(u"△ "_s + outside);
    column.outside->setVisible(!outside.isEmpty());
    const auto cycle = m_project ? workspace().read().record(
                           Entity::Cycle, core::Editor::keyId(Entity::Cycle, keyOf(*m_project, shown)))
                               : core::Result<core::Record>(core::failure(core::Error::Code::NotFound));
    for (size_t i = 0; i < phases.size(); ++i) {
        TextBox &box = *column.texts[i];
        box.setAccessibleName(u"%1 %2"_s.arg(labels::field(phases[i]), column.heading->text()));
        box.setReadOnly(workspace().isReadOnly());
        const QString text = cycle ? cycle->text(phases[i]) : QString();
        anew ? box.load(text) : box.setStored(text);
    }
    column.state->setAccessibleName(u"%1 %2"_s.arg(labels::field(Field::CycleState), column.heading->text()));
    column.state->setEnabled(!workspace().isReadOnly());
    column.state->setCurrentIndex(std::max(0, column.state->findData(cycle ? cycle->text(Field::CycleState) : QString())));
}

void PdcaPage::write(int offset, Field field, const QString &text)
{
    if (!m_project)
        return;
    core::Editor::Cells cells = keyOf(*m_project, year() + offset);
    const core::RowId row = core::Editor::keyId(Entity::Cycle, cells);
    const auto known = workspace().read().exists(Entity::Cycle, row);
    if (known && *known) {
        perform(core::SetFields(Entity::Cycle, row, {{field, Value::text(text)}}));
        return;
    }
    cells.emplace_back(field, Value::text(text));
    perform(core::AddRow(Entity::Cycle, cells));
}

} // namespace ui
