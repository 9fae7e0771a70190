#pragma once

#include "widgets/figures/panel_building.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace gg::widgets {

/// What a figure's runs can be shown as: an entry is dragged onto the page, or goes there with Enter.
class AvailablePanels final : public QWidget {
    Q_OBJECT
public:
    explicit AvailablePanels(QWidget* parent = nullptr);

    void setOffers(const PanelOffers& offers);
    bool isEmpty() const { return m_offers == PanelOffers{}; }
    /// The first that can be added; empty: none.
    QString first() const;

Q_SIGNALS:
    void chosen(const QString& what);
    void runRequested();

private:
    PanelOffers m_offers;
    QListWidget* m_list;
    QLabel* m_note;
};

}  // namespace gg::widgets
