// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scoretext.h"

#include "ui/format.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// Whose words these are.
struct ScoreText
{
    Q_DECLARE_TR_FUNCTIONS(ui::ScoreText)
};

QString row(const QStringList &cells, const QString &tag)
{
    QString html = u"<tr>"_s;
    for (qsizetype i = 0; i < cells.size(); ++i)
        html += u"<%1 align=\"%2\">%3</%1>"_s.arg(tag, i == 0 ? u"left"_s : u"right"_s, cells.at(i));
    return html + u"</tr>"_s;
}

QString number(std::optional<double> value, int decimals)
{
    return value ? QString::number(*value, 'f', decimals) : u"－"_s;
}

QString termRow(const core::ScoreTerm &term, const EvaluationScheme &scheme)
{
    const auto index = scheme.criterionIndex(term.criterion);
    if (!index)
        return {};
    const CriterionRule &rule = scheme.criteria[static_cast<size_t>(*index)];
    const bool counts = term.normalised.has_value();
    const QString grade = term.grade ? rule.text(*term.grade).toHtmlEscaped() : ScoreText::tr("empty", "no grade");
    return row({rule.name.toHtmlEscaped(), grade, number(term.normalised, 1), format::number(term.weight),
                counts ? format::percent(term.share, 1) : u"－"_s, counts ? number(term.contribution, 1) : u"－"_s},
               u"td"_s);
}

/// 「(高い 3 − 1) ÷ (3 − 1) × 100」: how one grade came onto 0…100.
QString normalising(const core::ScoreTerm &term, const CriterionRule &rule)
{
    const bool isHigh = rule.range.goodEnd == core::GoodEnd::High;
    const QString low = format::number(rule.range.minimum);
    const QString high = format::number(rule.range.maximum);
    const QString grade = format::number(term.grade);
    return u"%1: (%2 − %3) ÷ (%4 − %5) × 100 = %6"_s.arg(rule.name.toHtmlEscaped(), isHigh ? grade : high,
                                                           isHigh ? low : grade, high, low, number(term.normalised, 1));
}

/// Every term of the formula with its number: how each grade was put on 0…100, and the weighted mean of these.
QString formula(const core::Score &score, const EvaluationScheme &scheme)
{
    QStringList lines;
    QStringList products;
    double weights = 0;
    for (const core::ScoreTerm &term : score.terms) {
        const auto index = scheme.criterionIndex(term.criterion);
        if (!index || !term.normalised)
            continue;
        lines.append(normalising(term, scheme.criteria[static_cast<size_t>(*index)]));
        products.append(format::number(term.weight) + u" × "_s + number(term.normalised, 1));
        weights += term.weight;
    }
    lines.append(u"%1: (%2) ÷ %3 = %4"_s.arg(ScoreText::tr("Score", "sum of the points"), products.join(u" + "_s),
                                              format::number(weights), number(score.value, 1)));
    return u"<p>"_s + lines.join(u"<br>"_s) + u"</p>"_s;
}

} // namespace

QString scoreExplanation(const core::Score &score, const EvaluationScheme &scheme)
{
    if (!score.value)
        return ScoreText::tr("There is no score yet: nothing is graded.");
    QString html = u"<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">"_s;
    html += row({ScoreText::tr("Criterion"), ScoreText::tr("Grade", "heading"),
                 ScoreText::tr("Of 100", "heading: grade on a scale of 0 to 100"), ScoreText::tr("Weight", "heading"),
                 ScoreText::tr("Share", "heading"), ScoreText::tr("Points", "heading")},
                u"th"_s);
    for (const core::ScoreTerm &term : score.terms)
        html += termRow(term, scheme);
    html += row({u"<b>%1</b>"_s.arg(ScoreText::tr("Score", "sum of the points")),
                 {},
                 {},
                 {},
                 {},
                 u"<b>%1</b>"_s.arg(number(score.value, 1))},
                u"td"_s);
    html += u"</table>"_s;
    html += formula(score, scheme);
    html += u"<p>"_s
            + ScoreText::tr(
                  "Each grade is put on 0 to 100 from the worst to the best end of its scale and counts by its weight. "
                  "What is not graded does not count; %1 of the weight is graded.")
                  .arg(format::percent(score.coverage, 0))
            + u"</p>"_s;
    return html;
}

} // namespace ui
