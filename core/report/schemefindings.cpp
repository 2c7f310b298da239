// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/schemefindings.h"

#include "core/report/offices.h"
#include "core/report/yearscope.h"
#include "core/storage/requiredquery.h"
#include "core/storage/scorequery.h"

#include <algorithm>

namespace core {

namespace {

using Severity = Finding::Severity;

/// Collects what is wrong with one year's scheme.
class SchemeInspection
{
public:
    SchemeInspection(const Reader &reader, int year, RowId scheme) : m_reader(reader), m_year(year), m_scheme(scheme) {}

    Result<std::vector<Finding>> inspect()
    {
        RASHIN_TRY(scopeRules());
        RASHIN_TRY(requiredFields());
        RASHIN_TRY(sheets());
        return std::move(m_findings);
    }

private:
    void add(Severity severity, const char *rule, RowId row, Field field, const Value &found = {})
    {
        m_findings.push_back({severity, QLatin1String(rule), entityOf(field), row, field, m_year, {}, found});
    }

    Result<> scopeRules()
    {
        RASHIN_LET(const Offices offices, Offices::read(m_reader));
        RASHIN_LET(const auto rows,
                   m_reader.records(Entity::ScopeRule, {{{Field::ScopeRuleScheme, Value::reference(m_scheme)}}, {}}));
        for (const Record &row : rows) {
            const auto rule = scopeRuleOf(row);
            if (!rule) {
                add(Severity::Warning, "scope.rule", row.id(), Field::ScopeRuleSubject);
                continue;
            }
            const auto fault = rule->fault();
            const bool isTest = fault == ScopeRule::Fault::TestMissing || fault == ScopeRule::Fault::TestUnfit;
            if (fault != ScopeRule::Fault::None)
                add(Severity::Warning, "scope.rule", row.id(), isTest ? Field::ScopeRuleTest : Field::ScopeRuleValue,
                    isTest ? row.value(Field::ScopeRuleTest) : row.value(Field::ScopeRuleValue));
            if (rule->effect == ScopeEffect::Exclude && rule->reason.trimmed().isEmpty())
                add(Severity::Warning, "scope.reason", row.id(), Field::ScopeRuleReason);
            const Offices::Office *office = rule->office ? offices.find(*rule->office) : nullptr;
            if (office && office->validTo.value_or(m_year) < m_year)
                add(Severity::Warning, "scope.office_ceased", row.id(), Field::ScopeRuleOffice,
                    Value::text(office->name));
        }
        return {};
    }

    Result<> requiredFields()
    {
        RASHIN_LET(m_demands, requiredquery::demands(m_reader, m_scheme));
        RASHIN_LET(const auto stages,
                   m_reader.records(Entity::Stage, {{{Field::StageScheme, Value::reference(m_scheme)}}, {}}));
        for (const Record &stage : stages) {
            RASHIN_LET(const auto rows,
                       m_reader.records(Entity::RequiredField,
                                        {{{Field::RequiredFieldStage, Value::reference(stage.id())}}, {}}));
            for (const Record &row : rows) {
                const auto isKnown = [&](const requiredquery::Demand &one) { return one.id == row.id(); };
                if (!row.isGhost() && std::ranges::none_of(m_demands, isKnown))
                    add(Severity::Warning, "required.unknown", row.id(), Field::RequiredFieldField,
                        row.value(Field::RequiredFieldField));
            }
        }
        return {};
    }

    /// Sheets that were handed in although the year leaves their project out, or before a field was asked for.
    Result<> sheets()
    {
        RASHIN_LET(const YearScope scope, YearScope::read(m_reader, m_year));
        RASHIN_LET(const auto evaluations, scorequery::evaluations(m_reader, m_year));
        std::vector<std::unordered_set<RowId>> fulfilled;
        for (const requiredquery::Demand &demand : m_demands) {
            RASHIN_LET(auto has, requiredquery::fulfilled(m_reader, demand, m_year));
            fulfilled.push_back(std::move(has));
        }
        for (const scorequery::EvaluationHead &sheet : evaluations) {
            const auto state = fromCode<EvaluationState>(sheet.state);
            if (state != EvaluationState::Submitted && state != EvaluationState::Accepted)
                continue;
            if (const auto *excluded = scope.exclusion(sheet.project))
                add(Severity::Note, "evaluation.out_of_scope", sheet.id, Field::EvaluationProject,
                    Value::text(excluded->reason));
            for (size_t i = 0; i < m_demands.size(); ++i) {
                if (m_demands[i].stage == sheet.stage && !fulfilled[i].contains(sheet.project))
                    missing(sheet, m_demands[i].field);
            }
        }
        return {};
    }

    /// The row to open is the sheet; which field is empty is what was expected.
    void missing(const scorequery::EvaluationHead &sheet, Field field)
    {
        const FieldSpec &spec = registry::spec(field);
        add(Severity::Warning, "evaluation.required_missing", sheet.id, Field::EvaluationState);
        m_findings.back().expected = Value::text(registry::spec(spec.entity()).name + u'.' + spec.name);
    }

    const Reader &m_reader;
    int m_year;
    RowId m_scheme;
    std::vector<requiredquery::Demand> m_demands;
    std::vector<Finding> m_findings;
};

} // namespace

Result<std::vector<Finding>> schemeFindings(const Reader &reader, int year)
{
    RASHIN_LET(const auto scheme, reader.find(Field::SchemeYear, Value::integer(year)));
    if (!scheme)
        return std::vector<Finding>();
    return SchemeInspection(reader, year, *scheme).inspect();
}

} // namespace core
