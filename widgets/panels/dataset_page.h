#pragma once

#include "core/audit/audit.h"
#include "core/audit/review.h"
#include "core/dataset/dataset.h"
#include "widgets/models/background_work.h"
#include "widgets/models/crop_model.h"
#include "widgets/models/image_provider.h"
#include "widgets/models/record_query.h"
#include "widgets/models/sample_filter.h"
#include "widgets/models/saved_views.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QWidget>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::widgets {

/// Looks at a data set: facets on the left, a grid of thumbnails or one pair in the middle, counts and histograms on the right.
/// Shows exactly the images of the SampleFilter while that is active.
class DatasetPage : public QWidget {
    Q_OBJECT
public:
    /// Counting and sorting of large sets is left to `work`, which outlives the page; null: it is done at once.
    DatasetPage(SampleFilter& filter, ImageProvider& images, BackgroundWork* work = nullptr, QWidget* parent = nullptr);
    ~DatasetPage() override;

    /// Null: the empty state. Findings, reviews and mask summary of the set before are dropped.
    void setDataset(dataset::DatasetPtr dataset);
    void setFindings(const std::vector<audit::Finding>& findings);
    void setReviews(const std::map<std::string, audit::Review>& reviews);
    /// Of all records, in their order; {0, 0} where one cannot be read. Until they are known, sizes that the label files give are used.
    void setImageSizes(std::vector<ImageSize> sizes);
    /// Median luminance of all records in [0, 1]; negative where it is not known.
    void setBrightness(std::vector<float> brightness);
    /// Of all objects, by record; see ObjectMeasures. Null: not known.
    void setObjectMeasures(const ObjectMeasures& measures);
    const ObjectMeasures& objectMeasures() const;
    /// Objects are being measured, for the wall of crops.
    void setMeasuring(const QString& what, quint64 done, quint64 total);
    void measuringFinished();
    void setObjectReviews(const std::map<audit::ObjectKey, audit::Review>& reviews);
    void setMaskSummary(const std::optional<audit::MaskSummary>& summary);

    /// Opens the pair view on a record, lights `object` where there is one. Leaves filters that hide the record.
    void showRecord(qsizetype record, int object = -1);
    qsizetype currentRecord() const;  ///< -1: none

    /// What is filtered by, as a search. The facets, chips and brushed bars are other ways to say the same.
    void setSearch(const QString& text);
    QString search() const;

    /// The saved views of this data set, as viewsEdited() gave them; empty: none.
    void setSavedViews(const QByteArray& json);
    SavedViews& savedViews();

    enum class Mode { Images, Objects };
    void setMode(Mode mode);
    Mode mode() const;

    /// A data set is being read: what, how many of how many (0: unknown), with Cancel.
    void setBusy(const QString& what, quint64 done, quint64 total);
    void clearBusy();
    void setError(const QString& text);

    /// Key and what it does, for the list of shortcuts.
    static QList<QPair<QString, QString>> shortcuts();

Q_SIGNALS:
    void openRequested();
    void sampleRequested();  ///< make the built-in sample data set and open it
    void cancelRequested();
    void currentRecordChanged(qsizetype record);
    /// Views were saved, renamed or deleted: all of them, to be kept under the data set's fingerprint.
    void viewsEdited(const QByteArray& json);
    void objectsJudged(gg::audit::Verdict verdict, const std::vector<gg::audit::ObjectKey>& objects);
    void objectUndoRequested();
    /// Margins and sharpness of the objects are wanted.
    void measureRequested();
    void measureCancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace gg::widgets
