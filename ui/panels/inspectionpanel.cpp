// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspectionpanel.h"

#include "core/storage/usequery.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/panels/findingtext.h"
#include "ui/panels/places.h"
#include "ui/rowlabel.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScopedPointer>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int pauseAfterEdit = 1200; // milliseconds: nobody reads a list while typing

/// The group of that heading, made where it is not there.
PlaceGroup &groupOf(std::vector<PlaceGroup> &groups, const QString &heading)
{
    const auto found = std::ranges::find(groups, heading, &PlaceGroup::heading);
    return found == groups.end() ? groups.emplace_back(PlaceGroup{heading, {}}) : *found;
}

/// What a part of `whole` is called below a list that names the whole: only what tells it from the others.
QString partName(const QString &name, const QString &whole)
{
    return name.startsWith(whole + u'・') ? name.mid(whole.size() + 1) : name;
}

void countInHeadings(std::vector<PlaceGroup> &groups)
{
    for (PlaceGroup &group : groups)
        //: a heading in a list: what stands below it, and how many
        group.heading = InspectionPanel::tr("%1 (%2)").arg(group.heading).arg(group.lines.size());
}

} // namespace

InspectionPanel::InspectionPanel(const core::Workspace &workspace, QWidget *parent)
    : SidePanel(u"inspectionPanel"_s, parent)
    , m_workspace(workspace)
    , m_model(new PlaceListModel(workspace, this))
    , m_subjects(new QTabBar(this))
    , m_years(new QComboBox(this))
    , m_since(new QComboBox(this))
    , m_copy(addSmallButton(u"copyInspection"_s, u"copy"_s, tr("Copy the list, for a spreadsheet")))
    , m_note(new QLabel(this))
    , m_list(new QListView(this))
    , m_pause(new QTimer(this))
{
    buildHead();
    m_note->setObjectName(u"inspectionNote"_s);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    column()->addWidget(m_note);
    dressList(*m_list, u"inspectionList"_s, tr("What to look at"), m_model);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseAfterEdit);
    connect(m_pause, &QTimer::timeout, this, &InspectionPanel::read);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { goTo(index.row()); });
    connect(&workspace, &core::Workspace::changed, this, &InspectionPanel::outdate);
}

InspectionPanel::~InspectionPanel() = default;

void InspectionPanel::buildHead()
{
    auto *close = addSmallButton(u"closeInspection"_s, u"x"_s, tr("Close the inspection"));
    addHead(tr("Inspection"), {m_copy, close});
    m_subjects->setObjectName(u"inspectionSubjects"_s);
    m_subjects->setAccessibleName(tr("What is inspected"));
    m_subjects->setDrawBase(false);
    m_subjects->setExpanding(false);
    m_subjects->setUsesScrollButtons(false);
    m_subjects->addTab(tr("Findings"));
    m_subjects->addTab(tr("Standing still"));
    m_subjects->addTab(tr("Used by"));
    column()->addWidget(m_subjects);
    m_years->setObjectName(u"inspectionYears"_s);
    m_years->setAccessibleName(tr("Which years are inspected"));
    m_years->addItem(tr("Figures and grades of the chosen year"), false);
    m_years->addItem(tr("Figures and grades of all years"), true);
    column()->addWidget(m_years);
    m_since->setObjectName(u"inspectionSince"_s);
    m_since->setAccessibleName(tr("Not written since"));
    for (const int months : {1, 3, 6, 12, 24})
        m_since->addItem(tr("Not written for %n month(s)", nullptr, months), months);
    m_since->setCurrentIndex(1);
    m_since->hide();
    column()->addWidget(m_since);
    connect(close, &QToolButton::clicked, this, &InspectionPanel::closed);
    connect(m_copy, &QToolButton::clicked, this, &InspectionPanel::copy);
    connect(m_subjects, &QTabBar::currentChanged, this, &InspectionPanel::choose);
    connect(m_years, &QComboBox::activated, this, &InspectionPanel::read);
    connect(m_since, &QComboBox::activated, this, &InspectionPanel::read);
}

InspectionPanel::Subject InspectionPanel::subject() const
{
    return static_cast<Subject>(m_subjects->currentIndex());
}

void InspectionPanel::setScope(int year, std::optional<core::RowId> office)
{
    if (year == m_year && office == m_office)
        return;
    m_year = year;
    m_office = office;
    if (isVisible())
        read();
}

void InspectionPanel::setSubject(Subject subject)
{
    if (subject == this->subject())
        return choose();
    m_subjects->setCurrentIndex(static_cast<int>(subject));
}

void InspectionPanel::choose()
{
    m_years->setVisible(subject() == Subject::Findings);
    m_since->setVisible(subject() == Subject::Standstill);
    if (subject() == Subject::Uses && !m_asked)
        emit usesWanted();
    m_visited = false;
    m_model->setGroups({});
    m_copy->setEnabled(false);
    read();
}

void InspectionPanel::askUses(core::Entity entity, core::RowId row)
{
    m_asked = {entity, row};
    setSubject(Subject::Uses);
}

void InspectionPanel::showEvent(QShowEvent *event)
{
    SidePanel::showEvent(event);
    read();
}

/// A list that nobody sees costs an edit nothing: it is read when it is shown.
void InspectionPanel::outdate()
{
    if (isVisible())
        m_pause->start();
}

void InspectionPanel::read()
{
    m_pause->stop();
    if (!isVisible())
        return;
    if (subject() == Subject::Uses)
        return showUses();
    m_again = m_task != nullptr; // one at a time: to break off a query is to wait for it
    if (m_again)
        return;
    if (m_model->count() == 0)
        m_note->setText(tr("Reading the file…"));
    const auto found = std::make_shared<Found>();
    m_task = std::make_unique<ReadingTask>(m_workspace.path(), question(found));
    connect(m_task.get(), &ReadingTask::succeeded, this, [this, found] { take(*found); });
    connect(m_task.get(), &ReadingTask::failed, this, [this](const core::Error &error) {
        m_task.release()->deleteLater(); // it is what is calling
        if (m_again)
            return read();
        show({}, errorText(error));
    });
    m_task->start(QThread::LowPriority);
}

/// In a large file it takes seconds.
ReadingTask::Read InspectionPanel::question(const std::shared_ptr<Found> &found) const
{
    if (subject() == Subject::Standstill)
        return [found, year = m_year, before = before(), office = m_office](const core::Reader &reader) -> core::Result<> {
            RASHIN_LET(found->standstill, core::readStandstill(reader, year, before, office));
            return {};
        };
    const auto year = m_years->currentData().toBool() ? std::nullopt : std::optional(m_year);
    return [found, year](const core::Reader &reader) -> core::Result<> {
        RASHIN_LET(found->findings, core::validate(reader, year));
        return {};
    };
}

QDateTime InspectionPanel::before() const
{
    return m_workspace.clock().now().addMonths(-m_since->currentData().toInt());
}

void InspectionPanel::take(const Found &found)
{
    const std::unique_ptr<ReadingTask, QScopedPointerDeleteLater> task(m_task.release()); // it is what is calling
    if (m_again)
        return read();
    if (subject() == Subject::Uses)
        return;
    if (subject() == Subject::Standstill)
        show(standstillGroups(found.standstill),
             tr("No project stands still: all have an office and have been written since."));
    else
        show(findingGroups(found.findings), tr("Nothing was found that breaks a rule."));
}

std::vector<PlaceGroup> InspectionPanel::findingGroups(const Findings &findings) const
{
    std::vector<PlaceGroup> groups; // errors first: the findings are in that order
    for (const core::Finding &finding : findings) {
        const QString mark = finding.severity == core::Finding::Severity::Error     ? tr("Error")
                             : finding.severity == core::Finding::Severity::Warning ? tr("Warning")
                                                                                    : tr("Note");
        QStringList note;
        if (finding.field)
            note += labels::field(*finding.field);
        if (finding.year)
            note += format::fiscalYear(*finding.year);
        //: heading of findings: how grave, and the rule
        PlaceGroup &group = groupOf(groups, tr("%1: %2").arg(mark, findingHeading(finding.rule)));
        group.lines.push_back({finding.entity, finding.row, finding.field, finding.year, note.join(u"・"_s),
                               findingText(m_workspace.read(), finding)});
    }
    countInHeadings(groups);
    return groups;
}

std::vector<PlaceGroup> InspectionPanel::standstillGroups(const std::vector<core::Standstill> &projects) const
{
    std::vector<PlaceGroup> groups;
    for (const core::Standstill &one : projects) {
        const QString office = one.office ? rowLabel(m_workspace.read(), core::Entity::Office, *one.office) : QString();
        QString heading = office;
        QString text;
        if (one.owner == core::Standstill::Owner::Missing) {
            heading = tr("Without an office");
            text = tr("No office is in charge. Enter one.");
        } else if (one.owner == core::Standstill::Owner::Ended) {
            heading = tr("Office no longer exists");
            text = tr("“%1” no longer exists. Hand the project to another office.").arg(office);
        }
        QString note;
        if (one.touched.isValid())
            note = tr("last written %1 by %2").arg(format::date(one.touched.toLocalTime().date()), one.author);
        const auto field = text.isEmpty() ? std::nullopt : std::optional(core::Field::ProjectOfficeMain);
        groupOf(groups, heading).lines.push_back({core::Entity::Project, one.project, field, {}, note, text});
    }
    countInHeadings(groups);
    return groups;
}

void InspectionPanel::showUses()
{
    if (!m_asked)
        return show({}, tr("Select a row on a page and choose “Where is this used?” in the Edit menu."));
    const auto [entity, row] = *m_asked;
    const QString name = rowLabel(m_workspace.read(), entity, row);
    const auto found = core::usequery::of(m_workspace.read(), entity, row);
    if (!found)
        return show({}, errorText(found.error()));
    std::vector<PlaceGroup> groups;
    qint64 total = 0;
    for (const core::usequery::Uses &uses : *found) {
        const core::Entity user = core::entityOf(uses.field);
        //: heading of rows that refer to another: their kind and the field they do it in, and how many
        groups.push_back({tr("%1, %2 (%3)").arg(labels::entity(user), labels::field(uses.field)).arg(uses.total), {}});
        for (const core::RowId id : uses.rows)
            groups.back().lines.push_back(
                {user, id, uses.field, {}, {}, {}, partName(rowLabel(m_workspace.read(), user, id), name)});
        total += uses.total;
    }
    show(std::move(groups), tr("“%1” is used nowhere: nothing refers to it.").arg(name));
    if (total > 0)
        m_note->setText(tr("“%1” is used in %n place(s).", nullptr, static_cast<int>(total)).arg(name));
}

/// A new list in place of the old one; whoever stood on a line stands on it again.
void InspectionPanel::show(std::vector<PlaceGroup> groups, const QString &nothing)
{
    const PlaceLine *before = m_visited ? m_model->lineAt(m_list->currentIndex().row()) : nullptr;
    const auto stood = before ? std::optional(*before) : std::nullopt;
    const int place = m_list->currentIndex().row();
    m_model->setGroups(std::move(groups));
    m_copy->setEnabled(m_model->count() > 0);
    const int lines = m_model->count();
    m_note->setText(lines == 0 ? nothing : tr("%n line(s). Enter or a click leads to the place.", nullptr, lines));
    int row = stood ? m_model->find(*stood) : m_model->next(-1, true);
    if (row < 0 && stood) // it was mended: the one that took its place
        row = m_model->next(place - 1, true);
    m_list->setCurrentIndex(m_model->index(row));
}

void InspectionPanel::goOn(bool forward)
{
    const int now = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    goTo(!m_visited && m_model->lineAt(now) ? now : m_model->next(now, forward));
}

void InspectionPanel::goTo(int row)
{
    const PlaceLine *line = m_model->lineAt(row);
    if (!line)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    m_visited = true;
    auto place = placeOf(m_workspace.read(), line->entity, line->row, line->field);
    if (!place)
        return m_note->setText(tr("This belongs to the settings of a year: see the scheme on the page Evaluation."));
    if (line->year && !place->year)
        place->year = line->year;
    emit wanted(*place);
}

void InspectionPanel::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void InspectionPanel::copy() const
{
    QGuiApplication::clipboard()->setText(m_model->asTable());
}

bool InspectionPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return SidePanel::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        emit closed();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goTo(m_list->currentIndex().row());
        return true;
    case Qt::Key_C:
        if (key->modifiers() != Qt::ControlModifier)
            return SidePanel::eventFilter(watched, event);
        copy();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up: // headings are passed over
        m_list->setCurrentIndex(m_model->index(m_model->next(m_list->currentIndex().row(), key->key() == Qt::Key_Down)));
        return true;
    default:
        return SidePanel::eventFilter(watched, event);
    }
}

} // namespace ui
