#pragma once

#include "core/inference/model_description.h"
#include "core/inference/processing.h"
#include "core/inference/rank.h"
#include "core/inference/run_model.h"

#include <QDialog>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableWidget;

namespace gg::widgets {

class Banner;
class EmptyState;
class ProcessingForm;
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
    bool augment = false;  ///< show each picture mirrored and smaller too, and fuse what was found

    /// Of the run; one, the picture as it is, where it does not augment.
    std::vector<inference::Variant> variants() const;
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
    /// As if a person had chosen the file.
    void openFile(const QString& file);
    QString modelFile() const;
    ModelRun run() const;
    void setAugment(bool augment);

Q_SIGNALS:
    /// A file was chosen: open it, recognise() it with the data set, and call setModel. Emitted again when a person wants another size for
    /// a model that leaves it open.
    void modelChosen(const QString& file, int width, int height);
    void runRequested(const gg::widgets::ModelRun& run);
    /// Order the split's images by how unsure the model is of them; nothing is written.
    void rankRequested(const gg::widgets::ModelRun& run, gg::inference::RankBy by);
    /// Stop opening or running.
    void cancelRequested();
    /// Look at the predictions that were written.
    void evaluateRequested(const QString& predictions);
    /// The processing differs from what was recognised (or is that again: nullopt): to be kept in inference::processingFile().
    void processingEdited(const gg::inference::ModelDescription& description, const std::optional<gg::inference::Processing>& processing);

private:
    QWidget* buildHead();
    QWidget* buildResult();
    QString proposedFolder() const;
    void chooseFile();
    void chooseFolder();
    void describe();
    void formEdited();
    void showLosses(const inference::RunResult& result);
    void updateButtons();
    void startRun();
    void fillRankMenu();
    void startRanking(inference::RankBy by);
    void setBusy(bool busy);

    std::vector<ModelSplit> m_splits;
    QString m_base;             ///< below it a folder for each model and split is proposed
    bool m_folderChosen = false;
    bool m_busy = false;
    QString m_chosen;           ///< the file that was asked for last
    std::optional<inference::ModelDescription> m_description;
    QString m_predictions;
    Banner* m_banner;
    ProgressRow* m_progress;
    ProcessingForm* m_form;
    QLineEdit* m_file = nullptr;
    QLabel* m_about = nullptr;
    QComboBox* m_split = nullptr;
    QLineEdit* m_folder = nullptr;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_problems = nullptr;
    QWidget* m_result = nullptr;
    QLabel* m_headline = nullptr;
    QTableWidget* m_latency = nullptr;
    QLabel* m_measured = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_runButton = nullptr;
    QCheckBox* m_augment = nullptr;
    QPushButton* m_evaluate = nullptr;
    QPushButton* m_rank = nullptr;
    EmptyState* m_empty = nullptr;
    QStackedWidget* m_body = nullptr;
};

}  // namespace gg::widgets

Q_DECLARE_METATYPE(gg::widgets::ModelRun)
