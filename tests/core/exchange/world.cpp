// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/world.h"

namespace testing {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// Nothing here is to survive a power cut; a folder in memory is several times faster.
QString fastFolder()
{
    return QFile::exists(u"/dev/shm"_s) ? u"/dev/shm/rashin-XXXXXX"_s : QDir::tempPath() + u"/rashin-XXXXXX"_s;
}

} // namespace

World::World(unsigned seed, int offices) : m_folder(fastFolder()), m_random(seed)
{
    auto first = std::make_unique<Office>();
    first->path = m_folder.filePath(u"0.rashin"_s);
    const Batch fill(QLatin1String("document.create"), {}, [](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Plan, {{Field::PlanTitle, Value::text(u"計画"_s)}}, RowId::from(1)));
        for (int i = 0; i < 4; ++i)
            RASHIN_TRY(editor.add(Entity::Policy, {{Field::PolicyDepth, Value::integer(1)},
                                                   {Field::PolicyTitle, Value::text(u"施策"_s)}}, RowId::from(100 + i)));
        for (int i = 0; i < 4; ++i)
            RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)},
                                                    {Field::ProjectPolicyMain, Value::reference(RowId::from(100 + i))}},
                                  RowId::from(200 + i)));
        return {};
    });
    auto made = Workspace::create(first->path, {u"0"_s}, first->clock, fill);
    REQUIRE_OK(made);
    first->workspace = *std::move(made);
    m_offices.push_back(std::move(first));
    note(*m_offices[0]);
    for (int i = 1; i < offices; ++i)
        addOffice(0, below(10) < 6);
    m_files = offices;
}

void World::open(Office &office)
{
    auto opened = Workspace::open(office.path, Access::ReadWrite, {office.path}, office.clock);
    REQUIRE_OK(opened);
    office.workspace = *std::move(opened);
}

void World::addOffice(size_t original, bool own)
{
    auto made = std::make_unique<Office>();
    made->path = m_folder.filePath(u"%1.rashin"_s.arg(m_offices.size()));
    REQUIRE_OK(m_offices[original]->workspace->copyTo(made->path));
    if (own)
        REQUIRE_OK(document::becomeSite(made->path, std::nullopt));
    else
        ++counts.twins;
    made->known = m_offices[original]->known;
    // Some clocks are right, some a little wrong, one in four by years.
    static constexpr int wrong[] = {0, 0, 3600, -40'000'000, 90'000'000, -5};
    made->clock.advance(wrong[below(6)]);
    open(*made);
    m_offices.push_back(std::move(made));
    ++counts.copies;
}

/// Writes down what an office has just committed, beside what it knew when it did.
void World::note(Office &office)
{
    QSet<QByteArray> hashes;
    const auto entries = office.workspace->history().entries(8, 0, 0);
    REQUIRE_OK(entries);
    std::vector<QByteArray> fresh;
    for (const HistoryEntry &entry : *entries) {
        const QByteArray hash = QByteArray::fromHex(entry.transaction.toLatin1());
        if (!office.known.contains(hash))
            fresh.insert(fresh.begin(), hash);
    }
    for (const QByteArray &hash : fresh) {
        REQUIRE_FALSE(m_knowledge.contains(hash)); // two people doing the very same thing are two transactions
        m_knowledge[hash] = office.known;
        office.known.insert(hash);
    }
}

void World::perform(Office &office, const Operation &operation)
{
    const auto done = office.workspace->perform(operation);
    if (!done) {
        const auto code = done.error().code;
        INFO(code << ": " << done.error().detail);
        const bool isRule = code == Error::Code::NotFound || code == Error::Code::InUse || code == Error::Code::InvalidValue;
        REQUIRE(isRule);
    }
    note(office);
}

std::optional<RowId> World::any(Office &office, Entity entity)
{
    const auto records = office.workspace->read().records(entity);
    REQUIRE_OK(records);
    std::vector<RowId> living;
    for (const Record &record : *records) {
        if (!record.isGhost())
            living.push_back(record.id());
    }
    return living.empty() ? std::nullopt : std::optional(living[size_t(below(int(living.size())))]);
}

Value World::someText()
{
    const int kind = below(6);
    if (kind == 0)
        return {};
    return Value::text(kind == 1 ? QString(40, u'長') : u"値%1"_s.arg(below(5)));
}

void World::edit(Office &office)
{
    Batch many(QLatin1String("test.edit"), {}, [&](Editor &editor) -> Result<> {
        for (int i = 1 + below(4); i > 0; --i) {
            static constexpr Field fields[] = {Field::ProjectPurpose, Field::ProjectMeans,  Field::ProjectKind,
                                               Field::PolicyText,     Field::PolicyNumber,  Field::PolicyPosition,
                                               Field::MoneyNote,      Field::MoneyTotal,    Field::MoneyStaffFte};
            const Field field = fields[below(std::size(fields))];
            const auto row = any(office, entityOf(field));
            if (!row || !editor.exists(entityOf(field), *row))
                continue;
            const Value value = field == Field::MoneyTotal      ? Value::integer(below(4))
                                : field == Field::MoneyStaffFte ? Value::real(below(4) / 2.0)
                                                                : someText();
            RASHIN_TRY(editor.set(*row, field, value));
        }
        return {};
    });
    perform(office, many);
}

void World::create(Office &office)
{
    const auto policy = any(office, Entity::Policy);
    const auto project = any(office, Entity::Project);
    const int kind = below(3);
    if (kind == 0)
        perform(office, AddRow(Entity::Policy, {{Field::PolicyDepth, Value::integer(1 + below(5))},
                                                {Field::PolicyTitle, Value::text(u"施策"_s)},
                                                {Field::PolicyParent, below(3) ? Value::reference(policy) : Value()}}));
    else if (kind == 1)
        perform(office, AddRow(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)},
                                                 {Field::ProjectCode, Value::text(QString::number(below(9)))},
                                                 {Field::ProjectPolicyMain, Value::reference(policy)}}));
    else if (project) // named by what it means: two offices that make it offline make one row
        perform(office, AddRow(Entity::Money, {{Field::MoneyProject, Value::reference(*project)},
                                               {Field::MoneyYear, Value::integer(2025 + below(2))},
                                               {Field::MoneyBasis, Value::text(u"budget"_s)},
                                               {Field::MoneyTotal, Value::integer(below(3))}}));
}

void World::remove(Office &office)
{
    static constexpr Entity entities[] = {Entity::Project, Entity::Policy, Entity::Policy, Entity::Money};
    const Entity entity = entities[below(4)];
    if (const auto row = any(office, entity))
        perform(office, RemoveRow(entity, *row));
}

void World::move(Office &office)
{
    const auto policy = any(office, Entity::Policy);
    const auto parent = any(office, Entity::Policy);
    const auto project = any(office, Entity::Project);
    if (below(3) && policy)
        perform(office, SetFields(Entity::Policy, *policy, {{Field::PolicyParent, Value::reference(parent)}}));
    else if (project && policy)
        perform(office, SetFields(Entity::Project, *project, {{Field::ProjectPolicyMain, Value::reference(policy)}}));
}

void World::undo(Office &office)
{
    const int kind = below(4);
    if (kind < 2) {
        const auto done = office.workspace->undo();
        Q_UNUSED(done)
    } else if (kind == 2) {
        const auto done = office.workspace->redo();
        Q_UNUSED(done)
    } else {
        const auto entries = office.workspace->history().entries(30, 0, 0);
        REQUIRE_OK(entries);
        const auto done = office.workspace->takeBack((*entries)[size_t(below(int(entries->size())))].transaction);
        Q_UNUSED(done)
    }
    note(office);
}

void World::resolve(Office &office)
{
    const auto open = conflictquery::open(office.workspace->read(), 1000);
    REQUIRE_OK(open);
    if (open->empty())
        return;
    std::vector<Resolution> decisions;
    for (const Conflict &conflict : *open) {
        if (decisions.size() < 3 && below(2)) {
            const bool other = conflict.field && below(4) == 0 && registry::spec(*conflict.field).kind.type == FieldType::LongText;
            decisions.push_back({conflict.id(), conflict.versions[size_t(below(int(conflict.versions.size())))].id,
                                 other ? std::optional(someText()) : std::nullopt});
        }
    }
    if (!decisions.empty())
        perform(office, ResolveConflicts(decisions));
}

/// Cells of a later version of the program: fields and entities that this one has no name for.
void World::writeUnknown(Office &office)
{
    auto transaction = Transaction::begin(database(office));
    REQUIRE_OK(transaction);
    Writer writer(database(office));
    if (const auto project = any(office, Entity::Project))
        writer.write(project->value(), columnOf(Field::ProjectName) + 200, someText());
    const qint64 later = 9000 + below(3);
    writer.write(later, 200 << 8, Value::integer(below(4) ? 1 : 0));
    writer.write(later, (200 << 8) + 1, someText());
    REQUIRE_OK(writer.finish({u"later"_s, 0, u"later.edit"_s, {}, {}}, office.clock.now().toMSecsSinceEpoch()));
    REQUIRE_OK(transaction->commit());
    office.workspace->follow({});
    note(office);
}

void World::importMany(Office &office)
{
    perform(office, Batch(QLatin1String("table.import"), u"t.csv"_s, [&](Editor &editor) -> Result<> {
                const auto records = editor.read().records(Entity::Project);
                RASHIN_TRY(records);
                for (const Record &record : *records) {
                    if (!record.isGhost())
                        RASHIN_TRY(editor.set(record.id(), Field::ProjectSummary, someText()));
                }
                return {};
            }));
}

/// Somebody puts back the copy of last week: what was done since is gone, unless others have it.
void World::keepOrRestore(Office &office)
{
    if (office.backup.isEmpty() || below(2)) {
        office.backup = m_folder.filePath(u"backup%1.rashin"_s.arg(++m_files));
        REQUIRE_OK(office.workspace->copyTo(office.backup));
        office.inBackup = office.known;
        return;
    }
    office.workspace.reset();
    REQUIRE(QFile::remove(office.path));
    REQUIRE(QFile::copy(office.backup, office.path));
    office.known = office.inBackup;
    open(office);
    ++counts.restored;
}

void World::merge(Office &office, const QStringList &files)
{
    MergeOptions options;
    options.backup = false;
    const auto done = core::merge(*office.workspace, files, options);
    REQUIRE_OK(done);
    ++counts.merges;
}

void World::exchange(Office &office)
{
    QStringList files;
    const size_t before = office.known.size();
    std::set<QByteArray> all = office.known;
    for (int i = 1 + below(2); i > 0; --i) {
        const Office &other = *m_offices[size_t(below(int(m_offices.size())))];
        if (&other == &office)
            continue;
        files += other.path;
        all.insert(other.known.begin(), other.known.end());
    }
    if (files.isEmpty())
        return;
    merge(office, files);
    office.known = all;
    CHECK(office.workspace->history().transactionCount().value() == qint64(all.size()));
    CHECK(all.size() >= before);
}

void World::act(Office &office)
{
    office.clock.advance(below(100) < 3 ? below(2'000'000) - 1'000'000 : below(60));
    static constexpr int weights[] = {32, 14, 11, 9, 9, 7, 3, 3, 6, 14};
    std::discrete_distribution<int> what(std::begin(weights), std::end(weights));
    switch (what(m_random)) {
    case 0: return edit(office);
    case 1: return create(office);
    case 2: return remove(office);
    case 3: return move(office);
    case 4: return undo(office);
    case 5: return resolve(office);
    case 6: return writeUnknown(office);
    case 7: return importMany(office);
    case 8: return keepOrRestore(office);
    default: return exchange(office);
    }
}

void World::run(int steps)
{
    for (int i = 0; i < steps; ++i) {
        const size_t at = size_t(below(int(m_offices.size())));
        if (below(100) == 0 && m_offices.size() < 10)
            addOffice(at, below(2) == 0); // a copy of a copy
        act(*m_offices[at]);
        if (i % 40 == 39)
            check(size_t(below(int(m_offices.size()))));
    }
}

void World::check(size_t at)
{
    Office &office = *m_offices[at];
    const PlainLog log = PlainLog::of(database(office));
    std::set<QByteArray> held;
    for (const auto &[hash, clock] : log.clocks)
        held.insert(hash);
    REQUIRE(held == office.known);
    // Whatever was written once is there for ever, unaltered.
    for (const auto &[version, op] : log.ops) {
        const auto [kept, isNew] = m_everything.ops.emplace(version, op);
        REQUIRE((isNew || kept->second == op));
    }
    const QStringList expected = evaluate(log);
    const QStringList found = tablesOf(database(office));
    if (found != expected) {
        for (const QString &line : QSet<QString>(expected.begin(), expected.end()) - QSet<QString>(found.begin(), found.end()))
            UNSCOPED_INFO("missing: " << line.toStdString());
        for (const QString &line : QSet<QString>(found.begin(), found.end()) - QSet<QString>(expected.begin(), expected.end()))
            UNSCOPED_INFO("wrong: " << line.toStdString());
        REQUIRE(false);
    }
    REQUIRE(headsOf(found) == headsByKnowledge(log, m_knowledge));
    // Every version of a field is found in its history.
    std::map<std::pair<qint64, int>, qint64> versions;
    for (const auto &[version, op] : log.ops)
        ++versions[{op.row, op.column}];
    for (int i = 0; i < 10; ++i) {
        auto cell = versions.begin();
        std::advance(cell, below(int(versions.size())));
        const auto field = registry::fieldFromNumber(cell->first.second);
        if (!field)
            continue;
        const auto history = office.workspace->history().ofField(*RowId::from(cell->first.first), *field, 1 << 30);
        REQUIRE_OK(history);
        qint64 told = 0;
        for (const HistoryEntry &entry : *history)
            told += qint64(entry.changes.size());
        REQUIRE(told == cell->second);
    }
}

void World::checkAlgebra()
{
    const auto copy = [&](size_t office) {
        auto made = std::make_unique<Office>();
        made->path = m_folder.filePath(u"algebra%1.rashin"_s.arg(++m_files));
        REQUIRE_OK(m_offices[office]->workspace->copyTo(made->path));
        open(*made);
        return made;
    };
    const size_t a = size_t(below(int(m_offices.size())));
    const size_t b = size_t(below(int(m_offices.size())));
    const size_t c = size_t(below(int(m_offices.size())));
    const auto state = [&](Office &office) { return tablesOf(database(office)); };
    const auto ab = copy(a);
    merge(*ab, {m_offices[b]->path});
    const auto ba = copy(b);
    merge(*ba, {m_offices[a]->path});
    REQUIRE(state(*ab) == state(*ba));
    const auto bc = copy(b);
    merge(*bc, {m_offices[c]->path});
    const auto aThenBc = copy(a);
    merge(*aThenBc, {bc->path});
    merge(*ab, {m_offices[c]->path});
    REQUIRE(state(*ab) == state(*aThenBc));
    const QStringList before = state(*ab);
    const qint64 transactions = ab->workspace->history().transactionCount().value();
    merge(*ab, {m_offices[a]->path, m_offices[b]->path, m_offices[c]->path, bc->path});
    REQUIRE(state(*ab) == before);
    REQUIRE(ab->workspace->history().transactionCount().value() == transactions);
}

void World::meet()
{
    for (const bool first : {true, false}) {
        QStringList others;
        for (size_t i = 1; i < m_offices.size(); ++i)
            others += m_offices[i]->path;
        if (first) {
            std::shuffle(others.begin(), others.end(), m_random);
            merge(*m_offices[0], others);
            for (const auto &office : m_offices)
                m_offices[0]->known.insert(office->known.begin(), office->known.end());
            continue;
        }
        for (size_t i = 1; i < m_offices.size(); ++i) {
            merge(*m_offices[i], {m_offices[0]->path});
            m_offices[i]->known = m_offices[0]->known;
        }
    }
    check(0);
    const QStringList all = tablesOf(database(*m_offices[0]));
    for (size_t i = 1; i < m_offices.size(); ++i)
        REQUIRE(tablesOf(database(*m_offices[i])) == all);
    const auto soundness = m_offices.back()->workspace->check();
    REQUIRE_OK(soundness);
    INFO(soundness->problems.join(u'\n').toStdString());
    REQUIRE(soundness->isSound());
    for (const QString &line : all) {
        counts.conflicts += line.startsWith(u"conflict"_s);
        counts.ghosts += line.startsWith(u"ghost"_s);
        counts.cuts += line.startsWith(u"cut"_s);
        counts.disputed += line.startsWith(u"disputed"_s);
        counts.dead += line.startsWith(u"dead"_s);
    }
    const PlainLog log = PlainLog::of(database(*m_offices[0]));
    counts.transactions += int(log.clocks.size());
    counts.operations += int(log.ops.size());
}

QByteArray World::toJson()
{
    const PlainLog log = PlainLog::of(database(*m_offices[0]));
    return testing::toJson(log, tablesOf(database(*m_offices[0])));
}

bool World::notices(Slip slip)
{
    return std::any_of(m_offices.begin(), m_offices.end(), [&](const auto &office) {
        return evaluate(PlainLog::of(database(*office)), slip) != tablesOf(database(*office));
    });
}

} // namespace testing
