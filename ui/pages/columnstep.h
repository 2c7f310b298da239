// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/mapping.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableView;

namespace core::tabular {
struct TableSample;
}

namespace ui {

class ColumnMappingModel;

/// The second step of an import: what each column of the table is taken for, and in which unit and year.
class ColumnStep final : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnStep(QWidget *parent = nullptr);

    void show(const core::tabular::TableSample &sample, const core::tabular::Mapping &mapping);
    [[nodiscard]] const core::tabular::Mapping &mapping() const;
    [[nodiscard]] ColumnMappingModel &model() const { return *m_model; }
    void setYear(int year) { m_currentYear = year; }
    void focusFirst();

signals:
    void changed();

private:
    QWidget *buildTable();
    QWidget *buildColumn();
    void showTable();
    void showColumn();
    void fitInputs(const core::tabular::ColumnMapping &column);
    void fillVariants(core::Field field, const QString &chosen);
    void takeField();
    void takeDetails();
    void takeTable();
    [[nodiscard]] const core::tabular::ColumnMapping *current() const;

    ColumnMappingModel *m_model;
    int m_currentYear = 0;
    bool m_isShowing = false; ///< inputs are being filled: what they say is not a person's word
    QSpinBox *m_year = nullptr;
    QComboBox *m_era = nullptr;
    QCheckBox *m_offices = nullptr;
    QTableView *m_list = nullptr;
    QLabel *m_heading = nullptr;
    QLabel *m_examples = nullptr;
    QFormLayout *m_form = nullptr;
    QComboBox *m_field = nullptr;
    QSpinBox *m_columnYear = nullptr;
    QComboBox *m_variant = nullptr;
    QComboBox *m_unit = nullptr;
    QSpinBox *m_number = nullptr;
    QLineEdit *m_separators = nullptr;
};

} // namespace ui
