#pragma once

#include "widgets/charts/matrix_drawing.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace gg::widgets {

class BarPanel;

/// Classes that are taken for one another, most errors first: "Truck ↔ Bus  155". A click or Enter says pairActivated() and shows what to do.
class ConfusedPairs final : public QWidget {
    Q_OBJECT
public:
    explicit ConfusedPairs(QWidget* parent = nullptr);

    void setFigure(const MatrixFigure* figure, const QString& why = {});
    const std::vector<MatrixPair>& pairs() const { return m_pairs; }
    /// What to do about a pair; nothing is said without it.
    void setRemedy(std::function<QString(const MatrixPair& pair)> remedy);
    void clearMark();
    BarPanel& bars() const { return *m_bars; }
    QString remedyText() const;

Q_SIGNALS:
    void pairActivated(gg::widgets::MatrixPair pair);

private:
    void activate(int row);

    std::vector<MatrixPair> m_pairs;
    std::function<QString(const MatrixPair&)> m_remedy;
    BarPanel* m_bars;
    QLabel* m_text;
};

/// "Truck ↔ Bus: 155 errors (8 % of what was found of both)".
QString pairSentence(const MatrixFigure& figure, const MatrixPair& pair);

}  // namespace gg::widgets
