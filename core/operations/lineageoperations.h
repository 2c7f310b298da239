// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/operations/operation.h"

#include <vector>

namespace core {

/// A project that begins where others end.
struct SuccessorProject
{
    std::optional<RowId> existing = {}; ///< takes the others in and goes on; the fields below do not matter then
    QString code = {};
    QString name = {};
    std::optional<RowId> office = {}; ///< none: that of the first project before it
    std::optional<RowId> policy = {};
};

/// Projects are merged, split or replaced from a fiscal year on.
///
/// The former projects end with the year before and keep all that was entered for them. A new project takes the texts of
/// the first one over, and every former name, by which it is still found; indicators (without their values) and
/// improvements that no plan has answered go over with it. The succession is recorded: history and figures follow it.
class SucceedProjects final : public Operation
{
public:
    struct Choice
    {
        bool indicators = true;   ///< the definitions and goals of indicators
        bool improvements = true; ///< what is still to be answered
        bool cycle = true;        ///< the new project gets its cycle of the year
    };

    SucceedProjects(int year, ProjectChange change, std::vector<RowId> before, std::vector<SuccessorProject> after,
                    Choice choice, QString note = {});
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("project.succeed"); }
    [[nodiscard]] QString reason() const override { return m_note; }
    /// The ids the new projects get, in the order of `after`.
    [[nodiscard]] const std::vector<RowId> &ids() const { return m_ids; }
    /// InvalidValue naming the field: a name that is missing, a code that another project has, a project that ends
    /// before it began. Usage where nothing is before or after, or one is both.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    int m_year;
    ProjectChange m_change;
    std::vector<RowId> m_before;
    std::vector<SuccessorProject> m_after;
    Choice m_choice;
    QString m_note;
    std::vector<RowId> m_ids;
};

/// Gives a project another name; the one it had is kept among its former names, by which it is still found.
class RenameProject final : public Operation
{
public:
    RenameProject(RowId project, QString name) : m_project(project), m_name(name.trimmed()) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("project.rename"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    RowId m_project;
    QString m_name;
};

/// Ends projects with a fiscal year, for a reason.
class EndProjects final : public Operation
{
public:
    EndProjects(std::vector<RowId> projects, int lastYear, QString reason)
        : m_projects(std::move(projects)), m_lastYear(lastYear), m_reason(reason.trimmed())
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("project.end"); }
    [[nodiscard]] QString reason() const override { return m_reason; }
    /// InvalidValue where a project began later.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<RowId> m_projects;
    int m_lastYear;
    QString m_reason;
};

} // namespace core
