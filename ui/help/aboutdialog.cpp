// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/aboutdialog.h"

#include "ui/help/messagelog.h"
#include "ui/help/support.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTabWidget>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr const char *licences = "Rashin                  GPL-3.0-or-later\n"
                                 "Qt                      LGPL-3.0\n"
                                 "Qt Charts               GPL-3.0-or-later\n"
                                 "SQLite                  public domain\n"
                                 "libsodium               ISC\n"
                                 "libzip                  BSD-3-Clause\n"
                                 "libxlsxwriter           BSD-2-Clause\n"
                                 "tl::expected            CC0\n"
                                 "BIZ UD Gothic, Mincho   OFL-1.1\n"
                                 "Lucide                  ISC\n"
                                 "Digital Agency tokens   MIT\n";

} // namespace

AboutDialog::AboutDialog(Prompts &prompts, const core::Workspace *document, QWidget *parent)
    : QDialog(parent)
    , m_prompts(prompts)
    , m_document(document)
    , m_messages(new MessageBar(this))
    , m_tabs(new QTabWidget(this))
{
    setObjectName(u"about"_s);
    setWindowTitle(tr("About Rashin"));
    setProperty("manual", u"safety"_s);
    m_tabs->addTab(programPart(), tr("Program"));
    addText("licences", tr("Licences"), QLatin1String(licences));
    const QStringList remarks = messagelog::lines();
    addText("remarks", tr("Program log"), remarks.isEmpty() ? tr("The program has had nothing to remark.") : remarks.join(u'\n'));
    m_tabs->setAccessibleName(windowTitle());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy the environment"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyEnvironment"_s);
    QPushButton *write = buttons->addButton(tr("Write a file for an &inquiry…"), QDialogButtonBox::ActionRole);
    write->setObjectName(u"writeInquiry"_s);
    connect(copy, &QPushButton::clicked, this, &AboutDialog::copyEnvironment);
    connect(write, &QPushButton::clicked, this, &AboutDialog::writeInquiry);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_messages);
    all->addWidget(m_tabs, 1);
    all->addWidget(buttons);
    resize(theme::space(36), theme::space(24));
}

QWidget *AboutDialog::programPart()
{
    auto *part = new QWidget(m_tabs);
    auto *picture = new QLabel(part);
    picture->setPixmap(sign(theme::space(4), devicePixelRatioF()));
    picture->setAlignment(Qt::AlignTop);
    auto *words = new QLabel(tr("Rashin %1\nA compass for those who steer a city by its policies.\n\nFree software under "
                                "the GNU General Public License, version 3 or later.\nNothing is ever sent anywhere.")
                                     .arg(QStringLiteral(RASHIN_VERSION))
                                 + u"\n\n"_s + environmentText(),
                             part);
    words->setObjectName(u"aboutText"_s);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAccessibleName(tr("About Rashin"));
    auto *row = new QHBoxLayout(part);
    row->setSpacing(theme::space(1));
    row->addWidget(picture);
    row->addWidget(words, 1);
    return part;
}

void AboutDialog::addText(const char *name, const QString &title, const QString &text)
{
    auto *view = new QPlainTextEdit(text, m_tabs);
    view->setObjectName(QLatin1String(name));
    view->setReadOnly(true);
    view->setAccessibleName(title);
    QFont even = theme::font(theme::Type::Body);
    even.setFamilies({u"BIZ UDGothic"_s, u"BIZ UDゴシック"_s, u"Noto Sans Mono CJK JP"_s});
    view->setFont(even);
    m_tabs->addTab(view, title);
}

void AboutDialog::copyEnvironment()
{
    QGuiApplication::clipboard()->setText(environmentText());
    m_messages->say(MessageBar::Kind::Success, tr("The environment is in the clipboard."));
}

void AboutDialog::writeInquiry()
{
    const QString path = m_prompts.saveFile(this, tr("File for an inquiry"), tr("rashin-inquiry"),
                                            {{tr("Text file"), {u"txt"_s}}});
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = supportText(m_document, messagelog::lines()).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        m_messages->say(core::Error{core::Error::Code::Storage, path});
        return;
    }
    m_messages->say(MessageBar::Kind::Success, tr("The file was written. It holds versions, counts and remarks, but no "
                                                  "names and nothing of what the plan says; read it before you send it."));
}

} // namespace ui
