// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keypanel.h"

#include "core/workspace/workspace.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/keymodel.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

KeyPanel::KeyPanel(const core::Workspace &workspace, const core::KeyStore &keys, Prompts &prompts, MessageBar &messages,
                   QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_keys(keys)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new KeyModel(keys, this))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::space(0.6));
    column->addWidget(buildOwn());
    column->addWidget(buildOthers(), 1);
    refresh();
}

QWidget *KeyPanel::buildOwn()
{
    auto *box = new QWidget(this);
    auto *heading = new QLabel(tr("Your own key"), box);
    theme::setType(*heading, theme::Type::Subtitle);
    m_ownText = new QLabel(box);
    m_ownText->setWordWrap(true);
    m_ownText->setForegroundRole(QPalette::PlaceholderText);
    m_ownDigits = new QLabel(box);
    m_ownDigits->setObjectName(u"ownDigits"_s);
    m_ownDigits->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    theme::setType(*m_ownDigits, theme::Type::Subtitle);
    m_make = new QPushButton(icon(u"plus"_s), QString(), box);
    m_make->setObjectName(u"makeKeys"_s);
    m_save = new QPushButton(icon(u"save"_s), tr("Save the public key, to hand it on…"), box);
    m_save->setObjectName(u"saveKey"_s);
    auto *row = new QHBoxLayout;
    m_ownDigits->setWordWrap(true); // goes on in a second line where the page is narrow
    row->addWidget(m_ownDigits, 1);
    row->addWidget(m_save);
    row->addWidget(m_make);
    m_make->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addStretch(0); // while there are no digits yet
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading);
    column->addWidget(m_ownText);
    column->addLayout(row);
    connect(m_make, &QPushButton::clicked, this, &KeyPanel::makeKeys);
    connect(m_save, &QPushButton::clicked, this, &KeyPanel::saveOwn);
    return box;
}

QWidget *KeyPanel::buildOthers()
{
    auto *box = new QWidget(this);
    auto *heading = new QLabel(tr("Keys of others"), box);
    theme::setType(*heading, theme::Type::Subtitle);
    m_list = tables::list(box, u"keys"_s, heading->text());
    m_list->setModel(m_model);
    tables::setWidths(*m_list, {17, 8, 27, 0});
    const auto button = [box](const QString &name, const QString &text) {
        auto *made = new QPushButton(text, box);
        made->setObjectName(name);
        return made;
    };
    m_takeIn = button(u"takeKeyIn"_s, tr("Take in a key file…"));
    m_trust = button(u"trustKey"_s, tr("Trust this key again…"));
    m_revoke = button(u"revokeKey"_s, tr("Declare no longer valid…"));
    auto *row = new QHBoxLayout;
    row->addWidget(heading, 1);
    row->addWidget(m_takeIn);
    row->addWidget(m_trust);
    row->addWidget(m_revoke);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    connect(m_takeIn, &QPushButton::clicked, this, &KeyPanel::takeIn);
    connect(m_trust, &QPushButton::clicked, this, &KeyPanel::trustAgain);
    connect(m_revoke, &QPushButton::clicked, this, &KeyPanel::revoke);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeyPanel::refreshButtons);
    return box;
}

void KeyPanel::refresh()
{
    m_model->refresh();
    const auto own = m_keys.ownPublicKey();
    m_ownDigits->setVisible(own.has_value());
    m_ownDigits->setText(own ? own->fingerprint() : QString());
    m_save->setVisible(own.has_value());
    m_make->setText(own ? tr("Make new ones…") : tr("Make keys…"));
    const QString closed =
        m_keys.isLocked() ? tr("It is closed by a passphrase.") : tr("It is not closed by a passphrase.");
    m_ownText->setText(
        own ? tr("%1. Whoever receives your packages compares these digits with you by telephone, once. %2")
                  .arg(ownerOf(*own), closed)
            : tr("With a key you sign packages, so that others can tell that they are yours, and others can close "
                 "packages for you "
                 "alone. It stays on this computer."));
    refreshButtons();
}

void KeyPanel::focusFirst()
{
    m_make->setFocus();
}

const core::KnownSigner *KeyPanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->signer(index.row()) : nullptr;
}

void KeyPanel::refreshButtons()
{
    const core::KnownSigner *signer = current();
    m_trust->setVisible(signer && signer->isRevoked);
    m_revoke->setEnabled(signer && !signer->isRevoked);
}

core::KeyPair KeyPanel::newPair() const
{
    const auto office = m_workspace.ownOffice();
    if (!office)
        return core::KeyPair::generate({}, tr("The desk"));
    const auto record = m_workspace.read().record(core::Entity::Office, *office);
    return core::KeyPair::generate(record ? record->text(core::Field::OfficeCode) : QString(),
                                   record ? record->text(core::Field::OfficeName) : m_workspace.identity().author);
}

void KeyPanel::makeKeys()
{
    const bool hasKeys = m_keys.ownPublicKey().has_value();
    if (hasKeys
        && !m_prompts.confirm(
            this, tr("Give the present keys up and make new ones?"),
            tr("What was closed for the old key stays closed for ever, and everybody has to compare the new digits "
               "with you."),
            tr("Make new keys")))
        return;
    const auto way = m_prompts.choose(
        this, tr("How are the keys to be kept?"),
        tr("They lie in your own folder on this computer. A passphrase protects them where that folder "
           "is copied; without it they cannot be used, and nobody can bring it back."),
        {tr("Without a passphrase"), tr("Closed by a passphrase…")});
    if (!way)
        return;
    QString passphrase;
    if (*way == 1) {
        const auto told =
            m_prompts.askSecret(this, tr("Passphrase of your keys"), tr("A passphrase that only you know:"));
        if (!told)
            return;
        passphrase = *told;
    }
    if (const auto kept = m_keys.keepOwn(newPair(), passphrase, hasKeys); !kept)
        return m_messages.say(kept.error());
    refresh();
    emit keysChanged();
    m_messages.say(MessageBar::Kind::Success,
                   tr("The keys are made. Hand the public key on, and have its digits compared."));
}

void KeyPanel::saveOwn()
{
    const auto own = m_keys.ownPublicKey();
    if (!own)
        return m_messages.say(own.error());
    const QString path = m_prompts.newFile(this, tr("Save the public key"), tr("Key of %1").arg(own->name) + u".json"_s,
                                           {{tr("Public key"), {u"json"_s}}});
    if (path.isEmpty())
        return;
    if (const auto done = core::writePublicKey(*own, path); !done)
        return m_messages.say(done.error());
    m_messages.say(MessageBar::Kind::Success, tr("Saved “%1”. It holds no secret.").arg(QFileInfo(path).fileName()));
}

bool KeyPanel::areDigitsCompared(const core::PublicKey &key)
{
    return m_prompts.confirm(
        this, tr("Is this the key of %1?").arg(ownerOf(key)),
        tr("Telephone them on the number you know, and have the digits read out:\n\n%1\n\nOnly if they are the "
           "same is this their key. Another key of the same office is no longer valid then.")
            .arg(key.fingerprint()),
        tr("The digits are the same"));
}

void KeyPanel::trust(const core::PublicKey &key)
{
    if (const auto done = m_keys.trust(key, m_workspace.clock().now()); !done)
        return m_messages.say(done.error());
    refresh();
    emit keysChanged();
    m_messages.say(MessageBar::Kind::Success, tr("The key of %1 is trusted now.").arg(ownerOf(key)));
}

void KeyPanel::takeIn()
{
    const QString path = m_prompts.openFile(this, tr("Take in a key file"), {{tr("Public key"), {u"json"_s}}});
    if (path.isEmpty())
        return;
    const auto key = core::readPublicKey(path);
    if (!key)
        return m_messages.say(MessageBar::Kind::Error, tr("“%1” holds no key.").arg(QFileInfo(path).fileName()));
    if (areDigitsCompared(*key))
        trust(*key);
}

void KeyPanel::trustAgain()
{
    const core::KnownSigner *signer = current();
    if (const core::PublicKey key = signer ? signer->key : core::PublicKey(); signer && areDigitsCompared(key))
        trust(key);
}

void KeyPanel::revoke()
{
    const core::KnownSigner *signer = current();
    if (!signer)
        return;
    const core::PublicKey key = signer->key;
    const bool sure =
        m_prompts.confirm(this, tr("Believe the key of %1 no longer?").arg(ownerOf(key)),
                          tr("For a lost stick or a stolen computer. Packages signed with it are refused from now on, "
                             "unless you take one in by hand."),
                          tr("Declare no longer valid"));
    if (!sure)
        return;
    if (const auto done = m_keys.revoke(key, m_workspace.clock().now()); !done)
        return m_messages.say(done.error());
    refresh();
    emit keysChanged();
}

} // namespace ui
