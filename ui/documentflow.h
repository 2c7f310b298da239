// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/package.h"
#include "core/operations/template.h"
#include "core/workspace/workspace.h"

#include <memory>

class QWidget;

namespace ui {

class Prompts;

/// The ways a document comes onto the screen and leaves it as a copy: the questions to the person and the calls to
/// core, without any widget of its own.
class DocumentFlow
{
public:
    using Opened = core::Result<std::unique_ptr<core::Workspace>>;

    DocumentFlow(Prompts &prompts, const core::Clock &clock, core::Identity identity)
        : m_prompts(prompts), m_clock(clock), m_identity(std::move(identity))
    {
    }

    /// Asks where, then creates a plan from a built-in template that starts in this fiscal year. Cancelled when the
    /// person changed their mind.
    [[nodiscard]] Opened createFromTemplate(QWidget *parent, const QString &templateName) const;
    /// The same from a template file, which is asked for first.
    [[nodiscard]] Opened createFromOwnTemplate(QWidget *parent) const;
    /// What importing a table as a new plan gives: the plan, and in a sentence what came.
    struct Imported
    {
        std::unique_ptr<core::Workspace> workspace;
        QString sentence;
        bool isRefused = false; ///< the table has errors: the plan is there, and empty
    };
    /// Asks for a table of evaluation sheets, how it is laid out, and where the new plan goes; then takes it in.
    [[nodiscard]] core::Result<Imported> importAsPlan(QWidget *parent) const;
    /// What opening an exchange package as a file of its own gives, and in a sentence who sent it.
    struct Unpacked
    {
        std::unique_ptr<core::Workspace> workspace;
        QString sentence;
        bool isProved = false; ///< signed by a key that is known here
    };
    /// Asks where the document in the package goes, and for what opens it; a signer who is not to be believed only after
    /// asking. Partial where it holds no whole document.
    [[nodiscard]] core::Result<Unpacked> unpack(QWidget *parent, const QString &package) const;
    /// Opens the sample of this user, made at the first time; it lies apart from people's own files.
    [[nodiscard]] Opened openSample() const;
    [[nodiscard]] static QString samplePath();
    /// Deletes it with its backups; it must not be open. Nothing else is touched.
    [[nodiscard]] core::Result<> removeSample() const;
    /// Asks which file; empty when the person changed their mind.
    [[nodiscard]] QString choose(QWidget *parent) const;
    /// Where someone else writes it, or it cannot be written, it is opened for reading.
    [[nodiscard]] Opened open(const QString &path) const;
    /// Asks which file, and opens it without taking its lock.
    [[nodiscard]] Opened chooseToRead(QWidget *parent) const;
    [[nodiscard]] Opened openToRead(const QString &path) const;
    /// Asks where and writes a copy; gives its path. Cancelled when the person changed their mind.
    [[nodiscard]] core::Result<QString> saveCopy(QWidget *parent, const core::Workspace &workspace) const;

private:
    [[nodiscard]] core::Result<core::Unsealing> unsealingFor(QWidget *parent, const QString &package) const;
    [[nodiscard]] Opened createFrom(QWidget *parent, const core::Template &plan, const QString &name) const;

    Prompts &m_prompts;
    const core::Clock &m_clock;
    core::Identity m_identity;
};

} // namespace ui
