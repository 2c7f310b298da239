// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/homepage.h"

#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/officeprogressmodel.h"
#include "ui/models/taskmodel.h"
#include "ui/officelist.h"
#include "ui/pages/fieldplace.h"
#include "ui/pages/statustile.h"
#include "ui/prompts.h"
#include "ui/rowlabel.h"
#include "ui/tables.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Task;

HomePage::HomePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_model(new TaskModel(this))
    , m_progress(new OfficeProgressModel(this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space(1));
    row->addWidget(buildTasks(), 1);
    row->addWidget(buildSide());
    body()->addLayout(row, 1);

    m_save = new QPushButton(icon(u"download"_s), tr("Save the list…"), this);
    m_save->setObjectName(u"saveTasks"_s);
    m_save->setAutoDefault(false);
    m_save->setToolTip(tr("What is listed below, with the days it is late, for Excel"));
    actions()->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &HomePage::saveList);
    auto *reminders = new QPushButton(icon(u"printer"_s), tr("Reminders…"), this);
    reminders->setObjectName(u"reminders"_s);
    reminders->setAutoDefault(false);
    reminders->setToolTip(tr("What is late or due soon, as letters to the offices"));
    actions()->addWidget(reminders);
    connect(reminders, &QPushButton::clicked, this, [this] {
        emit wanted({.page = u"reports"_s, .entity = Entity::Office, .row = office(), .year = year(), .part = u"reminders"_s});
    });
    connect(&workspace, &core::Workspace::changed, this, &HomePage::outdate);
}

QWidget *HomePage::buildTasks()
{
    auto *box = new QWidget(this);
    auto *tiles = new QHBoxLayout;
    for (const Status status : {Status::Late, Status::Returned, Status::Begun, Status::NotStarted, Status::Done}) {
        auto *tile = new StatusTile(status, box);
        tile->setObjectName(u"tile%1"_s.arg(static_cast<int>(status)));
        m_tiles.push_back(tile);
        tiles->addWidget(tile);
        connect(tile, &QAbstractButton::clicked, this, [this, tile] { filter(tile); });
    }
    m_tasks = tables::list(box, u"tasks"_s, tr("What has to be entered"));
    m_tasks->setModel(m_model);
    tables::setWidths(*m_tasks, {7, 5, 0, 10, 4, 10});
    m_nothing = new QLabel(box);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget(box);
    m_stack->addWidget(m_tasks);
    m_stack->addWidget(m_nothing);
    connect(m_tasks, &QTableView::activated, this, &HomePage::open);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(0.6));
    column->addLayout(tiles);
    column->addWidget(m_stack, 1);
    return box;
}

QWidget *HomePage::buildSide()
{
    auto *side = new QWidget(this);
    m_side = side;
    const auto heading = [side](const QString &words) {
        auto *label = new QLabel(words, side);
        theme::setType(*label, theme::Type::Strong);
        return label;
    };
    m_events = new QLabel(side);
    m_events->setObjectName(u"events"_s);
    m_events->setWordWrap(true);
    m_events->setTextFormat(Qt::RichText);
    m_officesBox = new QWidget(side);
    m_offices = tables::list(m_officesBox, u"offices"_s, tr("How far the offices are"));
    m_offices->setModel(m_progress);
    m_offices->setToolTip(tr("Choose an office to see only what it owes"));
    tables::setWidths(*m_offices, {0, 6, 3, 4});
    connect(m_offices, &QTableView::clicked, this, &HomePage::filterOffice);
    connect(m_offices, &QTableView::activated, this, &HomePage::filterOffice);
    auto *below = new QVBoxLayout(m_officesBox);
    below->setContentsMargins(0, theme::space(0.5), 0, 0);
    below->addWidget(heading(tr("How far the offices are")));
    below->addWidget(m_offices, 1);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Next dates")));
    column->addWidget(m_events);
    column->addWidget(m_officesBox, 1);
    column->addStretch(0);
    return side;
}

// On a narrow page the list is what matters.
void HomePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int side = std::clamp(width() * 3 / 10, theme::space(22), theme::space(30));
    // The names of the projects come first: what stands beside them gives way, as when a panel is open.
    m_side->setVisible(!isNarrow() && width() - side >= theme::space(52));
    m_side->setFixedWidth(side);
}

void HomePage::setYear(int year)
{
    Page::setYear(year);
    outdate();
}

void HomePage::setOffice(std::optional<core::RowId> office)
{
    Page::setOffice(office);
    outdate();
}

void HomePage::focusFirst()
{
    m_tasks->setFocus();
}

void HomePage::reread()
{
    refreshHeading();
    refreshEvents();
    auto list = core::readTasks(workspace().read(), year(), workspace().clock().today(), office());
    if (!list)
        return messages().say(list.error());
    m_progress->setProgress(list->offices, workspace().read());
    m_officesBox->setVisible(!office());
    m_model->setOffices({});
    m_model->setTasks(*std::move(list), workspace().read());
    refreshTiles();
    for (const int column : {TaskModel::StatusColumn, TaskModel::MissingColumn}) // words of other languages are longer
        tables::fit(*m_tasks, column);
}

void HomePage::refreshHeading()
{
    const QString who = office() ? rowLabel(workspace().read(), Entity::Office, *office()) : tr("Whole city");
    setHeading(tr("Home"), u"%1　%2"_s.arg(who, format::fiscalYear(year())));
}

void HomePage::refreshEvents()
{
    struct Event
    {
        QDate due;
        QString name;
    };
    std::vector<Event> coming;
    const core::Reader &reader = workspace().read();
    const QDate today = workspace().clock().today();
    const auto scheme = reader.find(Field::SchemeYear, core::Value::integer(year()));
    const auto events = reader.records(Entity::CalendarEvent);
    for (const core::Record &event : events ? *events : std::vector<core::Record>()) {
        const QDate due = QDate::fromString(event.text(Field::CalendarEventDue), Qt::ISODate);
        if (scheme && *scheme && event.row(Field::CalendarEventScheme) == **scheme && due >= today)
            coming.push_back({due, event.text(Field::CalendarEventName)});
    }
    std::ranges::sort(coming, {}, &Event::due);
    const QString muted = theme::color(theme::Role::Muted, palette()).name();
    QString rows;
    constexpr size_t shown = 4;
    for (const Event &event : std::span(coming).first(std::min(coming.size(), shown)))
        rows += u"<tr><td style='white-space:nowrap'>%1&nbsp;&nbsp;</td><td>%2<br/><span style='color:%4'>%3</span></td></tr>"_s
                    .arg(format::dayOfYear(event.due), event.name.toHtmlEscaped(), daysLeft(event.due, today), muted);
    m_events->setText(rows.isEmpty() ? tr("No date is ahead in this fiscal year.") : u"<table>"_s + rows + u"</table>"_s);
}

void HomePage::refreshTiles()
{
    int open = 0;
    for (StatusTile *tile : m_tiles) {
        tile->setCount(m_model->count(tile->status()));
        if (tile->status() != Status::Done)
            open += tile->count();
    }
    const auto projects = workspace().read().count(Entity::Project);
    if (projects && *projects == 0)
        m_nothing->setText(tr("There is no project yet. Enter the first one on the page “Plan”."));
    else
        m_nothing->setText(open ? tr("Nothing has this state.") : tr("Everything is entered. Nothing is open."));
    m_save->setEnabled(m_model->rowCount() > 0);
    m_stack->setCurrentWidget(m_model->rowCount() ? static_cast<QWidget *>(m_tasks) : m_nothing);
}

void HomePage::filter(StatusTile *tile)
{
    for (StatusTile *other : m_tiles) {
        if (other != tile)
            other->setChecked(false);
    }
    m_model->setStatus(tile->isChecked() ? std::optional(tile->status()) : std::nullopt);
    refreshTiles();
}

void HomePage::filterOffice(const QModelIndex &index)
{
    const auto &chosen = m_progress->office(index.row()).office;
    m_model->setOffices(chosen ? officeWithParts(workspace().read(), *chosen) : std::vector<core::RowId>());
    refreshTiles();
}

void HomePage::saveList()
{
    const core::tabular::ListContent list = m_model->content();
    const QString path = prompts().saveFile(this, tr("Save the list"),
                                            u"%1_%2.xlsx"_s.arg(list.name, workspace().clock().today().toString(u"yyyyMMdd"_s)),
                                            {{tr("Excel workbook"), {u"xlsx"_s}}, {tr("CSV table"), {u"csv"_s}}});
    if (path.isEmpty())
        return;
    if (const auto written = core::tabular::writeList(list, path); !written)
        messages().say(MessageBar::Kind::Error, errorText(written.error(), path));
    else
        messages().say(MessageBar::Kind::Success, tr("Saved as “%1”.").arg(QFileInfo(path).fileName()));
}

void HomePage::open(const QModelIndex &index)
{
    const Task &task = m_model->task(index.row());
    const bool evaluation = task.kind == Task::Kind::Evaluation;
    Place place;
    const bool improvements = task.kind == Task::Kind::Improvements;
    if (evaluation && task.field && task.project && core::entityOf(*task.field) != Entity::Evaluation)
        return emit wanted(placeOfField(*task.project, *task.field, task.year));
    if (task.policy)
        return emit wanted({u"evaluation"_s, Entity::Policy, task.policy, task.field, task.year});
    place.page = evaluation ? u"evaluation"_s : improvements ? u"pdca"_s : u"figures"_s;
    place.entity = Entity::Project;
    place.row = task.project;
    place.field = task.field;
    place.year = evaluation || improvements ? std::optional(task.year) : std::nullopt;
    emit wanted(place);
}

} // namespace ui
