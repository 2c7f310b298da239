// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tablestep.h"

#include "core/tabular/suggestion.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/samplemodel.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QThread>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::tabular::Encoding;
using core::tabular::Mapping;
using core::tabular::TableSample;

namespace {

constexpr int widestColumn = 16; // full-width characters

QString encodingName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
    case Encoding::Utf8Bom: return u"UTF-8"_s;
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: return u"UTF-16"_s;
    case Encoding::Cp932: return u"Shift_JIS (CP932)"_s;
    case Encoding::EucJp: return u"EUC-JP"_s;
    }
    return {};
}

} // namespace

TableStep::TableStep(Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new SampleModel(this))
{
    m_view = tables::list(this, u"sample"_s, tr("The first rows of the table"));
    m_view->setModel(m_model);
    m_view->setShowGrid(true);
    m_view->verticalHeader()->show();
    m_notes = new QLabel(this);
    m_notes->setObjectName(u"profileNotes"_s);
    m_notes->setWordWrap(true);
    m_notes->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildFile());
    column->addWidget(buildLayout());
    column->addWidget(m_notes);
    column->addWidget(m_view, 1);
    refreshProfiles();
    show({});
}

TableStep::~TableStep()
{
    for (const auto &thread : m_threads)
        thread->wait();
}

QWidget *TableStep::buildFile()
{
    auto *box = new QWidget(this);
    m_choose = new QPushButton(icon(u"file-spreadsheet"_s), tr("Choose a file…"), box);
    m_choose->setObjectName(u"chooseTable"_s);
    auto *folder = new QPushButton(tr("Choose a folder…"), box);
    folder->setObjectName(u"chooseTables"_s);
    folder->setToolTip(tr("For tables that come as several files"));
    m_name = new QLabel(box);
    m_name->setObjectName(u"tableName"_s);
    m_facts = new QLabel(box);
    m_facts->setObjectName(u"tableFacts"_s);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_choose);
    row->addWidget(folder);
    row->addWidget(m_name);
    row->addWidget(m_facts, 1);
    connect(m_choose, &QPushButton::clicked, this, &TableStep::choose);
    connect(folder, &QPushButton::clicked, this, &TableStep::chooseFolder);
    return box;
}

QWidget *TableStep::buildLayout()
{
    auto *box = new QWidget(this);
    const auto labelled = [box](const QString &text, QWidget *input, const QString &name) {
        input->setObjectName(name);
        auto *label = new QLabel(text, box);
        label->setBuddy(input);
        return label;
    };
    m_table = new QComboBox(box);
    m_table->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_table->setMinimumContentsLength(8);
    m_header = new QSpinBox(box);
    m_header->setRange(1, TableSample::mostRows);
    m_header->setKeyboardTracking(false);
    m_profile = new QComboBox(box);
    m_profile->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_profile->setMinimumContentsLength(10);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(labelled(tr("&Sheet"), m_table, u"tableSheet"_s));
    row->addWidget(m_table, 1);
    row->addWidget(labelled(tr("Heading ro&w"), m_header, u"headerRow"_s));
    row->addWidget(m_header);
    row->addWidget(labelled(tr("&Layout"), m_profile, u"tableProfile"_s));
    row->addWidget(m_profile, 2);
    connect(m_table, &QComboBox::activated, this, [this] { read(m_table->currentText(), std::nullopt); });
    connect(m_header, &QSpinBox::valueChanged, this, [this](int header) { read(m_table->currentText(), header); });
    connect(m_profile, &QComboBox::currentIndexChanged, this, [this] {
        explain();
        emit sampled();
    });
    return box;
}

const TableSample &TableStep::sample() const
{
    return m_model->sample();
}

void TableStep::focusFirst()
{
    m_choose->setFocus();
}

QString TableStep::profile() const
{
    return m_profile->currentData().toString();
}

void TableStep::refreshProfiles(const QString &chosen)
{
    const QSignalBlocker quiet(m_profile);
    m_profile->clear();
    m_profile->addItem(tr("Assign the columns here"), QString());
    for (const QString &name : core::tabular::profiles::own())
        m_profile->addItem(tr("%1 (own)").arg(name), name);
    for (const QString &name : core::tabular::profiles::builtIn()) {
        if (const auto known = core::tabular::profiles::load(name))
            m_profile->addItem(known->title, name);
    }
    m_profile->setCurrentIndex(std::max(0, m_profile->findData(chosen)));
    explain();
}

Mapping TableStep::mapping() const
{
    const auto text = profile().isEmpty() ? core::failure(core::Error::Code::NotFound) : core::tabular::profiles::text(profile());
    auto kept = text ? core::tabular::mapping::fromProfile(*text) : core::failure(core::Error::Code::NotFound);
    return kept ? *std::move(kept) : core::tabular::suggestMapping(sample());
}

void TableStep::choose()
{
    const QString path = m_prompts.openFile(this, tr("Choose a table to take in"),
                                            {{tr("Excel or CSV table"), {u"xlsx"_s, u"csv"_s, u"txt"_s, u"tsv"_s, u"zip"_s}}});
    if (!path.isEmpty())
        open(path);
}

void TableStep::chooseFolder()
{
    const QString path = m_prompts.folder(this, tr("Choose the folder with the tables"));
    if (!path.isEmpty())
        open(path);
}

void TableStep::open(const QString &path)
{
    m_path = path;
    read({}, std::nullopt);
}

void TableStep::read(const QString &table, std::optional<int> headerRow)
{
    if (m_path.isEmpty())
        return;
    m_messages.clear();
    const int asked = ++m_asked;
    m_threads.emplace_back(QThread::create([this, asked, path = m_path, table, headerRow] {
        auto sample = std::make_shared<core::Result<TableSample>>(core::tabular::sampleTable(path, table, headerRow));
        QMetaObject::invokeMethod(this, [this, asked, sample] {
            if (asked == m_asked)
                take(std::move(*sample));
        }, Qt::QueuedConnection);
    }));
    m_threads.back()->start();
}

void TableStep::take(core::Result<TableSample> sample)
{
    for (const auto &thread : m_threads)
        thread->wait();
    m_threads.clear();
    if (!sample) {
        m_path.clear();
        show({});
        m_messages.say(sample.error());
    } else {
        const bool isOther = sample->table != m_model->sample().table || sample->headerRow != m_model->sample().headerRow;
        show(*sample);
        if (isOther)
            m_profile->setCurrentIndex(std::max(0, m_profile->findData(fittingProfile())));
    }
    emit sampled();
}

void TableStep::show(const TableSample &sample)
{
    const QSignalBlocker quiet(m_header);
    m_model->show(sample);
    m_table->clear();
    m_table->addItems(sample.tables);
    m_table->setCurrentText(sample.table);
    m_table->setEnabled(sample.tables.size() > 1);
    m_header->setValue(sample.headerRow);
    m_header->setEnabled(!sample.rows.empty());
    m_name->setText(m_path.isEmpty() ? tr("No file is chosen yet. A file dropped here is opened, too.")
                                     : QFileInfo(m_path).fileName());
    m_facts->setText(facts());
    m_view->resizeColumnsToContents();
    const int widest = widestColumn * QFontMetrics(m_view->font()).horizontalAdvance(QChar(u'漢'));
    for (int column = 0; column < sample.width; ++column)
        m_view->setColumnWidth(column, std::min(m_view->columnWidth(column), widest));
    explain();
}

QString TableStep::facts() const
{
    const TableSample &shown = sample();
    if (shown.rows.empty())
        return {};
    QStringList parts;
    if (shown.encoding)
        parts += encodingName(*shown.encoding);
    parts += tr("%n column(s)", nullptr, shown.width);
    parts += shown.isWhole ? tr("%n row(s)", nullptr, static_cast<int>(shown.rows.size()))
                           : tr("the first %n row(s) are shown", nullptr, static_cast<int>(shown.rows.size()));
    return parts.join(u"、"_s);
}

/// What the chosen profile decides, so that nobody has to guess it.
void TableStep::explain()
{
    QString notes;
    if (const auto known = core::tabular::profiles::load(profile()); !profile().isEmpty() && known)
        notes = known->notes.join(u' ');
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
}

/// A mapping kept for a table headed alike.
QString TableStep::fittingProfile() const
{
    for (const QString &name : core::tabular::profiles::own()) {
        const auto text = core::tabular::profiles::text(name);
        const auto kept = text ? core::tabular::mapping::fromProfile(*text) : core::failure(core::Error::Code::NotFound);
        if (kept && kept->headerRow == sample().headerRow && core::tabular::mapping::fits(*kept, sample().headings()))
            return name;
    }
    return {};
}

} // namespace ui
