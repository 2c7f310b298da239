// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

QString statusWord(Status status)
{
    switch (status) {
    case Status::NotStarted:
        return QCoreApplication::translate("Status", "not started");
    case Status::Begun:
        return QCoreApplication::translate("Status", "in progress");
    case Status::Submitted:
        return QCoreApplication::translate("Status", "submitted");
    case Status::Returned:
        return QCoreApplication::translate("Status", "sent back");
    case Status::Done:
        return QCoreApplication::translate("Status", "complete");
    case Status::Late:
        return QCoreApplication::translate("Status", "overdue");
    }
    return {};
}

// All six are in the BIZ UD fonts, so no other font steps in.
QString statusMark(Status status)
{
    constexpr char16_t marks[] = {u'○', u'△', u'→', u'↓', u'●', u'！'};
    return QString(QChar(marks[static_cast<int>(status)]));
}

theme::Role statusRole(Status status)
{
    using theme::Role;
    constexpr Role roles[] = {Role::Muted, Role::Text, Role::Primary, Role::Warning, Role::Success, Role::Error};
    return roles[static_cast<int>(status)];
}

QString statusText(Status status)
{
    return statusMark(status) + u' ' + statusWord(status);
}

} // namespace ui
