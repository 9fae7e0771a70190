#pragma once

#include "widgets/images/overlay.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/image_provider.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QSlider;
class QSplitter;
class QToolButton;

namespace gg::widgets {

class ImageView;
struct RunEntry;

/// Truths and predictions of a followed image at a confidence, for ImageView: found truths green, missed ones yellow, right predictions blue, wrong
/// ones vermilion, by IoU 0.5.
std::vector<OverlayShape> followedShapes(const evaluation::FollowedImages& images, std::size_t image, double confidence);

/// "12 of 14 found, 3 false".
QString followedText(const evaluation::FollowedImages& images, std::size_t image, double confidence);

/// The images that detectors' runs follow, with what each visible run predicted there at the cursor's epoch, side by side.
class DetectionImages final : public QWidget {
    Q_OBJECT
public:
    explicit DetectionImages(ImageProvider& images, QWidget* parent = nullptr);

    struct Shown {
        const RunEntry* run = nullptr;
        FollowedImagesPtr images;
        QString problem;  ///< why they are not there
    };
    void setShown(const std::vector<Shown>& shown);
    void setConfidence(double confidence);
    double confidence() const;
    void setCurrent(int image);
    int current() const;
    const std::vector<ImageView*>& views() const { return m_views; }
    QString caption(std::size_t view) const;

Q_SIGNALS:
    void imageActivated(const QString& image);

private:
    /// What is drawn of a run; it does not hold the run itself, which may be closed before the next tick.
    struct Column {
        QString name;
        QColor colour;
        FollowedImagesPtr images;
        QString problem;
    };

    QWidget* buildBar();
    void fillList(const std::vector<Shown>& shown);
    void buildViews();
    void redraw();
    void drawColumn(std::size_t column);
    void askForPicture();
    void takePicture(const ImageRequest& request, const QImage& picture);

    ImageProvider& m_images;
    QListWidget* m_list;
    QSplitter* m_splitter;
    QSlider* m_slider = nullptr;
    QLabel* m_confidenceLabel = nullptr;
    QToolButton* m_truth = nullptr;
    QToolButton* m_predictions = nullptr;
    std::vector<ImageView*> m_views;
    std::vector<QLabel*> m_captions;
    std::vector<Column> m_columns;
    QString m_file;        ///< of the picture that is shown or waited for
    bool m_there = false;  ///< it is shown
};

}  // namespace gg::widgets
