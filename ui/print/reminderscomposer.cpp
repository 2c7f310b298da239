// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/reminderscomposer.h"

#include "core/domain/era.h"
#include "core/domain/number.h"
#include "ui/labels.h"
#include "ui/print/blocks.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

namespace ui::print {

using namespace core::report;
using Line = Reminders::Line;

namespace {

class RemindersSource final : public Source
{
public:
    explicit RemindersSource(Reminders reminders) : m_reminders(std::move(reminders)) {}
    [[nodiscard]] int count() const override { return int(m_reminders.offices.size()) + overviews(); }
    [[nodiscard]] core::Result<Document> part(int index) const override
    {
        const RemindersComposer composer(m_reminders);
        return index < overviews() ? composer.overview() : composer.letter(m_reminders.offices[size_t(index - overviews())]);
    }
    [[nodiscard]] QString title() const override { return RemindersComposer(m_reminders).title(); }
    [[nodiscard]] PageSpec page() const override { return {}; }

private:
    /// One office alone needs none; where nobody owes anything, it says so.
    [[nodiscard]] int overviews() const { return m_reminders.offices.size() == 1 ? 0 : 1; }

    Reminders m_reminders;
};

Cell count(int number)
{
    return cells::numberText(number == 0 ? QStringLiteral("－") : core::formatMoney(number));
}

} // namespace

QString RemindersComposer::title() const
{
    return tr("%1 What waits to be entered", "%1 = fiscal year").arg(words::year(m_reminders.year));
}

QString RemindersComposer::nameOf(const Reminders::Office &office)
{
    return office.name.isEmpty() ? tr("(no office in charge)") : office.name;
}

Document RemindersComposer::blank() const
{
    Document document;
    document.footNote = m_reminders.municipality;
    document.runTitle = title();
    document.runNote = tr("as of %1").arg(core::formatEraDate(m_reminders.today));
    document.continued = tr("(continued)", "label repeated on the next page");
    return document;
}

Document RemindersComposer::overview() const
{
    Document document = blank();
    document.outline = tr("Overview", "of the reminders");
    document.blocks.push_back(blocks::title(title()));
    document.blocks.push_back(Heading{tr("By office"), tr("as of %1").arg(core::formatEraDate(m_reminders.today))});
    Grid grid;
    grid.columns = {80, 22, 22, 26, 30};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::field(core::Field::ProjectOfficeMain)), cells::label(tr("Late")),
                          cells::label(tr("Sent back")),
                          cells::label(tr("Due within %1 days").arg(Reminders::soonDays)),
                          cells::label(tr("Longest late (days)"))}});
    for (const Reminders::Office &office : m_reminders.offices)
        grid.rows.push_back({{cells::item(nameOf(office)), count(office.count(Line::Cause::Late)),
                              count(office.count(Line::Cause::Returned)), count(office.count(Line::Cause::Soon)),
                              count(int(office.longest()))}});
    if (m_reminders.offices.empty())
        grid.rows.push_back({{cells::item(tr("Nothing is late, sent back or due soon."), 5)}});
    else
        grid.rows.push_back({{cells::label(tr("Total")), count(m_reminders.count(Line::Cause::Late)),
                              count(m_reminders.count(Line::Cause::Returned)),
                              count(m_reminders.count(Line::Cause::Soon)), cells::numberText({})},
                             true});
    document.blocks.push_back(std::move(grid));
    return document;
}

QString RemindersComposer::waiting(const Line &line)
{
    switch (line.cause) {
    case Line::Cause::Late:
        return tr("%1 days late").arg(line.days);
    case Line::Cause::Returned:
        return tr("sent back");
    case Line::Cause::Soon:
        return line.days == 0 ? tr("due today") : tr("%1 days left").arg(-line.days);
    }
    return {};
}

Row RemindersComposer::row(const Line &line) const
{
    Cell state = cells::mark(waiting(line));
    state.strong = line.cause != Line::Cause::Soon;
    QString owed = words::taskWork(line.kind, line.stage);
    if (line.missing > 0)
        owed += tr(" (%1 left)", "values that are missing").arg(line.missing);
    if (!line.reason.isEmpty())
        owed += u'\n' + tr("Sent back because: %1").arg(line.reason);
    return {{cells::item(line.code), cells::item(line.project), cells::item(owed),
             cells::mark(line.due.isValid() ? core::formatEraDate(line.due) : QString()), std::move(state),
             cells::item(line.who), cells::item({})}};
}

Document RemindersComposer::letter(const Reminders::Office &office) const
{
    Document document = blank();
    document.outline = nameOf(office);
    document.blocks.push_back(blocks::title(title()));
    document.blocks.push_back(Spacer{});
    document.blocks.push_back(
        Heading{tr("To: %1", "an office that is written to").arg(nameOf(office)), core::formatEraDate(m_reminders.today)});
    Grid words;
    words.columns = {180};
    words.ruled = false;
    words.rows.push_back({{cells::text(tr("The following is late, was sent back, or is due within %1 days. Please enter it and "
                                          "hand it in, or say in the last column when it will be done.")
                                           .arg(Reminders::soonDays))}});
    document.blocks.push_back(std::move(words));
    Grid grid;
    grid.columns = {17, 46, 38, 22, 20, 20, 27};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::field(core::Field::ProjectCode)),
                          cells::label(labels::field(core::Field::ProjectName)), cells::label(tr("What is owed")),
                          cells::label(tr("Due")), cells::label(tr("State")), cells::label(tr("Person in charge")),
                          cells::label(tr("Done on / remark"))}});
    for (const Line &line : office.lines)
        grid.rows.push_back(row(line));
    document.blocks.push_back(std::move(grid));
    return document;
}

std::shared_ptr<const Source> makeReminders(Reminders reminders)
{
    return std::make_shared<RemindersSource>(std::move(reminders));
}

} // namespace ui::print
