#pragma once

#include "core/audit/style/style.h"

#include <QWidget>

#include <optional>

namespace gg::widgets {

/// Two overlaid histograms: how far the sides of boxes lie from the object's edge in either population of a mixture of annotation styles.
/// Each is scaled to its own number of sides, so that a small population is as readable as a large one.
class StyleView : public QWidget {
    Q_OBJECT
public:
    explicit StyleView(QWidget* parent = nullptr);

    void setMixture(std::optional<audit::StyleMixture> mixture);

    QSize sizeHint() const override { return {360, 220}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<audit::StyleMixture> m_mixture;
};

}  // namespace gg::widgets
