// SPDX-License-Identifier: GPL-3.0-or-later
// What tables cost: 100,000 rows out as XLSX beside a bare libxlsxwriter loop and LibreOffice, 100,000 rows in from CSV beside
// `sqlite3 .import`, and the national review in beside parsing it and plainly inserting the same rows.
#include "core/operations/rowoperations.h"
#include "core/tabular/export.h"
#include "core/tabular/import.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sqlite3.h>
#include <xlsxwriter.h>

#include <cstdio>
#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

constexpr int rows = 100'000;
constexpr int rounds = 3;

struct Cost
{
    double wall = 1e9; ///< seconds
    double cpu = 1e9;  ///< of this process
};

/// The least of several rounds: what is left when nothing else disturbs.
template <typename Work>
Cost costOf(Work work)
{
    Cost least;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t cpu = std::clock();
        if (!work(round)) {
            std::fprintf(stderr, "a round failed\n");
            std::exit(1);
        }
        least.wall = std::min(least.wall, double(timer.nsecsElapsed()) / 1e9);
        least.cpu = std::min(least.cpu, double(std::clock() - cpu) / CLOCKS_PER_SEC);
    }
    return least;
}

bool line(const char *what, const Cost &ours, const char *beside, const Cost &theirs, double most)
{
    const double ratio = ours.wall / theirs.wall;
    std::printf("%-28s %6.2f s (cpu %.2f)   %-40s %6.2f s (cpu %.2f)   ratio %.2f (at most %.1f)\n", what, ours.wall, ours.cpu,
                beside, theirs.wall, theirs.cpu, ratio, most);
    std::fflush(stdout);
    return ratio <= most;
}

/// Runs another program; false where it did not end well.
bool run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(600'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

const SystemClock theClock;

std::unique_ptr<Workspace> document(const QString &path, const Batch::Steps &steps = {})
{
    const Batch plan(QLatin1String("plan.create"), {}, [&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Plan, {{Field::PlanTitle, Value::text(u"bench"_s)}}));
        return steps ? steps(editor) : Result<>();
    });
    auto made = Workspace::create(path, {u"bench"_s}, theClock, plan);
    return made ? *std::move(made) : nullptr;
}

/// A project for every hundred of the rows, a row of money for every year and basis.
Result<> addMoney(Editor &editor)
{
    const QStringList bases = registry::spec(Field::MoneyBasis).choices();
    for (int row = 0; row < rows;) {
        RASHIN_LET(const RowId project, editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"事業%1"_s.arg(row))}}));
        for (int each = 0; each < 100; ++each, ++row) {
            RASHIN_TRY(editor.add(Entity::Money, {{Field::MoneyProject, Value::reference(project)},
                                                  {Field::MoneyYear, Value::integer(2000 + each / 5)},
                                                  {Field::MoneyBasis, Value::text(bases[each % 5])},
                                                  {Field::MoneyNational, Value::integer(row % 7919)},
                                                  {Field::MoneyPrefectural, Value::integer(row % 4211)},
                                                  {Field::MoneyGeneral, Value::integer(row % 9973)},
                                                  {Field::MoneyTotal, Value::integer(row % 7919 + row % 4211 + row % 9973)},
                                                  {Field::MoneyNote, Value::text(u"令和%1年度の見込み"_s.arg(row % 30))}}));
        }
    }
    return {};
}

/// The cells of the exported sheet, so that the bare loop writes exactly the same.
std::vector<Row> cellsOf(const QString &workbook)
{
    std::vector<Row> all;
    const auto source = openTables(workbook);
    if (source) {
        std::ignore = (*source)->read((*source)->tables().value(0), [&](const Row &row) {
            all.push_back(row);
            return true;
        });
    }
    return all;
}

bool writeBare(const QString &path, const std::vector<Row> &cells)
{
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    lxw_workbook *book = workbook_new_opt(path.toUtf8().constData(), &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "money");
    for (lxw_row_t at = 0; const Row &row : cells) {
        for (size_t column = 0; column < row.cells.size(); ++column) {
            const Cell &cell = row.cells[column];
            if (cell.kind == Cell::Kind::Number)
                worksheet_write_number(sheet, at, lxw_col_t(column), cell.number, nullptr);
            else if (!cell.isEmpty())
                worksheet_write_string(sheet, at, lxw_col_t(column), cell.text.toUtf8().constData(), nullptr);
        }
        ++at;
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

bool benchExport(const QTemporaryDir &folder)
{
    const auto workspace = document(folder.filePath(u"money.rashin"_s), addMoney);
    if (!workspace)
        return false;
    const QString ours = folder.filePath(u"ours.xlsx"_s);
    const QString csv = folder.filePath(u"ours.csv"_s);
    const Cost exporting = costOf([&](int) { return exportEntity(workspace->read(), Entity::Money, ours, {}).has_value(); });
    const auto cells = cellsOf(ours);
    const Cost bare = costOf([&](int) { return writeBare(folder.filePath(u"bare.xlsx"_s), cells); });
    const bool isGood = line("100,000 rows to XLSX", exporting, "bare libxlsxwriter loop, same cells", bare, 1.3);
    if (QStandardPaths::findExecutable(u"soffice"_s).isEmpty() || !exportEntity(workspace->read(), Entity::Money, csv, {}))
        return isGood;
    const Cost office = costOf([&](int) {
        return run(u"soffice"_s, {u"-env:UserInstallation=file://"_s + folder.filePath(u"office"_s), u"--headless"_s, u"--convert-to"_s,
                                  u"xlsx"_s, u"--outdir"_s, folder.filePath(u"lo"_s), csv});
    });
    return line("100,000 rows to XLSX", exporting, "LibreOffice, CSV to XLSX", office, 0.25) && isGood;
}

const char csvProfile[] = R"json({"format": 1, "name": "bench", "table": {"header": 1, "key": "A"}, "rows": [
  {"entity": "project", "match": ["code"], "unique": true, "set": {
    "code": {"heading": "code"}, "name": {"heading": "name"}, "kana": {"heading": "kana"}, "kind": {"heading": "kind"},
    "delivery": {"heading": "delivery"}, "obligation": {"heading": "obligation"}, "period": {"heading": "period"},
    "unit_name": {"heading": "unit"}, "related_plan": {"heading": "plan"}, "start_year": {"heading": "start"},
    "end_year": {"heading": "end"}, "summary": {"heading": "summary"}}}]})json";

bool writeCsv(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("code,name,kana,kind,delivery,obligation,period,unit,plan,start,end,summary\n");
    for (int row = 0; row < rows; ++row)
        file.write(u"%1,地域防災の推進 その%2,ちいきぼうさい,経常,直営,自治,毎年度,防災係,地域防災計画,2010,2030,区民と事業者が参加する訓練と備蓄の更新。%3回目\n"_s
                       .arg(row, 6, 10, QChar(u'0')).arg(row).arg(row % 40).toUtf8());
    return true;
}

bool benchCsv(const QTemporaryDir &folder)
{
    const QString csv = folder.filePath(u"rows.csv"_s);
    const auto profile = profiles::parse(csvProfile);
    if (!writeCsv(csv) || !profile)
        return false;
    const Cost importing = costOf([&](int round) {
        const auto workspace = document(folder.filePath(u"csv%1.rashin"_s.arg(round)));
        const auto table = Import::read(csv, *profile);
        const auto report = workspace && table ? table->perform(*workspace) : failure(Error::Code::Storage);
        return report && report->createdCount(Entity::Project) == rows;
    });
    const Cost plain = costOf([&](int round) {
        return run(u"sqlite3"_s, {folder.filePath(u"plain%1.db"_s.arg(round)), u".import --csv %1 t"_s.arg(csv)});
    });
    return line("100,000 rows from CSV", importing, "sqlite3 .import", plain, 3);
}

/// Rows as they were imported: entity and the values of its fields.
struct Plain
{
    const EntitySpec *spec;
    std::vector<Record> records;
};

bool insertPlainly(const QString &path, const std::vector<Plain> &tables)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &database) != SQLITE_OK)
        return false;
    const auto exec = [&](const QString &sql) { return sqlite3_exec(database, sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK; };
    bool isGood = exec(u"BEGIN"_s);
    for (const Plain &table : tables) {
        QStringList columns{u"id INTEGER PRIMARY KEY"_s};
        for (const FieldSpec &field : table.spec->fields)
            columns += u'"' + field.name + u'"';
        isGood = isGood && exec(u"CREATE TABLE \"%1\" (%2)"_s.arg(table.spec->name, columns.join(u',')));
        sqlite3_stmt *insert = nullptr;
        const QString marks = QStringList(columns.size(), u"?"_s).join(u',');
        sqlite3_prepare_v2(database, u"INSERT INTO \"%1\" VALUES (%2)"_s.arg(table.spec->name, marks).toUtf8().constData(), -1, &insert, nullptr);
        for (const Record &record : table.records) {
            sqlite3_bind_int64(insert, 1, record.id().value());
            for (int at = 2; const FieldSpec &field : table.spec->fields) {
                const Value value = record.value(field.field);
                if (value.isNull())
                    sqlite3_bind_null(insert, at);
                else if (value.isText()) {
                    const QByteArray text = value.toText().toUtf8();
                    sqlite3_bind_text(insert, at, text.constData(), int(text.size()), SQLITE_TRANSIENT);
                } else if (value.isReal())
                    sqlite3_bind_double(insert, at, value.toReal());
                else
                    sqlite3_bind_int64(insert, at, field.isReference() ? value.row()->value() : value.toInteger());
                ++at;
            }
            isGood = sqlite3_step(insert) == SQLITE_DONE && isGood;
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
    }
    isGood = exec(u"COMMIT"_s) && isGood;
    sqlite3_close(database);
    return isGood;
}

bool parseAll(const QString &path)
{
    const auto source = openTables(path);
    if (!source)
        return false;
    for (const QString &table : (*source)->tables()) {
        if (!(*source)->read(table, [](const Row &) { return true; }))
            return false;
    }
    return true;
}

bool benchReview(const QTemporaryDir &folder, const QString &data)
{
    const auto profile = profiles::load(u"rs-2024"_s);
    if (!profile || !QFileInfo(data).isDir()) {
        std::printf("the national review is not there: left out\n");
        return true;
    }
    std::unique_ptr<Workspace> last;
    const Cost importing = costOf([&](int round) {
        last = document(folder.filePath(u"review%1.rashin"_s.arg(round)));
        const auto table = Import::read(data, *profile);
        const auto report = last && table ? table->perform(*last) : failure(Error::Code::Storage);
        return report && report->createdCount(Entity::Project) == 5664;
    });
    std::vector<Plain> tables;
    for (const EntitySpec &spec : registry::entities()) {
        if (auto records = last->read().records(spec.entity); records && !records->empty())
            tables.push_back({&spec, *std::move(records)});
    }
    const Cost plain = costOf([&](int round) {
        return parseAll(data) && insertPlainly(folder.filePath(u"plain-review%1.db"_s.arg(round)), tables);
    });
    return line("the national review in", importing, "parsing and plain inserts of the same", plain, 3);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList chosen = app.arguments().mid(1);
    const QTemporaryDir folder;
    const auto wanted = [&](const QString &name) { return chosen.isEmpty() || chosen.contains(name); };
    bool isGood = !wanted(u"export"_s) || benchExport(folder);
    isGood = (!wanted(u"csv"_s) || benchCsv(folder)) && isGood;
    isGood = (!wanted(u"review"_s) || benchReview(folder, QStringLiteral(RASHIN_SHARED_DIR "/data/rs2024"))) && isGood;
    return isGood ? 0 : 1;
}
