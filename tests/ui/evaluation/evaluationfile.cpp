// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/evaluation/evaluationfile.h"

namespace testing {

using namespace Qt::Literals::StringLiterals;
using namespace core;

EvaluationFile::EvaluationFile()
{
    const Batch more(QLatin1String("test"), {}, [this](Editor &editor) { return extend(editor); });
    REQUIRE_OK(workspace->perform(more));
    clock.advance(60);
}

Result<> EvaluationFile::extend(Editor &editor)
{
    const QList<std::pair<double, QString>> grades = {{3, u"高い"_s}, {2, u"ふつう"_s}, {1, u"低い"_s}};
    for (const auto &[value, label] : grades)
        RASHIN_TRY(editor.add(Entity::ScaleGrade, {{Field::ScaleGradeScale, Value::reference(scale)},
                                                   {Field::ScaleGradeValue, Value::real(value)},
                                                   {Field::ScaleGradeLabel, Value::text(label)}}));
    RASHIN_LET(review, editor.add(Entity::Stage, {{Field::StageScheme, Value::reference(scheme)},
                                                  {Field::StageNumber, Value::integer(2)},
                                                  {Field::StageName, Value::text(u"二次評価"_s)}}));
    const auto verdict = [&](const QString &code, const QString &name, std::optional<RowId> parent) {
        return editor.add(Entity::Verdict, {{Field::VerdictScheme, Value::reference(scheme)},
                                            {Field::VerdictCode, Value::text(code)},
                                            {Field::VerdictName, Value::text(name)},
                                            {Field::VerdictParent, Value::reference(parent)},
                                            {Field::VerdictPosition, Value::text(code)}});
    };
    RASHIN_LET(goOn, verdict(u"a"_s, u"継続"_s, {}));
    RASHIN_LET(const RowId scrap, verdict(u"b"_s, u"スクラップ"_s, {}));
    RASHIN_LET(abolish, verdict(u"c"_s, u"廃止"_s, scrap));
    const auto addProject = [&](RowId id, const QString &code, const QString &name) {
        return editor.add(Entity::Project,
                          {{Field::ProjectCode, Value::text(code)},
                           {Field::ProjectName, Value::text(name)},
                           {Field::ProjectOfficeMain, Value::reference(section)}},
                          id);
    };
    RASHIN_TRY(addProject(second, u"0002"_s, u"学校給食"_s));
    RASHIN_TRY(addProject(third, u"0003"_s, u"図書館運営"_s));
    return {};
}

void EvaluationFile::grade(RowId of, RowId atStage, RowId criterion, double value)
{
    clock.advance(1);
    REQUIRE_OK(workspace->perform(GradeCriteria({{{of, 2026, atStage}, criterion, value}})));
}

std::optional<double> EvaluationFile::gradeOf(RowId of, RowId criterion) const
{
    const RowId row = Editor::keyId(Entity::Grade, {{Field::GradeEvaluation, Value::reference(first(of).row())},
                                                    {Field::GradeCriterion, Value::reference(criterion)}});
    const auto read = workspace->read().value(row, Field::GradeValue);
    return read ? read->realIfAny() : std::nullopt;
}

} // namespace testing
