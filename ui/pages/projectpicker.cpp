// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/projectpicker.h"

#include "ui/icons.h"
#include "ui/models/projectlistmodel.h"
#include "ui/theme.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// Lines as wide as the list: long names end in an ellipsis instead of being cut.
class LineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {1, QStyledItemDelegate::sizeHint(option, index).height()};
    }
};

} // namespace

ProjectPicker::ProjectPicker(const core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_model(new ProjectListModel(workspace, this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
{
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Find a project"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    QAction *find = m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    find->setText(m_search->accessibleName()); // its button is read aloud by this
    m_list->setObjectName(u"projectList"_s);
    m_list->setAccessibleName(tr("Projects to choose from"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new LineDelegate(m_list));
    setMinimumWidth(theme::space(9));
    setMaximumWidth(theme::space(16));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, m_model, &ProjectListModel::setSearch);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProjectPicker::keepChoice);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProjectPicker::takeCurrent);
    keepChoice();
}

void ProjectPicker::setOffice(std::optional<core::RowId> office)
{
    m_model->setOffice(office);
    if (m_project && m_model->rowOf(*m_project) < 0)
        m_list->setCurrentIndex(m_model->index(0));
}

bool ProjectPicker::choose(core::RowId project)
{
    if (m_model->rowOf(project) < 0)
        m_search->clear();
    if (m_model->rowOf(project) < 0)
        m_model->setOffice({});
    const int row = m_model->rowOf(project);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    return row >= 0;
}

void ProjectPicker::focusFirst()
{
    m_search->setFocus();
}

void ProjectPicker::takeCurrent()
{
    const auto current = m_model->projectAt(m_list->currentIndex().row());
    if (!current || current == m_project)
        return;
    m_project = current;
    emit chosen();
}

void ProjectPicker::keepChoice()
{
    const int row = m_project ? m_model->rowOf(*m_project) : 0;
    m_list->setCurrentIndex(m_model->index(row));
}

} // namespace ui
