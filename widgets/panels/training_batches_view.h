#pragma once

#include "widgets/images/overlay.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/image_provider.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QToolButton;

namespace gg::widgets {

class ImageView;
struct RunEntry;

/// The boxes of a batch where its pictures stand in the grid.
std::vector<OverlayShape> batchShapes(const runs::TrainingBatch& batch, const QStringList& classes, bool named);

/// Training pictures as the network saw them: mosaics, mixtures, colours, with the labels that came out of it.
class TrainingBatchesView final : public QWidget {
    Q_OBJECT
public:
    explicit TrainingBatchesView(ImageProvider& images, QWidget* parent = nullptr);

    struct Shown {
        const RunEntry* run = nullptr;
        TrainingBatchesPtr batches;
        QString problem;
        QStringList classes;  ///< by number
    };
    void setShown(const std::vector<Shown>& shown);
    void setLabelsVisible(bool visible);
    ImageView& view() const { return *m_view; }
    QComboBox& choice() const { return *m_choice; }

private:
    /// A batch that can be chosen.
    struct Entry {
        QString text;
        QString file;
        QStringList classes;
        runs::TrainingBatch batch;
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    void showChosen();
    void redraw();

    ImageProvider& m_images;
    QComboBox* m_choice;
    QToolButton* m_boxes;
    QToolButton* m_names;
    QLabel* m_caption;
    ImageView* m_view;
    std::vector<Entry> m_entries;
    QString m_file;
    QString m_problem;
};

}  // namespace gg::widgets
