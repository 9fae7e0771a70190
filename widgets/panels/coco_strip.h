#pragma once

#include "core/metrics/coco.h"

#include <QWidget>

#include <array>

class QLabel;

namespace gg::widgets {

/// "mAP50 is 22 points above mAP50-95: objects are found, but …"; empty where the gap is not large, or undefined.
QString localisationSentence(const metrics::CocoSummary& summary);

/// COCO's twelve numbers in a row, the two that are read first large.
class CocoStrip final : public QWidget {
    Q_OBJECT
public:
    explicit CocoStrip(QWidget* parent = nullptr);

    void setSummary(const metrics::CocoSummary& summary);
    /// As it is shown, in the order of CocoSummary::names; "–" where undefined.
    QString valueText(std::size_t index) const;

private:
    QWidget* tile(std::size_t index, bool large);

    std::array<QLabel*, 12> m_values{};
    QLabel* m_gap;
};

}  // namespace gg::widgets
