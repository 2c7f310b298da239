// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/mapping.h"
#include "core/tabular/tablesample.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;
class QThread;

namespace ui {

class MessageBar;
class Prompts;
class SampleModel;

/// The first step of an import: which file, which of its tables, where its headings are and how it is laid out.
class TableStep final : public QWidget
{
    Q_OBJECT

public:
    TableStep(Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);
    ~TableStep() override;

    /// Reads the beginning of a file or folder, in a thread of its own; then sampled().
    void open(const QString &path);
    void focusFirst();
    [[nodiscard]] const QString &path() const { return m_path; }
    /// The beginning of the table; without rows while nothing is open.
    [[nodiscard]] const core::tabular::TableSample &sample() const;
    /// The name of the profile the table is read by; empty where its columns are to be assigned.
    [[nodiscard]] QString profile() const;
    /// The mapping of an own profile that was chosen, or the one proposed for the table.
    [[nodiscard]] core::tabular::Mapping mapping() const;
    /// Reads the list of own profiles again, and chooses one.
    void refreshProfiles(const QString &chosen = {});

signals:
    void sampled();

private:
    QWidget *buildFile();
    QWidget *buildLayout();
    void choose();
    void chooseFolder();
    void read(const QString &table, std::optional<int> headerRow);
    void take(core::Result<core::tabular::TableSample> sample);
    void show(const core::tabular::TableSample &sample);
    void explain();
    [[nodiscard]] QString fittingProfile() const;
    [[nodiscard]] QString facts() const;

    Prompts &m_prompts;
    MessageBar &m_messages;
    SampleModel *m_model;
    QString m_path;
    int m_asked = 0; ///< readings begun; an answer to an earlier one is dropped
    std::vector<std::unique_ptr<QThread>> m_threads;
    QPushButton *m_choose = nullptr;
    QLabel *m_name = nullptr;
    QComboBox *m_table = nullptr;
    QSpinBox *m_header = nullptr;
    QComboBox *m_profile = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_notes = nullptr;
    QTableView *m_view = nullptr;
};

} // namespace ui
