#pragma once

#include "core/audit/review.h"
#include "core/dataset/dataset.h"
#include "widgets/models/image_provider.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

namespace gg::widgets {

/// One pair after the other, one key a verdict, and what the verdicts so far say about the whole set.
class SpotCheckPage : public QWidget {
    Q_OBJECT
public:
    enum class ExportFormat { Csv, Json };
    Q_ENUM(ExportFormat)

    explicit SpotCheckPage(ImageProvider& images, QWidget* parent = nullptr);
    ~SpotCheckPage() override;

    /// `store` belongs to the caller and must outlive its use here; set (nullptr, nullptr) before it goes. Ends the queue of the set before.
    void setDataset(dataset::DatasetPtr dataset, audit::ReviewStore* store);
    /// Answers newQueueRequested(): the records to look at. Starts at the first that has no verdict.
    void setQueue(std::vector<std::size_t> queue);
    /// Puts a record at the end of the queue, when it is not in it, and shows it. Begins a queue where there is none.
    void addToQueue(qsizetype record);
    void setError(const QString& text);

    static QList<QPair<QString, QString>> shortcuts();

Q_SIGNALS:
    void reviewed();  ///< a verdict, a note or an undo was saved
    void openRequested();  ///< open a data set, from the empty state
    void exportRequested(gg::widgets::SpotCheckPage::ExportFormat format);
    void newQueueRequested(int count, quint64 seed);
    void showRecordRequested(qsizetype record, int object);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace gg::widgets
