#pragma once

#include "widgets/models/image_provider.h"
#include "widgets/models/mask_case_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace gg::widgets {

class ImageView;
class SampleFilter;
class ThumbnailGrid;

/// The images behind a click on a segmentation: what is selected, the images, worst first, and one of them with what was found, missed
/// and a false alarm over it. Keys: arrows, O overlays, F fit, D show in the Dataset page.
class MaskPanel : public QWidget {
    Q_OBJECT
public:
    MaskPanel(SampleFilter& filter, ImageProvider& images, QWidget* parent = nullptr);

    /// `threshold` as metrics count it, 0 to 255: grey above it is foreground.
    void setCases(const QList<MaskCase>& cases, const QString& sentence, int threshold);
    void clear();
    const MaskCaseModel& model() const { return *m_model; }
    QString sentence() const;
    ImageView* view() const { return m_view; }

Q_SIGNALS:
    void imagesRequested();  ///< the sample filter was set: show it

private:
    void connectKeys();
    void showCase(int row);
    void ask();
    void take(const ImageRequest& request, const QImage& image);
    void fail(const ImageRequest& request, const QString& error);
    void redraw();
    void showInDataset();

    SampleFilter& m_filter;
    ImageProvider& m_images;
    MaskCaseModel* m_model;
    QLabel* m_sentence;
    QPushButton* m_toDataset;
    QStackedWidget* m_stack;
    ThumbnailGrid* m_grid;
    ImageView* m_view;
    QLabel* m_caption;
    MaskCase m_case;
    QImage m_picture;
    QImage m_truth;
    QImage m_predicted;
    int m_threshold = 127;
};

}  // namespace gg::widgets
