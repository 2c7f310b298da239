// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/answers.h"

#include "core/operations/improvementoperations.h"
#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace ui::answers {

using core::ImprovementState;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

QString refusal(const core::Error &error)
{
    const bool lacksReason = error.code == core::Error::Code::InvalidValue;
    return u"！"_s + (lacksReason ? Words::tr("To postpone or decline it, say why.") : errorText(error));
}

QString verbOf(ImprovementState answer)
{
    switch (answer) {
    case ImprovementState::Postponed:
        return Words::tr("&Postpone");
    case ImprovementState::Declined:
        return Words::tr("De&cline");
    default:
        return Words::tr("Take &up");
    }
}

} // namespace

QList<QPushButton *> buttons(QWidget *parent, const std::function<void(ImprovementState)> &wanted)
{
    const auto add = [&](const QString &name, const QString &words, ImprovementState answer) {
        auto *button = new QPushButton(words, parent);
        button->setObjectName(name);
        button->setAutoDefault(false);
        QObject::connect(button, &QPushButton::clicked, parent, [wanted, answer] { wanted(answer); });
        return button;
    };
    return {add(u"takeUp"_s, Words::tr("Take &up…"), ImprovementState::TakenUp),
            add(u"postpone"_s, Words::tr("&Postpone…"), ImprovementState::Postponed),
            add(u"decline"_s, Words::tr("De&cline…"), ImprovementState::Declined)};
}

bool give(core::Workspace &workspace, Prompts &prompts, const std::vector<core::RowId> &rows, ImprovementState answer,
          int year, const QString &known, QLabel &problem)
{
    const bool isTakenUp = answer == ImprovementState::TakenUp;
    QString question = isTakenUp ? Words::tr("How does the plan take it up?") : Words::tr("Why is it not taken up now?");
    if (rows.size() > 1) {
        question += u'\n' + Words::tr("The same is written to all %n of them.", nullptr, static_cast<int>(rows.size()));
    }
    const auto reason = prompts.askReason(
        problem.parentWidget(), {isTakenUp ? Words::tr("Take up") : Words::tr("Reason"), question, verbOf(answer), known,
                                 !isTakenUp});
    if (!reason)
        return false;
    const auto done = workspace.perform(core::AnswerImprovements(rows, answer, *reason, year));
    QPalette palette = problem.palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Error, palette));
    problem.setPalette(palette);
    problem.setText(done ? QString() : refusal(done.error()));
    problem.setVisible(!done);
    return done.has_value();
}

} // namespace ui::answers
