// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/yearfilterbar.h"

#include "core/base/text.h"
#include "ui/icons.h"
#include "ui/officelist.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::Literals::StringLiterals;

namespace ui {

YearFilterBar::YearFilterBar(const QStringList &states, QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_offices(new QComboBox(this))
    , m_states(new QComboBox(this))
    , m_count(new QLabel(this))
    , m_tools(new QHBoxLayout)
{
    m_search->setObjectName(u"yearSearch"_s);
    m_search->setPlaceholderText(tr("Find a project"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(theme::space(12));
    QAction *find = m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    find->setText(m_search->accessibleName());
    m_offices->setObjectName(u"yearOffice"_s);
    m_offices->setAccessibleName(tr("Office"));
    m_states->setObjectName(u"yearState"_s);
    m_states->setAccessibleName(tr("State"));
    m_states->addItems(states);
    for (QComboBox *box : {m_offices, m_states}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_count->setObjectName(u"yearCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *one : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_offices),
                         static_cast<QWidget *>(m_states), static_cast<QWidget *>(m_count)})
        row->addWidget(one);
    row->addStretch(1);
    row->addLayout(m_tools);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_wanted = core::searchKey(words);
        emit changed();
    });
    connect(m_states, &QComboBox::currentIndexChanged, this, &YearFilterBar::changed);
    connect(m_offices, &QComboBox::currentIndexChanged, this, &YearFilterBar::officeChosen);
}

void YearFilterBar::fillOffices(const core::Reader &reader, int year, std::optional<core::RowId> own)
{
    const QSignalBlocker quiet(m_offices);
    const bool isFirst = m_offices->count() == 0 || own != m_own;
    const QVariant chosen = isFirst ? (own ? QVariant(own->value()) : QVariant()) : m_offices->currentData();
    m_own = own;
    m_offices->clear();
    m_offices->addItem(tr("All offices"));
    for (const OfficeLine &line : officeLines(reader, year))
        m_offices->addItem(QString(line.depth, u'　') + line.name, line.id.value());
    m_offices->setCurrentIndex(chosen.isValid() ? std::max(0, m_offices->findData(chosen)) : 0);
}

std::optional<core::RowId> YearFilterBar::office() const
{
    const QVariant chosen = m_offices->currentData();
    return chosen.isValid() ? core::RowId::from(chosen.toLongLong()) : std::nullopt;
}

int YearFilterBar::state() const
{
    return m_states->currentIndex();
}

bool YearFilterBar::lets(const QString &code, const QString &name) const
{
    return m_wanted.isEmpty() || core::searchKey(name + u'\n' + code).contains(m_wanted);
}

void YearFilterBar::setCount(int shown, int all)
{
    m_count->setText(shown == all ? tr("%n project(s)", nullptr, all) : tr("%1 of %n project(s)", nullptr, all).arg(shown));
}

void YearFilterBar::setReading(bool isReading)
{
    if (isReading)
        m_count->setText(tr("Reading…"));
}

void YearFilterBar::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

} // namespace ui
