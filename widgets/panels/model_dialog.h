#pragma once

#include "core/inference/model_description.h"
#include "core/inference/processing.h"
#include "core/inference/run_model.h"

#include <QDialog>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace gg::widgets {

class Banner;
class ProgressRow;

/// A split that a model can be run over.
struct ModelSplit {
    QString name;
    int images = 0;
};

/// What a person asks for: the model as it was opened, the split, where to write, and the processing as edited.
struct ModelRun {
    QString model;
    QString split;
    QString outFolder;
    inference::Processing processing;
};

/// Runs a model over a split: shows what was recognised of its pre- and post-processing with the reasons, lets every field be edited, and
/// shows latency and throughput after the run. Opens and runs nothing itself: it asks. The owner answers a request with setModel,
/// setProgress, setResult, setError or setCancelled.
class ModelDialog : public QDialog {
    Q_OBJECT
public:
    /// `outFolder`: where results go unless a person chooses another place; a folder of its own is made below it for each model and split.
    ModelDialog(const std::vector<ModelSplit>& splits, const QString& outFolder, QWidget* parent = nullptr);
    ~ModelDialog() override;

    /// The model was opened and its processing recognised. `edited`: what was kept of an earlier edit, used in place of the recognised one.
    void setModel(const inference::ModelDescription& description, const std::vector<std::int64_t>& inputShape,
                  const inference::Recognition& recognition, const std::optional<inference::Processing>& edited = std::nullopt);
    void setProgress(const QString& what, quint64 done, quint64 total);
    void setResult(const inference::RunResult& result);
    /// Of opening or running: stays as a banner.
    void setError(const QString& text);
    void setCancelled();

    void setSplit(const QString& name);
    QString modelFile() const;
    ModelRun run() const;

Q_SIGNALS:
    /// A file was chosen: open it, recognise() it with the data set, and call setModel. Emitted again when a person wants another size for
    /// a model that leaves it open.
    void modelChosen(const QString& file, int width, int height);
    void runRequested(const gg::widgets::ModelRun& run);
    /// Stop opening or running.
    void cancelRequested();
    /// Look at the predictions that were written.
    void evaluateRequested(const QString& predictions);
    /// The processing differs from what was recognised (or is that again: nullopt): to be kept in inference::processingFile().
    void processingEdited(const gg::inference::ModelDescription& description, const std::optional<gg::inference::Processing>& processing);

private:
    struct Fields;
    QWidget* buildHead();
    QWidget* buildProcessing();
    void chooseFile();
    void fieldChanged();
    void showReasons();
    void updateButtons();
    void startRun();

    std::vector<ModelSplit> m_splits;
    QString m_outFolder;
    bool m_outFolderChosen = false;
    bool m_busy = false;
    bool m_running = false;
    std::optional<inference::ModelDescription> m_description;
    std::vector<std::int64_t> m_inputShape;
    inference::Recognition m_recognition;
    QString m_predictions;
    std::unique_ptr<Fields> m_fields;
    Banner* m_banner;
    ProgressRow* m_progress;
    QLineEdit* m_file = nullptr;
    QLabel* m_about = nullptr;
    QComboBox* m_split = nullptr;
    QLineEdit* m_folder = nullptr;
    QLabel* m_result = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_runButton = nullptr;
    QPushButton* m_evaluate = nullptr;
};

}  // namespace gg::widgets
