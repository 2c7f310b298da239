// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/columnstep.h"

#include "core/domain/fiscalyear.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/models/columnmappingmodel.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::tabular::ColumnMapping;
using core::tabular::Mapping;
using core::tabular::TableSample;

namespace {

constexpr int mostNumber = 20; // indicators of one project in one row

/// A fiscal year in both calendars, or that none is said.
class YearBox final : public QSpinBox
{
public:
    YearBox(const QString &name, const QString &none, QWidget *parent) : QSpinBox(parent), m_none(none)
    {
        setObjectName(name);
        setRange(core::FiscalYear::earliest - 1, core::FiscalYear::latest);
        setKeyboardTracking(false);
    }
    [[nodiscard]] std::optional<int> year() const { return value() == minimum() ? std::nullopt : std::optional(value()); }
    void setYear(std::optional<int> year) { setValue(year.value_or(minimum())); }

protected:
    [[nodiscard]] QString textFromValue(int value) const override
    {
        return value == minimum() ? m_none : format::fiscalYear(value);
    }
    [[nodiscard]] int valueFromText(const QString &text) const override
    {
        const auto reading = core::parseFiscalYear(text);
        return reading.reading == core::Reading::Certain ? reading.year->value() : minimum();
    }
    QValidator::State validate(QString &, int &) const override { return QValidator::Acceptable; }
    /// From nothing the first step leads to the year people work in, not to the oldest there is.
    void stepBy(int steps) override
    {
        if (value() == minimum() && m_near > 0)
            setValue(m_near);
        else
            QSpinBox::stepBy(steps);
    }

public:
    void setNear(int year) { m_near = year; }

private:
    QString m_none;
    int m_near = 0;
};

YearBox &asYears(QSpinBox *box)
{
    return *static_cast<YearBox *>(box);
}

bool isAmount(Field field)
{
    return core::registry::spec(field).kind.type == core::FieldType::Money;
}

bool isNumbered(Field field)
{
    const core::Entity entity = core::entityOf(field);
    return entity == core::Entity::Indicator || entity == core::Entity::IndicatorValue || entity == core::Entity::Policy
           || entity == core::Entity::Grade || field == Field::BudgetAccountCode;
}

} // namespace

ColumnStep::ColumnStep(QWidget *parent)
    : QWidget(parent)
    , m_model(new ColumnMappingModel(this))
{
    m_list = tables::list(this, u"columns"_s, tr("Columns of the table"));
    m_list->setModel(m_model);
    tables::setWidths(*m_list, {3, 12, 15, 14, 0, 4});
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addWidget(buildColumn());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildTable());
    column->addLayout(row, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ColumnStep::showColumn);
    connect(m_model, &ColumnMappingModel::mappingChanged, this, &ColumnStep::changed);
}

QWidget *ColumnStep::buildTable()
{
    auto *box = new QWidget(this);
    m_year = new YearBox(u"tableYear"_s, tr("not said"), box);
    m_era = new QComboBox(box);
    m_era->setObjectName(u"bareEra"_s);
    m_era->addItem(tr("reported, not taken in"), -1);
    for (const core::EraSpec &era : core::eras())
        m_era->addItem(tr("of %1").arg(era.name.toString()), static_cast<int>(era.era));
    m_offices = new QCheckBox(tr("Make &offices that are not there"), box);
    m_offices->setObjectName(u"createOffices"_s);
    auto *year = new QLabel(tr("Fiscal &year of the table"), box);
    year->setBuddy(m_year);
    auto *era = new QLabel(tr("Ba&re years as 18 are"), box);
    era->setBuddy(m_era);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    rows->addLayout(row);
    rows->addWidget(m_offices);
    row->addWidget(year);
    row->addWidget(m_year);
    row->addWidget(era);
    row->addWidget(m_era);
    row->addStretch(1);
    connect(m_year, &QSpinBox::valueChanged, this, &ColumnStep::takeTable);
    connect(m_era, &QComboBox::currentIndexChanged, this, &ColumnStep::takeTable);
    connect(m_offices, &QCheckBox::toggled, this, &ColumnStep::takeTable);
    return box;
}

QWidget *ColumnStep::buildColumn()
{
    auto *box = new QWidget(this);
    box->setFixedWidth(theme::space(19));
    m_heading = new QLabel(box);
    m_heading->setObjectName(u"columnHeading"_s);
    m_heading->setWordWrap(true);
    theme::setType(*m_heading, theme::Type::Subtitle);
    m_examples = new QLabel(box);
    m_examples->setWordWrap(true);
    m_examples->setForegroundRole(QPalette::PlaceholderText);
    m_field = new QComboBox(box);
    m_field->setObjectName(u"columnField"_s);
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->addItem(tr("(not taken in)"), 0);
    for (const Field field : core::tabular::mapping::targets())
        m_field->addItem(mappingTarget(field), static_cast<int>(field));
    m_columnYear = new YearBox(u"columnYear"_s, tr("that of the table"), box);
    m_variant = new QComboBox(box);
    m_variant->setObjectName(u"columnVariant"_s);
    m_unit = new QComboBox(box);
    m_unit->setObjectName(u"columnUnit"_s);
    m_unit->addItem(tr("thousand yen"), QString());
    m_unit->addItem(tr("yen"), u"yen"_s);
    m_unit->addItem(tr("million yen"), u"million_yen"_s);
    m_unit->addItem(tr("hundred million yen"), u"hundred_million_yen"_s);
    m_number = new QSpinBox(box);
    m_number->setObjectName(u"columnNumber"_s);
    m_number->setRange(1, mostNumber);
    m_separators = new QLineEdit(box);
    m_separators->setObjectName(u"columnSeparators"_s);
    m_separators->setPlaceholderText(tr("one in a cell"));
    m_form = new QFormLayout;
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->addRow(tr("Taken f&or"), m_field);
    m_form->addRow(tr("Fiscal year of the column"), m_columnYear);
    m_form->addRow(tr("&Kind"), m_variant);
    m_form->addRow(tr("&Unit in the table"), m_unit);
    m_form->addRow(tr("&Which one, where there are several"), m_number);
    m_form->addRow(tr("&Signs between several in one cell"), m_separators);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_heading);
    column->addWidget(m_examples);
    column->addLayout(m_form);
    column->addStretch(1);
    connect(m_field, &QComboBox::currentIndexChanged, this, &ColumnStep::takeField);
    for (QSpinBox *spin : {m_columnYear, m_number})
        connect(spin, &QSpinBox::valueChanged, this, &ColumnStep::takeDetails);
    for (QComboBox *combo : {m_variant, m_unit})
        connect(combo, &QComboBox::currentIndexChanged, this, &ColumnStep::takeDetails);
    connect(m_separators, &QLineEdit::textEdited, this, &ColumnStep::takeDetails);
    return box;
}

void ColumnStep::show(const TableSample &sample, const Mapping &mapping)
{
    asYears(m_year).setNear(m_currentYear);
    asYears(m_columnYear).setNear(m_currentYear);
    m_model->show(sample, mapping);
    showTable();
    m_list->selectRow(0);
    showColumn();
}

const Mapping &ColumnStep::mapping() const
{
    return m_model->mapping();
}

void ColumnStep::focusFirst()
{
    m_list->setFocus();
}

const ColumnMapping *ColumnStep::current() const
{
    const int row = m_list->currentIndex().row();
    const auto &columns = mapping().columns;
    return row >= 0 && row < static_cast<int>(columns.size()) ? &columns[static_cast<size_t>(row)] : nullptr;
}

void ColumnStep::showTable()
{
    m_isShowing = true;
    asYears(m_year).setYear(mapping().year);
    m_era->setCurrentIndex(mapping().era ? m_era->findData(static_cast<int>(*mapping().era)) : 0);
    m_offices->setChecked(mapping().createsOffices);
    m_isShowing = false;
}

void ColumnStep::showColumn()
{
    const ColumnMapping *column = current();
    m_field->setEnabled(column);
    if (!column)
        return;
    m_isShowing = true;
    const auto &sampled = m_model->sample().columns[static_cast<size_t>(column->column)];
    m_heading->setText(core::tabular::columnName(column->column) + u"　"_s + sampled.fullHeading());
    m_examples->setText(sampled.examples.join(u" ／ "_s).left(160).simplified());
    m_field->setCurrentIndex(column->field ? m_field->findData(static_cast<int>(*column->field)) : 0);
    asYears(m_columnYear).setYear(column->year);
    m_unit->setCurrentIndex(std::max(0, m_unit->findData(column->unit)));
    m_number->setValue(column->number);
    m_separators->setText(column->separators);
    fitInputs(*column);
    m_isShowing = false;
}

/// Only what means something for the field is asked.
void ColumnStep::fitInputs(const ColumnMapping &column)
{
    const auto showRow = [this](QWidget *input, bool isShown) {
        input->setVisible(isShown);
        m_form->labelForField(input)->setVisible(isShown);
    };
    const bool isTaken = column.field.has_value();
    const Field field = column.field.value_or(Field::ProjectName);
    fillVariants(field, column.variant);
    showRow(m_columnYear, isTaken && core::tabular::mapping::isYearly(field));
    showRow(m_variant, isTaken && m_variant->count() > 0);
    showRow(m_unit, isTaken && isAmount(field));
    showRow(m_number, isTaken && isNumbered(field));
    showRow(m_separators, isTaken && field == Field::BudgetAccountCode);
}

void ColumnStep::fillVariants(Field field, const QString &chosen)
{
    m_variant->clear();
    for (const QString &code : core::tabular::mapping::variants(field))
        m_variant->addItem(mappingVariant(field, code), code);
    m_variant->setCurrentIndex(std::max(0, m_variant->findData(chosen)));
}

/// Another field: what was said of the old one is forgotten, but for what suits both.
void ColumnStep::takeField()
{
    const ColumnMapping *before = current();
    if (m_isShowing || !before)
        return;
    ColumnMapping column{before->column, before->heading};
    const int chosen = m_field->currentData().toInt();
    if (chosen != 0) {
        column.field = static_cast<Field>(chosen);
        column.variant = core::tabular::mapping::variants(*column.field).value(0);
        if (core::tabular::mapping::isYearly(*column.field))
            column.year = before->year;
        if (isAmount(*column.field))
            column.unit = before->unit;
    }
    m_model->setColumn(column);
    showColumn();
}

void ColumnStep::takeDetails()
{
    const ColumnMapping *before = current();
    if (m_isShowing || !before || !before->field)
        return;
    ColumnMapping column = *before;
    column.year = asYears(m_columnYear).year();
    column.variant = m_variant->currentData().toString();
    column.unit = m_unit->currentData().toString();
    column.number = m_number->value();
    column.separators = m_separators->text();
    m_model->setColumn(column);
}

void ColumnStep::takeTable()
{
    if (m_isShowing)
        return;
    const int era = m_era->currentData().toInt();
    m_model->setTable(asYears(m_year).year(), era < 0 ? std::nullopt : std::optional(static_cast<core::Era>(era)),
                      m_offices->isChecked());
}

} // namespace ui
