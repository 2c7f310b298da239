// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QXmlStreamReader;

namespace core::tabular {

/// Is a number shown with this format code a date or a time? Quoted, bracketed and escaped parts do not count, elapsed
/// hours ([h]) do, and General is not one.
[[nodiscard]] bool isDateFormat(QStringView code);
/// The same for a number format that Excel knows by its number only (ECMA-376 §18.8.30, the Japanese ones included).
[[nodiscard]] bool isBuiltinDateFormat(int id);

/// Reads xl/styles.xml: for every cell style, whether it shows a date.
[[nodiscard]] std::vector<bool> readDateStyles(QXmlStreamReader &xml);

/// ISO 8601 of a serial number: a date, a date with a time, or a time alone (below one day). `from1904`: counted from
/// 1904-01-01 as old Macs do. Empty if out of range. The 29th of February 1900, which Excel believes in, gives the 28th.
[[nodiscard]] QString isoFromSerial(double serial, bool from1904);

} // namespace core::tabular
