// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fiscalyear.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <span>

namespace core {

/// The eras (元号) a plan, its projects or their laws can date from.
enum class Era : quint8 { Meiji, Taisho, Showa, Heisei, Reiwa };

/// One line of the table of eras.
struct EraSpec
{
    Era era;
    QStringView name;  ///< 令和
    char16_t letter;   ///< R
    QDate firstDay;    ///< the first day that is called by it
};

/// All eras, oldest first. First days: the edicts of 1868 (in force from New Year of that year, 1868-01-25), 1912, 1926
/// and the cabinet orders of 1989 (昭和64年政令第1号) and 2019 (平成31年政令第143号).
[[nodiscard]] std::span<const EraSpec> eras();
[[nodiscard]] const EraSpec &spec(Era era);

/// A year counted within an era; 1 is 元年.
struct EraYear
{
    Era era = Era::Reiwa;
    int year = 1;

    friend bool operator==(EraYear, EraYear) = default;
};

/// The era and its year on a day: 2019-04-30 is 平成31, 2019-05-01 is 令和元. Nothing before 1868-01-25 or for an invalid
/// day. Days before 1873-01-01 are taken as days of the western calendar.
[[nodiscard]] std::optional<EraYear> eraYearOn(QDate date);

/// The name of a fiscal year: 1988 is 昭和63, 1989 平成元, 2018 平成30, 2019 令和元.
///
/// The rule: the era in force on 1 October, the middle of the year. Neither end will do. By its first day 2019 would be
/// 平成31, but the ministries' agreement of 2019-04-01 (改元に伴う元号による年表示の取扱いについて) calls the whole year 令和元年度;
/// by its last day 1988 would be 平成元, but it is 昭和63年度 everywhere.
[[nodiscard]] EraYear eraYearOf(FiscalYear year);

/// The fiscal year that begins in the western year the era year stands for: 令和元 is 2019, 平成31 too. Years beyond the
/// era's end count on, as plans written before a change of era do (平成32 is 2020). Nothing when the year is below 1 or
/// the result outside FiscalYear's range.
[[nodiscard]] std::optional<FiscalYear> fiscalYearOf(EraYear year);

/// 令和8, 令和元.
[[nodiscard]] QString formatEraYear(EraYear year);
/// R8, R1.
[[nodiscard]] QString formatEraYearShort(EraYear year);
/// 令和8（2026）年度, the way sheets print a fiscal year.
[[nodiscard]] QString formatFiscalYear(FiscalYear year);
/// 令和6年4月1日; empty where eraYearOn() has nothing.
[[nodiscard]] QString formatEraDate(QDate date);

/// What a cell says about a year or a day, and how sure that is.
enum class Reading : quint8 {
    Certain,
    Empty,     ///< nothing, or a dash alone
    Ambiguous, ///< a bare `18` or `6.4.1`: which era?
    Refused,   ///< no year or day, or several that contradict each other
};

/// The year found in a cell.
struct YearReading
{
    Reading reading = Reading::Refused;
    std::optional<FiscalYear> year = {}; ///< only when Certain
    int bare = 0;                        ///< the number as it stood, only when Ambiguous
    bool outsideEra = false;             ///< the fiscal year has no day in the era it was written with (平成32, 昭和64年度)
};

/// The day found in a cell.
struct DateReading
{
    Reading reading = Reading::Refused;
    QDate date = {};         ///< only when Certain
    bool outsideEra = false; ///< the era was over, or had not begun, on that day (平成31年5月1日)
};

/// Reads a fiscal year as files write it: `令和元`, `令和７年度`, `平成13`, `R6`, `Ｒ７`, `H31`, `S63`, `2024`, `2024年度`,
/// `令和8（2026）年度`, `平成31／令和元年度`, `令和六年`. Several names are accepted when they mean the same year.
/// A bare number below 100 (`18`, `18年度`, `元年度`) is Ambiguous, unless `assumed` says which era is meant. A range
/// (`R6～R10`) or a day is Refused.
[[nodiscard]] YearReading parseFiscalYear(QStringView text, std::optional<Era> assumed = {});

/// Reads a day as files write it: `R6.4.1`, `令和6年4月1日`, `2024-04-01`, `2024/4/1`, `2024年4月1日`,
/// `20240401`, in any width.
/// A bare year below 100 (`6.4.1`) is Ambiguous, unless `assumed` says which era is meant. Days of the lunar calendar
/// (before 明治6) are Refused.
[[nodiscard]] DateReading parseDate(QStringView text, std::optional<Era> assumed = {});

} // namespace core
