// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/reportjob.h"

#include "core/report/listcontent.h"
#include "core/report/officereport.h"
#include "ui/print/councilcomposer.h"
#include "ui/print/frontmatter.h"
#include "ui/print/listcomposer.h"
#include "ui/print/officecomposer.h"
#include "ui/print/policycomposer.h"
#include "ui/print/reminderscomposer.h"
#include "ui/print/words.h"

#include <QElapsedTimer>

namespace ui::print {

using namespace core::report;
using core::Reader;
using core::Result;
using core::RowId;

namespace {

/// A source that knows how many projects it is about.
class JobSource : public Source
{
public:
    [[nodiscard]] virtual int projects() const = 0;
};

/// One evaluation sheet a part, read when it is asked for.
class SheetSource final : public JobSource
{
public:
    SheetSource(SheetReader reader, const std::vector<ProjectGroup> &groups, const ReportJob &job)
        : m_reader(std::move(reader))
        , m_audience(job.audience)
    {
        for (const ProjectGroup &group : groups) {
            m_entries.push_back({nameOf(group.node, job), 1, int(m_projects.size())});
            for (const core::Record &project : group.projects) {
                const QString name = project.text(core::Field::ProjectCode) + u'　' + project.text(core::Field::ProjectName);
                m_entries.push_back({name.trimmed(), 2, int(m_projects.size())});
                m_projects.push_back(project.id());
            }
        }
    }
    [[nodiscard]] std::vector<Entry> entries() const override { return m_entries; }
    [[nodiscard]] int count() const override { return int(m_projects.size()); }
    [[nodiscard]] int projects() const override { return count(); }
    [[nodiscard]] Result<Document> part(int index) const override
    {
        RASHIN_LET(const SheetContent content, m_reader.read(m_projects[size_t(index)]));
        return SheetComposer::compose(content, m_audience);
    }
    [[nodiscard]] QString title() const override { return SheetComposer::title(m_reader.year()); }
    [[nodiscard]] PageSpec page() const override { return {}; }

private:
    /// The office or policy with all above it.
    [[nodiscard]] QString nameOf(std::optional<RowId> node, const ReportJob &job) const
    {
        QStringList names;
        if (job.grouping == Grouping::Office)
            names = m_reader.officePath(node);
        else
            for (const PolicyStep &step : m_reader.policyPath(node))
                names.append((step.number + u' ' + step.title).trimmed());
        if (job.kind == ReportKind::Annual && names.size() > 1)
            return names.last();
        return names.isEmpty() ? ListComposer::unassigned() : names.join(QStringLiteral("　＞　"));
    }

    SheetReader m_reader;
    std::vector<Entry> m_entries;
    std::vector<RowId> m_projects;
    Audience m_audience;
};

/// The list of projects, some hundred lines a part: each part begins on a new page, with a group.
class ListSource final : public JobSource
{
public:
    ListSource(ListContent content, Paper paper) : m_content(std::move(content)), m_composer(m_content, paper)
    {
        int rows = rowsAPart;
        for (size_t group = 0; group < m_content.groups.size(); ++group) {
            if (rows >= rowsAPart) {
                m_starts.push_back(group);
                rows = 0;
            }
            rows += int(m_content.groups[group].rows.size());
        }
        if (m_starts.empty())
            m_starts.push_back(0);
        m_starts.push_back(m_content.groups.size());
    }
    [[nodiscard]] int count() const override { return int(m_starts.size()) - 1; }
    [[nodiscard]] int projects() const override { return m_content.totals.projects; }
    [[nodiscard]] Result<Document> part(int index) const override
    {
        return m_composer.compose(m_starts[size_t(index)], m_starts[size_t(index) + 1]);
    }
    [[nodiscard]] QString title() const override { return m_composer.title(); }
    [[nodiscard]] PageSpec page() const override { return m_composer.page(); }

private:
    static constexpr int rowsAPart = 300;
    ListContent m_content;
    ListComposer m_composer;
    std::vector<size_t> m_starts;
};

/// The report on one office, or on all: figures and charts in one part.
class OfficeSource final : public JobSource
{
public:
    explicit OfficeSource(OfficeReport report) : m_report(std::move(report)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] int projects() const override { return m_report.total.money.projects; }
    [[nodiscard]] Result<Document> part(int) const override { return OfficeComposer(m_report).compose(); }
    [[nodiscard]] QString title() const override { return OfficeComposer(m_report).title(); }
    [[nodiscard]] PageSpec page() const override { return {}; }

private:
    OfficeReport m_report;
};

/// The report on policies in one part.
class PolicySource final : public JobSource
{
public:
    explicit PolicySource(PolicyReport report) : m_report(std::move(report)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] int projects() const override { return m_report.total.money.projects; }
    [[nodiscard]] Result<Document> part(int) const override { return PolicyComposer(m_report).compose(); }
    [[nodiscard]] QString title() const override { return PolicyComposer(m_report).title(); }
    [[nodiscard]] PageSpec page() const override { return PolicyComposer::page(); }

private:
    PolicyReport m_report;
};

/// The paper for the council in one part.
class CouncilSource final : public JobSource
{
public:
    explicit CouncilSource(CouncilPaper paper) : m_paper(std::move(paper)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] int projects() const override { return int(m_paper.open.size() + m_paper.late.size()); }
    [[nodiscard]] Result<Document> part(int) const override { return CouncilComposer(m_paper).compose(); }
    [[nodiscard]] QString title() const override { return CouncilComposer(m_paper).title(); }
    [[nodiscard]] PageSpec page() const override { return {}; }

private:
    CouncilPaper m_paper;
};

/// The reminders, a letter an office.
class RemindersSource final : public JobSource
{
public:
    explicit RemindersSource(const Reminders &reminders)
        : m_lines(reminders.count(Reminders::Line::Cause::Late) + reminders.count(Reminders::Line::Cause::Returned)
                  + reminders.count(Reminders::Line::Cause::Soon))
        , m_source(makeReminders(reminders))
    {
    }
    [[nodiscard]] int count() const override { return m_source->count(); }
    [[nodiscard]] int projects() const override { return m_lines; }
    [[nodiscard]] Result<Document> part(int index) const override { return m_source->part(index); }
    [[nodiscard]] QString title() const override { return m_source->title(); }
    [[nodiscard]] PageSpec page() const override { return m_source->page(); }

private:
    int m_lines;
    std::shared_ptr<const Source> m_source;
};

/// Several sources bound to a book, with cover, contents and what else is set between them.
class BookSource final : public JobSource
{
public:
    explicit BookSource(FrontMatter matter) : m_matter(std::move(matter)) {}

    /// A page of the book's own; without a title it is in no list of contents.
    void add(Document document, const QString &title = {}, int level = 1)
    {
        if (!title.isEmpty())
            m_entries.push_back({title, level, count()});
        m_parts.push_back({nullptr, 0, std::move(document)});
    }

    /// The contents come here; their lines are those of all entries that are added up to the end.
    void addContents()
    {
        m_contents = count();
        m_parts.push_back({nullptr, 0, {}});
    }

    /// All parts of a source below its title, the source's own entries one level deeper.
    void add(const std::shared_ptr<const JobSource> &source, const QString &title, int level)
    {
        if (!title.isEmpty())
            m_entries.push_back({title, level, count()});
        for (const Entry &entry : source->entries())
            m_entries.push_back({entry.title, entry.level + level - (title.isEmpty() ? 1 : 0), count() + entry.part});
        for (int part = 0; part < source->count(); ++part)
            m_parts.push_back({source, part, {}});
        m_projects = std::max(m_projects, source->projects());
    }

    [[nodiscard]] const FrontMatter &matter() const { return m_matter; }
    [[nodiscard]] int count() const override { return int(m_parts.size()); }
    [[nodiscard]] int projects() const override { return m_projects; }
    [[nodiscard]] Result<Document> part(int index) const override { return numberedPart(index, {}); }
    [[nodiscard]] Result<Document> numberedPart(int index, const std::vector<int> &firstPages) const override
    {
        if (index == m_contents)
            return m_matter.contents(m_entries, firstPages);
        const Part &part = m_parts[size_t(index)];
        return part.source ? part.source->part(part.index) : Result<Document>(part.document);
    }
    [[nodiscard]] std::vector<Entry> entries() const override { return m_entries; }
    [[nodiscard]] QString title() const override { return m_matter.title(); }
    [[nodiscard]] PageSpec page() const override { return {}; }

private:
    struct Part
    {
        std::shared_ptr<const JobSource> source;
        int index = 0;
        Document document;
    };

    FrontMatter m_matter;
    std::vector<Part> m_parts;
    std::vector<Entry> m_entries;
    int m_contents = -1;
    int m_projects = 0;
};

/// On paper for the public nobody is called late.
QDate lateDay(const ReportJob &job)
{
    return job.audience == Audience::Public ? QDate() : job.today;
}

Result<std::shared_ptr<const JobSource>> makeSheets(const Reader &reader, const ReportJob &job)
{
    // In a book the dividers name what stands above.
    RASHIN_LET(SheetReader sheets, SheetReader::prepare(reader, job.year));
    RASHIN_LET(const auto groups, projectsIn(reader, job.scope, job.grouping));
    return std::make_shared<SheetSource>(std::move(sheets), groups, job);
}

Result<std::shared_ptr<const JobSource>> makeJob(const Reader &reader, const ReportJob &job)
{
    if (job.kind == ReportKind::Sheet)
        return makeSheets(reader, job);
    if (job.kind == ReportKind::Office) {
        RASHIN_LET(OfficeReport report, readOfficeReport(reader, job.year, job.scope.office, lateDay(job)));
        return std::make_shared<OfficeSource>(std::move(report));
    }
    if (job.kind == ReportKind::Policy) {
        RASHIN_LET(PolicyReport report, readPolicyReport(reader, job.year, job.scope));
        return std::make_shared<PolicySource>(std::move(report));
    }
    if (job.kind == ReportKind::Council) {
        RASHIN_LET(CouncilPaper paper, readCouncilPaper(reader, job.year, job.today, job.since, job.scope.office));
        return std::make_shared<CouncilSource>(std::move(paper));
    }
    if (job.kind == ReportKind::Reminders) {
        RASHIN_LET(const Reminders reminders, readReminders(reader, job.year, job.today, job.scope.office));
        return std::make_shared<RemindersSource>(reminders);
    }
    RASHIN_LET(ListContent content, readList(reader, job.year, job.scope, job.grouping));
    return std::make_shared<ListSource>(std::move(content), job.paper);
}

/// The sheets, each policy of the topmost level behind a divider.
Result<> addSheets(const Reader &reader, ReportJob job, const PolicyReport &plan, BookSource &book)
{
    job.grouping = Grouping::Policy;
    const auto addBelow = [&](const QString &number, const QString &name) -> Result<> {
        const QString title = (number + u'　' + name).trimmed();
        RASHIN_LET(const auto sheets, makeSheets(reader, job));
        if (sheets->count() == 0)
            return {};
        book.add(book.matter().divider(number, name), title);
        book.add(sheets, {}, 2);
        return {};
    };
    for (const PolicyLine &line : plan.lines) {
        if (line.depth > 1)
            continue;
        job.scope.policy = line.policy;
        RASHIN_TRY(addBelow(line.number, line.title));
    }
    return {};
}

Result<> addOffices(const Reader &reader, const ReportJob &job, BookSource &book)
{
    RASHIN_LET(OfficeReport all, readOfficeReport(reader, job.year, job.scope.office, lateDay(job)));
    const QString title = OfficeComposer(all).title();
    book.add(std::make_shared<OfficeSource>(std::move(all)), title, 1);
    if (job.scope.office)
        return {};
    RASHIN_LET(const core::Offices offices, core::Offices::read(reader));
    for (const core::Offices::Office *branch : offices.branches()) {
        RASHIN_LET(OfficeReport report, readOfficeReport(reader, job.year, branch->id, lateDay(job)));
        book.add(std::make_shared<OfficeSource>(std::move(report)), branch->name, 2);
    }
    return {};
}

Result<std::shared_ptr<const JobSource>> makeBook(const Reader &reader, const ReportJob &job)
{
    RASHIN_LET(PolicyReport plan, readPolicyReport(reader, job.year, job.scope));
    RASHIN_LET(ListContent list, readList(reader, job.year, job.scope, Grouping::Policy));
    auto book = std::make_shared<BookSource>(
        FrontMatter(plan.municipality, FrontMatter::annualTitle(job.year), job.audience, job.today));
    const FrontMatter &matter = book->matter();
    book->add(matter.cover((plan.plan + u'　' + plan.edition).trimmed(), list.scope));
    book->addContents();
    const Document tree = matter.tree(plan);
    book->add(tree, tree.outline);
    const QString policies = PolicyComposer(plan).title();
    book->add(std::make_shared<PolicySource>(plan), policies, 1);
    RASHIN_TRY(addOffices(reader, job, *book));
    const QString lines = ListComposer(list).title();
    book->add(std::make_shared<ListSource>(std::move(list), job.paper), lines, 1);
    RASHIN_TRY(addSheets(reader, job, plan, *book));
    for (const Document &last : {matter.definitions(), matter.colophon()})
        book->add(last, last.outline);
    return book;
}

/// The chosen reports, one after the other.
Result<std::shared_ptr<const JobSource>> makeBundle(const Reader &reader, const ReportJob &job)
{
    RASHIN_LET(const auto plan, reader.first(core::Entity::Plan, {}));
    const QString municipality = plan ? plan->text(core::Field::PlanMunicipality) : QString();
    auto bundle = std::make_shared<BookSource>(
        FrontMatter(municipality, FrontMatter::bundleTitle(job.year), job.audience, job.today));
    RASHIN_LET(const ListContent scope, readList(reader, job.year, job.scope, job.grouping));
    bundle->add(bundle->matter().cover(plan ? plan->text(core::Field::PlanTitle) : QString(), scope.scope));
    bundle->addContents();
    bool any = false;
    for (const ReportKind kind : job.bundled) {
        ReportJob one = job;
        one.kind = kind;
        RASHIN_LET(const auto source, makeJob(reader, one));
        if (source->count() > 0)
            bundle->add(source, source->title(), 1);
        any = any || source->count() > 0;
    }
    if (job.audience == Audience::Public) {
        const Document last = bundle->matter().colophon();
        bundle->add(last, last.outline);
    }
    if (!any)
        return std::make_shared<BookSource>(bundle->matter()); // nothing but a cover is nothing
    return bundle;
}

/// Puts every page on the sheet that was asked for.
class SetSource final : public JobSource
{
public:
    SetSource(std::shared_ptr<const JobSource> source, const PageSettings &settings)
        : m_source(std::move(source))
        , m_settings(settings)
    {
    }
    [[nodiscard]] int count() const override { return m_source->count(); }
    [[nodiscard]] int projects() const override { return m_source->projects(); }
    [[nodiscard]] Result<Document> part(int index) const override { return onSheets(m_source->part(index)); }
    [[nodiscard]] Result<Document> numberedPart(int index, const std::vector<int> &firstPages) const override
    {
        return onSheets(m_source->numberedPart(index, firstPages));
    }
    [[nodiscard]] std::vector<Entry> entries() const override { return m_source->entries(); }
    [[nodiscard]] QString title() const override { return m_source->title(); }
    [[nodiscard]] PageSpec page() const override { return m_settings.sheetFor(m_source->page()); }

private:
    [[nodiscard]] Result<Document> onSheets(Result<Document> document) const
    {
        if (document) {
            document->page = m_settings.sheetFor(document->page);
            document->perSheet = m_settings.perSheet;
        }
        return document;
    }
    std::shared_ptr<const JobSource> m_source;
    PageSettings m_settings;
};

/// What is given to the public says what it leaves out.
std::shared_ptr<const JobSource> withColophon(const std::shared_ptr<const JobSource> &source, const ReportJob &job,
                                              const QString &municipality)
{
    auto book = std::make_shared<BookSource>(FrontMatter(municipality, source->title(), job.audience, job.today));
    book->add(source, source->entries().empty() ? source->title() : QString(), 1);
    const Document last = book->matter().colophon();
    book->add(last, last.outline);
    return book;
}

Result<std::shared_ptr<const JobSource>> makeBound(const Reader &reader, const ReportJob &job)
{
    if (job.audience == Audience::Public && !isPublishable(job))
        return core::failure(core::Error::Code::Usage);
    if (job.kind == ReportKind::Annual)
        return makeBook(reader, job);
    if (job.kind == ReportKind::Bundle)
        return makeBundle(reader, job);
    RASHIN_LET(const auto source, makeJob(reader, job));
    if (job.audience != Audience::Public || source->count() == 0)
        return source;
    RASHIN_LET(const auto plan, reader.first(core::Entity::Plan, {}));
    return withColophon(source, job, plan ? plan->text(core::Field::PlanMunicipality) : QString());
}

Result<std::shared_ptr<const JobSource>> makeWhole(const Reader &reader, const ReportJob &job)
{
    RASHIN_LET(auto source, makeBound(reader, job));
    if (job.settings == PageSettings())
        return source;
    return std::make_shared<SetSource>(std::move(source), job.settings);
}

} // namespace

Result<std::shared_ptr<const Source>> makeSource(const Reader &reader, const ReportJob &job)
{
    RASHIN_LET(std::shared_ptr<const Source> source, makeWhole(reader, job));
    return source;
}

Result<JobResult> writePdf(const Reader &reader, const ReportJob &job, const QString &path, const Progress &progress)
{
    QElapsedTimer clock;
    clock.start();
    RASHIN_LET(const auto source, makeWhole(reader, job));
    if (source->count() == 0)
        return core::failure(core::Error::Code::NotFound);
    RASHIN_LET(const ReportResult written, writePdf(*source, path, progress, paperCharts()));
    return JobResult{written.pages, source->projects(), clock.elapsed()};
}

bool isPublishable(const ReportJob &job)
{
    const auto isIt = [](ReportKind kind) { return isPublishable(kind); };
    return isIt(job.kind) && (job.kind != ReportKind::Bundle || std::all_of(job.bundled.begin(), job.bundled.end(), isIt));
}

} // namespace ui::print
