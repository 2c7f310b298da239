// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/openedition.h"

#include "core/domain/era.h"
#include "core/report/listcontent.h"
#include "core/report/officereport.h"
#include "core/schema/names.h"
#include "core/tabular/export.h"
#include "ui/charts/write.h"
#include "ui/labels.h"
#include "ui/print/frontmatter.h"
#include "ui/print/listcomposer.h"
#include "ui/print/officecomposer.h"
#include "ui/print/policycomposer.h"
#include "ui/print/webpage.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTemporaryDir>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using namespace core::report;
using core::Error;
using core::Result;

namespace {

/// Entities whose rows are published as tables of their own.
constexpr core::Entity published[] = {
    core::Entity::Plan,      core::Entity::Vision,         core::Entity::Challenge, core::Entity::ChallengePolicy,
    core::Entity::Policy,    core::Entity::Office,         core::Entity::Project,   core::Entity::Indicator,
    core::Entity::IndicatorValue, core::Entity::Money,     core::Entity::Cycle,     core::Entity::Stage,
    core::Entity::Criterion, core::Entity::Verdict,        core::Entity::Evaluation, core::Entity::Grade};

/// A row of a page's table of links: every page is reached from the first one.
struct Link
{
    QString group;
    QString title;
    QString address;
};

class Edition
{
public:
    Edition(const core::Reader &reader, const OpenEdition &edition, const QString &folder)
        : m_reader(reader), m_edition(edition), m_folder(folder)
    {
    }

    Result<ReportResult> write(const Progress &progress)
    {
        RASHIN_LET(const PolicyReport plan, readPolicyReport(m_reader, m_edition.year));
        m_frame.site = plan.municipality + u'　' + FrontMatter::annualTitle(m_edition.year);
        m_frame.note = QCoreApplication::translate(
                           "OpenEdition",
                           "Made on %1. Licence: %2. Fields that are not for publication were left out.")
                           .arg(core::formatEraDate(m_edition.day), m_edition.licence);
        for (const QString &name : {u"projects"_s, u"charts"_s, u"data"_s}) {
            if (!m_folder.mkpath(name))
                return core::failure(Error::Code::Storage, m_folder.filePath(name));
        }
        RASHIN_TRY(save(u"style.css"_s, webStyle().toUtf8()));
        RASHIN_TRY(writeReports(plan));
        RASHIN_TRY(writeProjects(progress));
        RASHIN_TRY(writeData());
        RASHIN_TRY(writeIndex(plan));
        return m_done;
    }

private:
    Result<> save(const QString &name, const QByteArray &bytes) const
    {
        QSaveFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return core::failure(Error::Code::Storage, file.errorString());
        return {};
    }

    Result<> page(const Document &document, const QString &title, const QString &name, const QString &group)
    {
        WebFrame frame = m_frame;
        frame.root = name.contains(u'/') ? u"../"_s : QString();
        const KeepChart keep = [&](const core::ChartData &chart) {
            const QString address = u"charts/%1.svg"_s.arg(++m_charts);
            if (const auto drawn = writeChart(chart, m_folder.filePath(address)); !drawn)
                m_chartError = drawn.error();
            return frame.root + address;
        };
        RASHIN_TRY(save(name, webPage(document, title, frame, keep).toUtf8()));
        if (m_chartError)
            return core::failure(*m_chartError);
        m_links.push_back({group, title, name});
        ++m_done.pages;
        return {};
    }

    Result<> writeReports(const PolicyReport &plan)
    {
        const QString group = QCoreApplication::translate("OpenEdition", "Reports", "group of web pages");
        const FrontMatter matter(plan.municipality, m_frame.site, Audience::Public, m_edition.day);
        const Document tree = matter.tree(plan);
        RASHIN_TRY(page(tree, tree.outline, u"tree.html"_s, group));
        const PolicyComposer policies(plan);
        RASHIN_TRY(page(policies.compose(), policies.title(), u"policies.html"_s, group));
        RASHIN_LET(const OfficeReport offices, readOfficeReport(m_reader, m_edition.year, {}));
        const OfficeComposer office(offices);
        RASHIN_TRY(page(office.compose(), office.title(), u"offices.html"_s, group));
        RASHIN_LET(const ListContent list, readList(m_reader, m_edition.year, {}, Grouping::Policy));
        const ListComposer lines(list);
        RASHIN_TRY(page(lines.compose(0, list.groups.size()), lines.title(), u"list.html"_s, group));
        const Document definitions = matter.definitions();
        return page(definitions, definitions.outline, u"definitions.html"_s, group);
    }

    Result<> writeProjects(const Progress &progress)
    {
        RASHIN_LET(const SheetReader sheets, SheetReader::prepare(m_reader, m_edition.year));
        RASHIN_LET(const auto groups, projectsIn(m_reader, {}, Grouping::Policy));
        int total = 0;
        for (const ProjectGroup &group : groups)
            total += int(group.projects.size());
        for (const ProjectGroup &group : groups) {
            QStringList names;
            for (const PolicyStep &step : sheets.policyPath(group.node))
                names.append((step.number + u' ' + step.title).trimmed());
            for (const core::Record &project : group.projects) {
                RASHIN_LET(const SheetContent content, sheets.read(project.id()));
                const Document sheet = SheetComposer::compose(content, Audience::Public);
                RASHIN_TRY(page(sheet, sheet.outline, u"projects/%1.html"_s.arg(project.id().toString()),
                                names.isEmpty() ? ListComposer::unassigned() : names.join(u"　＞　"_s)));
                if (progress && !progress(++m_done.parts, total))
                    return core::failure(Error::Code::Cancelled);
            }
        }
        return {};
    }

    Result<> writeData()
    {
        core::tabular::ExportOptions options;
        options.publicOnly = true;
        QJsonArray resources;
        for (const core::Entity entity : published) {
            const QString name = core::registry::spec(entity).name;
            const QString path = u"data/%1.csv"_s.arg(name);
            for (const QString &file : {path, u"data/%1.json"_s.arg(name)})
                RASHIN_TRY(core::tabular::exportEntity(m_reader, entity, m_folder.filePath(file), options));
            resources.append(QJsonObject{{u"name"_s, name},
                                         {u"title"_s, labels::entity(entity)},
                                         {u"path"_s, path},
                                         {u"format"_s, u"csv"_s},
                                         {u"encoding"_s, u"utf-8"_s},
                                         {u"schema"_s, QJsonObject{{u"fields"_s, fieldsOf(entity)}}}});
            m_links.push_back({QCoreApplication::translate("OpenEdition", "Data (CSV, UTF-8)"), labels::entity(entity), path});
        }
        const QJsonObject package{{u"name"_s, u"rashin-%1"_s.arg(m_edition.year)},
                                  {u"title"_s, m_frame.site},
                                  {u"created"_s, m_edition.day.toString(Qt::ISODate)},
                                  {u"licenses"_s, QJsonArray{QJsonObject{{u"name"_s, m_edition.licence}}}},
                                  {u"resources"_s, resources}};
        m_links.push_back({QCoreApplication::translate("OpenEdition", "Data (CSV, UTF-8)"),
                           QCoreApplication::translate("OpenEdition", "What the columns mean"), u"datapackage.json"_s});
        return save(u"datapackage.json"_s, QJsonDocument(package).toJson());
    }

    /// The columns as the exporter writes them: the id, and beside a year its era, beside a reference its name.
    static QJsonArray fieldsOf(core::Entity entity)
    {
        QJsonArray fields{QJsonObject{{u"name"_s, u"id"_s}, {u"type"_s, u"string"_s}}};
        for (const core::FieldSpec &field : core::registry::spec(entity).fields) {
            if (field.disclosure != core::Disclosure::Public)
                continue;
            QJsonObject made{{u"name"_s, field.name},
                             {u"title"_s, labels::field(field.field)},
                             {u"type"_s, field.isNumber() ? u"number"_s : u"string"_s},
                             {u"kind"_s, core::names::of(field.kind.type)}};
            if (field.kind.unit != core::Unit::None)
                made.insert(u"unit"_s, core::names::of(field.kind.unit));
            fields.append(made);
            const auto beside = [&](const QString &suffix) {
                fields.append(QJsonObject{{u"name"_s, field.name + suffix},
                                          {u"title"_s, labels::field(field.field)},
                                          {u"type"_s, u"string"_s}});
            };
            if (field.kind.type == core::FieldType::Year)
                beside(u"_ja"_s);
            if (field.isReference())
                beside(u"_label"_s);
        }
        return fields;
    }

    Result<> writeIndex(const PolicyReport &plan)
    {
        QString text = webPage({}, m_frame.site, m_frame, {});
        QString body = u"<p>%1</p>\n"_s.arg((plan.plan + u'　' + plan.edition).trimmed().toHtmlEscaped());
        QString group;
        for (const Link &link : m_links) {
            if (link.group != group) {
                body += (group.isEmpty() ? QString() : u"</ul>\n"_s) + u"<h2>%1</h2>\n<ul>\n"_s.arg(link.group.toHtmlEscaped());
                group = link.group;
            }
            body += u"<li><a href=\"%1\">%2</a></li>\n"_s.arg(link.address, link.title.toHtmlEscaped());
        }
        return save(u"index.html"_s, text.replace(u"</main>"_s, body + u"</ul>\n</main>"_s).toUtf8());
    }

    const core::Reader &m_reader;
    OpenEdition m_edition;
    QDir m_folder;
    WebFrame m_frame;
    std::vector<Link> m_links;
    std::optional<Error> m_chartError;
    int m_charts = 0;
    ReportResult m_done;
};

} // namespace

Result<ReportResult> writeOpenEdition(const core::Reader &reader, const OpenEdition &edition, const QString &folder,
                                      const Progress &progress)
{
    if (QFileInfo::exists(folder))
        return core::failure(Error::Code::Exists, folder);
    QTemporaryDir made(folder + u".XXXXXX"_s); // beside it, so that it can be renamed in one step
    if (!made.isValid())
        return core::failure(Error::Code::ReadOnly, made.errorString());
    const QString whole = made.filePath(u"edition"_s); // a temporary folder is its owner's alone; this one is not
    if (!QDir().mkdir(whole))
        return core::failure(Error::Code::Storage, whole);
    RASHIN_LET(const ReportResult written, Edition(reader, edition, whole).write(progress));
    if (!QDir().rename(whole, folder))
        return core::failure(Error::Code::Storage, folder);
    return written;
}

} // namespace ui::print
