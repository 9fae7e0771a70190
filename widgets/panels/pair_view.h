#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"
#include "widgets/images/image_view.h"
#include "widgets/models/image_provider.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QWidget>

#include <vector>

class QSlider;
class QToolButton;

namespace gg::widgets {

/// One record of a data set: its picture with its labels over it, and a bar with the switches of the overlay.
class PairView : public QWidget {
    Q_OBJECT
public:
    enum class Tools { Shown, Hidden };

    PairView(ImageProvider& images, Tools tools, QWidget* parent = nullptr);

    void setDataset(dataset::DatasetPtr dataset);
    /// Shows a record, and lights and zooms to an object where one is given. -1: nothing.
    void showRecord(qsizetype record, int object = -1);
    qsizetype record() const { return m_record; }
    /// Objects with findings are drawn with a mark.
    void setMarkedObjects(QSet<int> objects);
    /// Whose mask is drawn, of a record that several people labelled: the first one's is 0; -1 is the first one's with the others' contours
    /// over it.
    void setAnnotator(int annotator);
    int annotator() const { return m_annotator; }
    int annotators() const;
    /// Has the pictures of a record decoded before they are needed.
    void prefetch(qsizetype record);

    ImageView& view() { return *m_view; }
    /// Of the original; empty until it has been decoded.
    QSize originalSize() const { return m_originalSize; }

Q_SIGNALS:
    void originalArrived();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTools();
    QStringList masksOf(qsizetype record) const;
    void showMasks();
    void showAnnotators();
    QToolButton* makeButton(const QString& text, const QString& tip);
    QList<ImageRequest> requestsFor(qsizetype record) const;
    void load();
    void showQuickly();
    void take(const ImageRequest& request, const QImage& image);
    void fail(const ImageRequest& request, const QString& error);
    void applyShapes(PictureKind kind);
    void zoomToWanted();

    ImageProvider& m_images;
    ImageView* m_view;
    dataset::DatasetPtr m_dataset;
    qsizetype m_record = -1;
    qsizetype m_next = -1;  ///< being prefetched
    int m_wantedObject = -1;
    QSet<int> m_marked;
    int m_annotator = -1;
    QToolButton* m_annotators = nullptr;  ///< null without tools
    QHash<QString, QImage> m_masks;       ///< of this record, by file
    QSize m_originalSize;
};

}  // namespace gg::widgets
