// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

namespace core {

/// How large a sample is to be, and which one of all possible ones.
struct SampleSize
{
    int projects = 60; ///< 0…100,000
    int years = 3;     ///< 1…30, the last of them being the year of the newest scheme
    quint64 seed = 1;

    static constexpr int mostProjects = 100'000;
    static constexpr int mostYears = 30;
    /// Usage where a number is out of range.
    [[nodiscard]] Result<> checked() const;
};

/// The first operation of a sample document: the plan of the template `minato`, marked as a sample, with an evaluation
/// scheme for every year (a gap is filled with the one before).
class BeginSample final : public Operation
{
public:
    explicit BeginSample(SampleSize size) : m_size(size) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("sample.begin"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    SampleSize m_size;
};

/// Adds the projects first … first + count − 1 of the sample, with indicators, money, cycles and evaluations. The same
/// size, seed and numbers give the same rows with the same ids; two thirds of them belong to the branches, in turn.
class AddSampleProjects final : public Operation
{
public:
    /// Many projects in one transaction are quick, too many would fill the memory.
    static constexpr int atOnce = 500;

    AddSampleProjects(SampleSize size, int first, int count) : m_size(size), m_first(first), m_count(count) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("sample.add"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    SampleSize m_size;
    int m_first;
    int m_count;
};

} // namespace core
