// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/tabular/formbook.h"

#include <QJsonObject>

#include <memory>

namespace core::tabular {

/// One entry that came back otherwise than it went out.
struct FormChange
{
    enum class State : quint8 {
        New,      ///< the document still holds what the form was sent out with
        Same,     ///< the document already says what the form says
        Conflict, ///< the document says something else by now: a person decides
        Refused,  ///< the registry does not take what was entered
    };

    State state = State::New;
    QString file;
    QString sheet;
    QString cell; ///< B12
    FormTarget target;
    QString sent = {};    ///< as registry::toText() writes it
    QString current = {}; ///< what the document says now
    QString given = {};   ///< what the form says; as entered where it was refused
};

/// What one or several returned workbooks bring.
struct FormReturn
{
    int files = 0;
    int entries = 0; ///< cells that could have been changed
    std::vector<FormChange> changes;
    std::vector<std::pair<QString, Error>> unread; ///< of a folder: workbooks that are no forms of this plan, and why

    [[nodiscard]] int count(FormChange::State state) const;
    /// As `rashin-cli import` prints it.
    [[nodiscard]] QJsonObject toJson() const;
};

/// Reads returned forms, each a file or a folder of .xlsx, and holds every entry against the document; nothing is written.
///
/// Foreign where a workbook is no form of ours, OtherDocument where it belongs to another plan, Unreadable, TooLarge; in a
/// folder, or where there are several, such a workbook is listed as unread and the others are read.
/// `document` is the open document's id. Two files that say different things of one cell make a Conflict of the later.
[[nodiscard]] Result<FormReturn> readForms(const Reader &reader, const QString &document, const QStringList &paths);

/// Takes in the new entries, in one transaction; conflicts only where `withConflicts` is set.
[[nodiscard]] std::unique_ptr<Operation> takeForms(const FormReturn &forms, bool withConflicts);
/// Takes in what a person has chosen; what was refused is left out.
[[nodiscard]] std::unique_ptr<Operation> takeForms(std::vector<FormChange> chosen);

} // namespace core::tabular
