#pragma once

#include "widgets/images/class_masks.h"
#include "widgets/models/image_provider.h"
#include "widgets/models/mask_case_model.h"

#include <QSet>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace gg::widgets {

class ImageView;
class SampleFilter;
class ThumbnailGrid;

/// The images behind a click on a segmentation: what is selected, the images, worst first, and one of them with what was found, missed
/// and a false alarm over it, or the classes of truth or prediction. Keys: arrows, O overlays, F fit, M the next way of drawing masks, D show
/// in the Dataset page.
class MaskPanel : public QWidget {
    Q_OBJECT
public:
    /// What of masks of classes is drawn.
    enum class Drawn { Difference, Truth, Prediction };

    MaskPanel(SampleFilter& filter, ImageProvider& images, QWidget* parent = nullptr);

    /// `threshold` as metrics count it, 0 to 255: grey above it is foreground.
    void setCases(const QList<MaskCase>& cases, const QString& sentence, int threshold);
    void clear();
    /// Of the masks of the cases that follow; nothing where they are of a foreground.
    void setClasses(const MaskClasses& classes);
    Drawn drawn() const;
    void setDrawn(Drawn drawn);
    /// What the colours over the picture mean, as plain words: "road, car".
    QStringList legend() const;
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
    bool ofClasses() const { return !m_classes.values.empty(); }
    ImageRequest predictedRequest() const;
    std::vector<OverlayShape> shapes() const;
    void showLegend();
    void showInDataset();

    SampleFilter& m_filter;
    ImageProvider& m_images;
    MaskCaseModel* m_model;
    QLabel* m_sentence;
    QPushButton* m_toDataset;
    QStackedWidget* m_stack;
    ThumbnailGrid* m_grid;
    ImageView* m_view;
    QComboBox* m_drawn;
    QLabel* m_legend;
    QLabel* m_caption;
    MaskClasses m_classes;
    MaskCase m_case;
    QImage m_picture;
    QImage m_truth;
    QImage m_predicted;
    QSet<ImageRequest> m_failed;  ///< since the case is shown
    ClassMap m_truthMap;      ///< where the masks are of classes
    ClassMap m_predictedMap;
    int m_threshold = 127;
};

}  // namespace gg::widgets
