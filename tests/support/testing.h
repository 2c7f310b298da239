// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/value.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QString>
#include <QTemporaryDir>

#include <ostream>

// Catch prints what a check compared; without these a QString would read "{?}".
std::ostream &operator<<(std::ostream &out, const QString &text);
namespace core {
std::ostream &operator<<(std::ostream &out, const Value &value);
std::ostream &operator<<(std::ostream &out, RowId id);
std::ostream &operator<<(std::ostream &out, Error::Code code);
} // namespace core

namespace testing {

/// Every warning of Qt fails the test program: a warning is a bug that nobody has seen yet.
void failOnWarning(QtMsgType type, const QMessageLogContext &context, const QString &message);
[[nodiscard]] int warnings();

/// A clock that stands still until told otherwise. Starts on 2026-06-29 09:00 in Tokyo.
class ManualClock final : public core::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void set(const QDateTime &moment) { m_now = moment; }
    void advance(int seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now = QDateTime(QDate(2026, 6, 29), QTime(0, 0), Qt::UTC);
};

/// The real data beside the checkout; empty where it is not there (then the test says so and ends).
[[nodiscard]] QString sharedFile(const QString &name);

/// REQUIRE that shows the error instead of "false".
#define REQUIRE_OK(expression)                                                                                         \
    do {                                                                                                               \
        const auto &checked = (expression);                                                                            \
        if (!checked) {                                                                                                \
            INFO("error " << checked.error().code << ": " << checked.error().detail);                                  \
            REQUIRE(checked.has_value());                                                                              \
        }                                                                                                              \
        SUCCEED();                                                                                                     \
    } while (false)

} // namespace testing
