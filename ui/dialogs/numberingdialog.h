// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/numbering.h"

#include <QDialog>

#include <functional>
#include <map>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class NumberingModel;

/// 番号の振り直し: by which rule policies or projects are numbered, with every number before and after.
class NumberingDialog final : public QDialog
{
    Q_OBJECT

public:
    /// How the dialog learns what it shows; it reads nothing itself.
    struct Source
    {
        core::NumberingGround ground;
        std::map<int, QString> levels;            ///< what the plan calls its policies, by level
        std::optional<core::RowId> chosen;        ///< the policy that is selected in the tree
        QString chosenName;
        bool ofPolicies = false;                  ///< whether policies are offered first
        /// Whether the operation could be done now; nothing of it stays.
        std::function<core::Result<>(const core::Operation &)> rehearse;
    };

    NumberingDialog(Source source, QWidget *parent);

    [[nodiscard]] core::NumberingRule rule() const;
    [[nodiscard]] core::Renumber operation() const { return core::Renumber(rule()); }
    void accept() override;

private:
    QComboBox *addChoice(QFormLayout *form, const QString &label, const char *name);
    void addTexts(QFormLayout *form);
    void addPreview();
    void fillSubjects();
    void fillCounts();
    void refresh();

    Source m_source;
    QComboBox *m_subject;
    QComboBox *m_place;
    QComboBox *m_count;
    QLineEdit *m_prefix = nullptr;
    QLineEdit *m_joint = nullptr;
    QSpinBox *m_digits = nullptr;
    QSpinBox *m_first = nullptr;
    QCheckBox *m_onlyMissing = nullptr;
    QLabel *m_finding = nullptr;
    NumberingModel *m_lines;
    QPushButton *m_accept = nullptr;
};

} // namespace ui
