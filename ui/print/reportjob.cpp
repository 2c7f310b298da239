// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/reportjob.h"

#include "core/report/listcontent.h"
#include "core/report/officereport.h"
#include "ui/print/listcomposer.h"
#include "ui/print/officecomposer.h"
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
    SheetSource(SheetReader reader, std::vector<RowId> projects, Audience audience)
        : m_reader(std::move(reader))
        , m_projects(std::move(projects))
        , m_audience(audience)
    {
    }
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
    SheetReader m_reader;
    std::vector<RowId> m_projects;
    Audience m_audience;
};

/// The list of projects, some hundred lines a part: each part begins on a new page, with a group.
class ListSource final : public JobSource
{
public:
    explicit ListSource(ListContent content) : m_content(std::move(content)), m_composer(m_content)
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
    [[nodiscard]] PageSpec page() const override { return ListComposer::page(); }

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

Result<std::shared_ptr<const JobSource>> makeSheets(const Reader &reader, const ReportJob &job)
{
    RASHIN_LET(SheetReader sheets, SheetReader::prepare(reader, job.year));
    RASHIN_LET(const auto groups, projectsIn(reader, job.scope, job.grouping));
    std::vector<RowId> projects;
    for (const ProjectGroup &group : groups) {
        for (const core::Record &project : group.projects)
            projects.push_back(project.id());
    }
    return std::make_shared<SheetSource>(std::move(sheets), std::move(projects), job.audience);
}

Result<std::shared_ptr<const JobSource>> makeJob(const Reader &reader, const ReportJob &job)
{
    if (job.kind == ReportKind::Sheet)
        return makeSheets(reader, job);
    if (job.kind == ReportKind::Office) {
        RASHIN_LET(OfficeReport report, readOfficeReport(reader, job.year, job.scope.office));
        return std::make_shared<OfficeSource>(std::move(report));
    }
    RASHIN_LET(ListContent content, readList(reader, job.year, job.scope, job.grouping));
    return std::make_shared<ListSource>(std::move(content));
}

} // namespace

Result<std::shared_ptr<const Source>> makeSource(const Reader &reader, const ReportJob &job)
{
    RASHIN_LET(std::shared_ptr<const Source> source, makeJob(reader, job));
    return source;
}

Result<JobResult> writePdf(const Reader &reader, const ReportJob &job, const QString &path, const Progress &progress)
{
    QElapsedTimer clock;
    clock.start();
    RASHIN_LET(const auto source, makeJob(reader, job));
    if (source->count() == 0)
        return core::failure(core::Error::Code::NotFound);
    RASHIN_LET(const ReportResult written, writePdf(*source, path, progress, paperCharts()));
    return JobResult{written.pages, source->projects(), clock.elapsed()};
}

} // namespace ui::print
