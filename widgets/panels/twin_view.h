#pragma once

#include "core/dataset/dataset.h"
#include "widgets/models/image_provider.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace gg::widgets {

class PairView;

/// Two pictures of a data set that resemble each other: one over the other, or in one place in turn (flicker), where the eye sees at once
/// what differs.
class TwinView : public QWidget {
    Q_OBJECT
public:
    explicit TwinView(ImageProvider& images, QWidget* parent = nullptr);

    void setDataset(dataset::DatasetPtr dataset);
    /// Shows two records; -1: nothing.
    void showRecords(qsizetype first, qsizetype second);

    bool flickers() const { return m_timer.isActive(); }
    void setFlicker(bool flicker);
    PairView& first() { return *m_first; }
    PairView& second() { return *m_second; }

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* part(QLabel* caption, PairView* view);
    QString captionOf(qsizetype record) const;
    void turn();

    dataset::DatasetPtr m_dataset;
    PairView* m_first;
    PairView* m_second;
    QLabel* m_firstCaption;
    QLabel* m_secondCaption;
    QWidget* m_firstPart;
    QWidget* m_secondPart;
    QToolButton* m_flicker;
    QTimer m_timer;
};

}  // namespace gg::widgets
