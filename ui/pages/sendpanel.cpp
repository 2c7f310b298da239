// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sendpanel.h"

#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/handovermodel.h"
#include "ui/packtask.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using Form = core::Dispatch::Form;
using State = core::Handover::State;

namespace {

enum Seal { Open, Passphrase, Keys };

template <typename Input>
Input *named(Input *input, const QString &name, const QString &accessible)
{
    input->setObjectName(name);
    input->setAccessibleName(accessible);
    return input;
}

} // namespace

SendPanel::SendPanel(core::Workspace &workspace, const core::KeyStore &keys, Prompts &prompts, MessageBar &messages,
                     QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_keys(keys)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new HandoverModel(workspace, this))
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(buildBoard(), 1);
    column->addWidget(buildOptions());
    column->addWidget(buildFoot());
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(core::Entity::Office))
            refresh();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SendPanel::refreshOptions);
    refreshOptions();
}

SendPanel::~SendPanel() = default;

QWidget *SendPanel::buildBoard()
{
    auto *box = new QWidget(this);
    m_summary = new QLabel(box);
    m_summary->setObjectName(u"handoverSummary"_s);
    m_summary->setWordWrap(true);
    m_board = tables::list(box, u"handovers"_s, tr("Who has what"));
    m_board->setModel(m_model);
    tables::setWidths(*m_board, {15, 7, 11, 11, 11, 0});
    auto *sections = new QCheckBox(tr("Sections too"), box);
    sections->setObjectName(u"showSections"_s);
    auto *row = new QHBoxLayout;
    const auto ticks = [&](const QString &name, const QString &text, auto what) {
        auto *button = new QPushButton(text, box);
        button->setObjectName(name);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, m_model, what);
    };
    ticks(u"tickAll"_s, tr("Tick all"), [this] { m_model->tickAll(true); });
    ticks(u"tickWaiting"_s, tr("Tick those not returned"), [this] { m_model->tickWaiting(); });
    ticks(u"tickNone"_s, tr("Untick all"), [this] { m_model->tickAll(false); });
    m_remind = new QPushButton(icon(u"copy"_s), tr("Copy a re&minder"), box);
    m_remind->setObjectName(u"copyReminder"_s);
    m_remind->setToolTip(tr("A text for a mail or a fax to those who have not returned anything yet"));
    row->addWidget(m_remind);
    row->addStretch(1);
    row->addWidget(sections);
    connect(m_remind, &QPushButton::clicked, this, &SendPanel::copyReminder);
    connect(sections, &QCheckBox::toggled, this, [this](bool shown) {
        m_model->setSections(shown);
        refreshOptions();
    });
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_summary);
    column->addLayout(row);
    column->addWidget(m_board, 1);
    return box;
}

QWidget *SendPanel::buildOptions()
{
    auto *box = new QWidget(this);
    m_form = named(new QComboBox(box), u"giveForm"_s, tr("What is given"));
    m_form->addItem(tr("Working copy (.rashin)"), static_cast<int>(Form::Copy));
    m_form->addItem(tr("Exchange package, the whole (.rashinx)"), static_cast<int>(Form::Document));
    m_form->addItem(tr("Exchange package, only what is new for them (.rashinx)"), static_cast<int>(Form::Difference));
    m_sign = named(new QCheckBox(tr("Sign"), box), u"giveSigned"_s, tr("Sign"));
    m_makeKeys =
        named(new QPushButton(tr("Make keys to sign with…"), box), u"makeKeysHere"_s, tr("Make keys to sign with…"));
    m_seal = named(new QComboBox(box), u"giveSealed"_s, tr("Who can open it"));
    m_seal->addItems({tr("Anybody can open it"), tr("Who knows a passphrase"), tr("Only the office, by its key")});
    m_passphrase = named(new QLineEdit(box), u"givePassphrase"_s, tr("Passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_remark = named(new QLineEdit(box), u"giveRemark"_s, tr("Remark for the receiver and the ledger"));
    m_remark->setPlaceholderText(tr("Remark for the receiver and the ledger"));
    auto *choices = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_form, m_seal, m_passphrase, m_sign, m_makeKeys})
        choices->addWidget(widget);
    choices->addStretch(1);
    m_explanation = new QLabel(box);
    m_explanation->setWordWrap(true);
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(choices);
    column->addWidget(m_explanation);
    connect(m_form, &QComboBox::currentIndexChanged, this, &SendPanel::refreshOptions);
    connect(m_seal, &QComboBox::currentIndexChanged, this, &SendPanel::refreshOptions);
    connect(m_passphrase, &QLineEdit::textChanged, this, &SendPanel::refreshOptions);
    connect(m_makeKeys, &QPushButton::clicked, this, &SendPanel::keysWanted);
    return box;
}

QWidget *SendPanel::buildFoot()
{
    auto *box = new QWidget(this);
    m_progress = new QProgressBar(box);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel = new QPushButton(tr("Cancel"), box);
    m_cancel->setObjectName(u"cancelGiving"_s);
    m_give = new QPushButton(icon(u"upload"_s), tr("&Give out to the ticked offices…"), box);
    m_give->setObjectName(u"giveOut"_s);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_remark, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_give);
    connect(m_give, &QPushButton::clicked, this, &SendPanel::give);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_task)
            m_task->cancel();
    });
    return box;
}

void SendPanel::setYear(int year)
{
    m_year = year;
    m_model->setYear(year);
    refreshOptions();
}

void SendPanel::refresh()
{
    m_model->refresh();
    refreshOptions();
}

void SendPanel::focusFirst()
{
    m_board->setFocus();
}

void SendPanel::refreshSummary()
{
    const auto count = [this](State state) {
        return static_cast<int>(std::ranges::count_if(
            m_model->offices(), [state](const core::Handover &line) { return line.office && line.state() == state; }));
    };
    const QString sum = tr("%1 returned, %2 not returned, %3 not given yet.")
                            .arg(count(State::Returned))
                            .arg(count(State::Waiting))
                            .arg(count(State::NotGiven));
    const QStringList missing = m_model->missing();
    m_remind->setVisible(!m_workspace.ownOffice());
    m_remind->setEnabled(!missing.isEmpty());
    //: who has returned what; then the names of those who have not
    m_summary->setText(missing.isEmpty() ? sum : tr("%1 Waiting for: %2").arg(sum, missing.join(u'・')));
    if (m_workspace.ownOffice())
        m_summary->setText(
            tr("When you are done, give the desk what is new: tick it, and choose the form it asked for."));
}

/// For the mail, the fax or the telephone: this program sends nothing.
void SendPanel::copyReminder()
{
    const auto plans = m_workspace.read().records(core::Entity::Plan);
    const QString plan = plans && !plans->empty() ? plans->front().text(core::Field::PlanTitle) : QString();
    QStringList lines{tr("We are waiting for your file of “%1”.").arg(plan), QString()};
    int count = 0;
    for (const core::Handover &line : m_model->offices()) {
        if (!line.office || line.state() != State::Waiting)
            continue;
        ++count;
        //: a line of a reminder: office, when it was given which file
        lines += tr("- %1: “%3”, given on %2")
                     .arg(HandoverModel::nameOf(line), format::moment(line.given->at), line.given->file);
    }
    lines += {QString(),
              tr("When you are done, open your file, go to Exchange – Give out, tick the desk, and hand the file it "
                 "writes over to us. A working copy can also be returned as it is.")};
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    m_messages.say(MessageBar::Kind::Success,
                   tr("A reminder to %n office(s) is on the clipboard. Paste it into a mail.", nullptr, count));
}

void SendPanel::refreshOptions()
{
    refreshSummary();
    const auto form = static_cast<Form>(m_form->currentData().toInt());
    const bool isPackage = form != Form::Copy;
    const bool hasKeys = m_keys.ownPublicKey().has_value();
    m_sign->setVisible(isPackage && hasKeys);
    m_makeKeys->setVisible(isPackage && !hasKeys);
    m_seal->setVisible(isPackage);
    m_passphrase->setVisible(isPackage && m_seal->currentIndex() == Passphrase);
    m_explanation->setText(
        form == Form::Copy
            ? tr("A file like this one, which knows whose it is: anybody who gets it can open and read it.")
        : form == Form::Document ? tr("The same in a closed parcel: any damage is noticed, a signature says who sent "
                                      "it, and it can be closed for others.")
                                 : tr("A small parcel with what the office does not have yet, to be taken in there. "
                                      "Who was never given anything gets "
                                      "the whole."));
    const bool isBusy = m_task != nullptr;
    m_progress->setVisible(isBusy);
    m_cancel->setVisible(isBusy);
    const bool lacksPassphrase = isPackage && m_seal->currentIndex() == Passphrase && m_passphrase->text().isEmpty();
    m_give->setEnabled(!isBusy && !lacksPassphrase && !m_model->ticked().empty() && !m_workspace.isReadOnly());
}

QString SendPanel::fileName(const core::Handover &to, const QString &ending) const
{
    //: name of a file for an office: the plan's file, the office
    QString name = tr("%1 – %2").arg(QFileInfo(m_workspace.path()).completeBaseName(), HandoverModel::nameOf(to));
    for (const QChar forbidden : u"\\/:*?\"<>|"_s)
        name.replace(forbidden, u'-');
    return name + ending;
}

void SendPanel::give()
{
    m_messages.clear();
    const QString folder = m_prompts.folder(this, tr("Folder for the files to be handed over"));
    if (folder.isEmpty())
        return;
    auto all = dispatches(folder);
    if (all)
        return start(*std::move(all));
    if (all.error().code != core::Error::Code::Cancelled)
        m_messages.say(all.error());
}

/// The own keys, opened; what a person types to open them is asked for once.
core::Result<core::KeyPair> SendPanel::signer()
{
    auto own = m_keys.own(m_keyPassphrase);
    if (own || own.error().code != core::Error::Code::Sealed)
        return own;
    const auto told =
        m_prompts.askSecret(this, tr("Passphrase of your keys"), tr("Your keys are closed by a passphrase:"));
    if (!told)
        return core::failure(core::Error::Code::Cancelled);
    own = m_keys.own(*told);
    if (own)
        m_keyPassphrase = *told;
    return own;
}

core::Result<> SendPanel::seal(core::package::Request &request, const core::Handover &to) const
{
    if (m_seal->currentIndex() == Passphrase)
        request.sealing.passphrase = m_passphrase->text();
    if (m_seal->currentIndex() != Keys)
        return {};
    RASHIN_LET(const auto signers, m_keys.signers());
    const auto key = std::ranges::find_if(signers, [&to](const core::KnownSigner &signer) {
        return !signer.isRevoked && signer.key.office == to.code; // the desk's key names no office
    });
    if (key == signers.end())
        return core::failure(core::Error::Code::NotFound, to.code);
    request.sealing.recipients = {key->key};
    // The sender can open what he has sent, too: he must be able to say what was in it.
    if (const auto own = m_keys.ownPublicKey())
        request.sealing.recipients.push_back(*own);
    return {};
}

core::Result<std::vector<core::Dispatch>> SendPanel::dispatches(const QString &folder)
{
    core::Dispatch pattern;
    pattern.form = static_cast<Form>(m_form->currentData().toInt());
    pattern.request.document = m_workspace.path();
    pattern.request.person = m_workspace.identity().author;
    pattern.request.remark = m_remark->text();
    pattern.request.fiscalYear = m_year;
    if (pattern.form != Form::Copy && m_sign->isVisibleTo(this) && m_sign->isChecked()) {
        RASHIN_LET(pattern.request.signer, signer());
    }
    RASHIN_LET(const auto entries, core::Ledger(m_workspace).entries());
    std::vector<core::Dispatch> all;
    for (const core::Handover &to : m_model->ticked()) {
        core::Dispatch dispatch = pattern;
        dispatch.to = to;
        dispatch.request.target =
            QDir(folder).filePath(fileName(to, dispatch.form == Form::Copy ? u".rashin"_s : u".rashinx"_s));
        dispatch.request.known = core::Ledger::known(entries, to.code);
        if (dispatch.form != Form::Copy && !seal(dispatch.request, to)) {
            m_messages.say(MessageBar::Kind::Warning,
                           tr("No key of %1 is known. Take its key in first (Keys), or choose a passphrase.")
                               .arg(HandoverModel::nameOf(to)));
            return core::failure(core::Error::Code::Cancelled);
        }
        all.push_back(std::move(dispatch));
    }
    return all;
}

void SendPanel::start(std::vector<core::Dispatch> dispatches)
{
    m_given = 0;
    m_progress->setRange(0, static_cast<int>(dispatches.size()) * 100);
    m_progress->setValue(0);
    m_task = std::make_unique<PackTask>(std::move(dispatches), m_workspace.clock());
    connect(m_task.get(), &PackTask::progressed, this,
            [this](int number, int percent) { m_progress->setValue(number * 100 + percent); });
    connect(m_task.get(), &PackTask::sent, this, &SendPanel::record);
    connect(m_task.get(), &PackTask::failed, this, [this](int number, const core::Error &error) {
        const QString target = m_task->dispatches()[static_cast<size_t>(number)].request.target;
        m_messages.say(MessageBar::Kind::Error, error.code == core::Error::Code::Cancelled ? tr(
                                                    "Cancelled. %n file(s) had been written before.", nullptr, m_given)
                                                                                           : errorText(error, target));
    });
    connect(m_task.get(), &PackTask::finished, this, &SendPanel::finish);
    m_task->start();
    refreshOptions();
}

void SendPanel::record(const core::LedgerEntry &entry)
{
    ++m_given;
    m_progress->setValue(m_given * 100);
    if (const auto done = core::Ledger(m_workspace).record(entry); !done)
        m_messages.say(done.error());
}

void SendPanel::finish()
{
    const int wanted = static_cast<int>(m_task->dispatches().size());
    m_task.release()->deleteLater(); // it is what is calling
    if (m_given == wanted) {
        m_model->tickAll(false);
        m_remark->clear();
        m_passphrase->clear();
        m_messages.say(MessageBar::Kind::Success,
                       tr("%n file(s) written and entered in the ledger. Hand them over.", nullptr, m_given));
    }
    refresh();
    emit recorded();
}

} // namespace ui
