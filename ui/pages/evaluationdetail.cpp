// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluationdetail.h"

#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/models/evaluationentry.h"
#include "ui/pages/committedtext.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using core::Field;

namespace ui {

EvaluationDetail::EvaluationDetail(core::Workspace &workspace, EvaluationModel &model, QWidget *parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_model(model)
{
    setObjectName(u"evaluationDetail"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &EvaluationDetail::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, &EvaluationDetail::build);
    connect(&model, &QAbstractItemModel::dataChanged, &m_soon, qOverload<>(&QTimer::start));
    build();
}

QLabel *EvaluationDetail::addHeading(QVBoxLayout &column, const QString &text)
{
    auto *label = new QLabel(text, m_content);
    theme::setType(*label, theme::Type::Strong);
    label->setWordWrap(true); // criteria have long names, and the panel does not scroll sideways
    column.addSpacing(theme::space(0.3));
    column.addWidget(label);
    return label;
}

CommittedText *EvaluationDetail::addText(QVBoxLayout &column, const QString &name, const QString &label, int lines)
{
    QLabel *heading = addHeading(column, label);
    auto *text = new CommittedText(lines, m_content);
    text->setObjectName(name);
    text->setAccessibleName(label);
    heading->setBuddy(text);
    column.addWidget(text);
    connect(text, &CommittedText::leaveWanted, this, &EvaluationDetail::leaveWanted);
    return text;
}

/// The scheme says what there is to fill in, so another scheme is another form.
void EvaluationDetail::build()
{
    m_reasons.clear();
    m_lastYear.setYear(m_model.scheme().year - 1);
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(theme::space(0.6), 0, theme::space(0.4), theme::space(0.5));
    column->setSpacing(theme::space(0.2));
    addHead(*column);
    addReasons(*column);
    addJudgement(*column);
    column->addStretch(1);
    setWidget(m_content);
    m_soon.start();
}

void EvaluationDetail::addHead(QVBoxLayout &column)
{
    const auto label = [&](theme::Type type) {
        auto *made = new QLabel(m_content);
        theme::setType(*made, type);
        made->setWordWrap(true);
        column.addWidget(made);
        return made;
    };
    m_title = label(theme::Type::Subtitle);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle = label(theme::Type::Small);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    column.addSpacing(theme::space(0.2));
    m_closed = label(theme::Type::Small);
    m_closed->setObjectName(u"closedFields"_s);
    m_closed->setForegroundRole(QPalette::PlaceholderText);
    m_notice = label(theme::Type::Body);
    m_notice->setObjectName(u"returnedBecause"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_lacks = label(theme::Type::Body);
    m_lacks->setObjectName(u"lacks"_s);
    m_lacks->setTextFormat(Qt::RichText);
    m_lacks->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_lacks->setAccessibleName(tr("Required and still empty"));
    connect(m_lacks, &QLabel::linkActivated, this,
            [this](const QString &link) { goToField(static_cast<Field>(link.toInt())); });
    m_score = nullptr;
}

void EvaluationDetail::addReasons(QVBoxLayout &column)
{
    for (size_t i = 0; i < m_model.scheme().criteria.size(); ++i) {
        const CriterionRule &rule = m_model.scheme().criteria[i];
        Reason reason{};
        reason.text = addText(column, u"reason%1"_s.arg(i + 1), tr("Reason: %1").arg(rule.name), 2);
        reason.heading = qobject_cast<QLabel *>(column.itemAt(column.count() - 2)->widget());
        const auto note = [&] {
            auto *label = new QLabel(m_content);
            theme::setType(*label, theme::Type::Small);
            label->setForegroundRole(QPalette::PlaceholderText);
            label->setWordWrap(true);
            label->setTextFormat(Qt::PlainText);
            column.insertWidget(column.count() - 1, label);
            return label;
        };
        reason.help = note();
        reason.earlier = note();
        m_reasons.push_back(reason);
        connect(reason.text, &CommittedText::committed, this, [this, i](const QString &text) { setReason(i, text); });
    }
}

void EvaluationDetail::addJudgement(QVBoxLayout &column)
{
    QLabel *heading = addHeading(column, labels::field(Field::EvaluationVerdict));
    m_verdict = new QComboBox(m_content);
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->setAccessibleName(heading->text());
    heading->setBuddy(m_verdict);
    m_verdict->addItem(tr("(none chosen)"));
    m_verdict->addItems(entry::names(m_model.scheme(), EvaluationModel::Column::Verdict));
    column.addWidget(m_verdict);
    heading->setVisible(m_verdict->count() > 1);
    m_verdict->setVisible(m_verdict->count() > 1);
    m_earlierVerdict = new QLabel(m_content);
    theme::setType(*m_earlierVerdict, theme::Type::Small);
    column.addWidget(m_earlierVerdict);
    addHeading(column, tr("Directions: outcome × cost"));
    m_directions = new DirectionMatrix(m_content);
    column.addWidget(m_directions);
    m_issue = addText(column, u"issue"_s, labels::field(Field::EvaluationIssue), 3);
    m_comment = addText(column, u"comment"_s, labels::field(Field::EvaluationComment), 3);
    addHeading(column, tr("Why this score"));
    m_score = new QLabel(m_content);
    m_score->setObjectName(u"whyThisScore"_s);
    m_score->setWordWrap(true);
    m_score->setTextFormat(Qt::RichText);
    m_score->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column.addWidget(m_score);
    addHeading(column, tr("Who and when"));
    m_steps = new QLabel(m_content);
    m_steps->setWordWrap(true);
    m_steps->setTextFormat(Qt::PlainText);
    column.addWidget(m_steps);
    connect(m_verdict, &QComboBox::activated, this, &EvaluationDetail::setVerdict);
    connect(m_directions, &DirectionMatrix::chosen, this, &EvaluationDetail::setDirections);
    connect(m_issue, &CommittedText::committed, this, [this](const QString &t) { setText(Field::EvaluationIssue, t); });
    connect(m_comment, &CommittedText::committed, this,
            [this](const QString &t) { setText(Field::EvaluationComment, t); });
}

void EvaluationDetail::show(const QModelIndex &index)
{
    const auto project = index.isValid() ? std::optional(m_model.row(index.row()).project.project) : std::nullopt;
    if (project != m_project) {
        commit(); // belongs to the project that was shown
        m_project = project;
    }
    m_criterion = index.isValid() ? m_model.criterion(index.column()) : -1;
    m_soon.start();
}

void EvaluationDetail::commit()
{
    for (const Reason &reason : m_reasons)
        reason.text->commit();
    for (CommittedText *text : {m_issue, m_comment}) {
        if (text)
            text->commit();
    }
}

void EvaluationDetail::focusReason()
{
    refresh();
    const auto index = static_cast<size_t>(std::max(m_criterion, 0));
    if (index >= m_reasons.size())
        return;
    ensureWidgetVisible(m_reasons[index].text);
    m_reasons[index].text->setFocus(Qt::ShortcutFocusReason);
}

/// What is written in this panel is gone to here, the rest on its own page.
void EvaluationDetail::goToField(Field field)
{
    const std::pair<Field, QWidget *> own[] = {
        {Field::EvaluationIssue, m_issue},        {Field::EvaluationComment, m_comment},
        {Field::EvaluationOutcome, m_directions}, {Field::EvaluationCost, m_directions},
        {Field::GradeReason, m_reasons.empty() ? nullptr : m_reasons.front().text}};
    for (const auto &[known, input] : own) {
        if (known != field || !input)
            continue;
        ensureWidgetVisible(input);
        return input->setFocus(Qt::ShortcutFocusReason);
    }
    if (m_project)
        emit fieldWanted(*m_project, field);
}

std::optional<int> EvaluationDetail::row() const
{
    return m_project ? m_model.table().rowOf(*m_project) : std::nullopt;
}

void EvaluationDetail::setVerdict(int index)
{
    const auto &verdicts = m_model.scheme().verdicts;
    const core::Value value =
        index > 0 ? core::Value::reference(verdicts.at(static_cast<size_t>(index) - 1).id) : core::Value();
    if (const auto row = this->row())
        emit wanted(core::SetEvaluation(m_model.keyOf(*row), {{Field::EvaluationVerdict, value}}));
}

void EvaluationDetail::setDirections(std::optional<DirectionMatrix::Choice> choice)
{
    const auto code = [](auto value) { return core::Value::text(QString(core::toCode(value))); };
    const core::Value outcome = choice ? code(choice->outcome) : core::Value();
    const core::Value cost = choice ? code(choice->cost) : core::Value();
    if (const auto row = this->row())
        emit wanted(core::SetEvaluation(m_model.keyOf(*row),
                                        {{Field::EvaluationOutcome, outcome}, {Field::EvaluationCost, cost}}));
}

void EvaluationDetail::setText(Field field, const QString &text)
{
    if (const auto row = this->row())
        emit wanted(core::SetEvaluation(m_model.keyOf(*row), {{field, core::Value::text(text)}}));
}

void EvaluationDetail::setReason(size_t criterion, const QString &text)
{
    if (const auto row = this->row())
        emit wanted(core::SetGradeReason(m_model.keyOf(*row), m_model.scheme().criteria.at(criterion).id, text));
}

} // namespace ui
