// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace ui {

/// Shows pages of the manual and follows the links between them; there is nothing outside it that could be loaded.
class ManualView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ManualView(QWidget *parent = nullptr);

    void showPage(const QString &id);
    /// The page shown; empty before the first.
    [[nodiscard]] QString page() const;
    QVariant loadResource(int type, const QUrl &name) override;

    /// Gives Markdown the look of the program: lines with air, tables with edges.
    static void dress(QTextDocument &document, const QPalette &palette);

private:
    void doSetSource(const QUrl &name, QTextDocument::ResourceType type) override;
};

} // namespace ui
