#pragma once

#include "app/job.h"
#include "core/dataset/dataset.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace gg::widgets {
class ConvertDialog;
class SplitDialog;
}  // namespace gg::widgets

namespace gg::app {

/// Converting and splitting the open data set: shows the dialogs, counts and writes in the background.
class DatasetWriting : public QObject {
    Q_OBJECT
public:
    explicit DatasetWriting(QWidget* window);
    ~DatasetWriting() override;

    void showConvert(dataset::DatasetPtr dataset);
    void showSplit(dataset::DatasetPtr dataset);
    bool running() const { return m_convertJob.running() || m_splitJob.running(); }
    widgets::ConvertDialog* convertDialog() const;
    widgets::SplitDialog* splitDialog() const;

Q_SIGNALS:
    void openRequested(const QString& path);

private:
    QWidget* m_window;
    QPointer<widgets::ConvertDialog> m_convert;
    QPointer<widgets::SplitDialog> m_split;
    /// Groups of pictures that look alike, found once for the data set that is divided; empty until somebody asks.
    dataset::DatasetPtr m_scenesOf;
    std::vector<int> m_scenes;
    Job m_convertJob;
    Job m_splitJob;
};

}  // namespace gg::app
