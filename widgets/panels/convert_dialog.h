#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/write/convert.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace gg::widgets {

class Banner;
class ProgressRow;

/// Chooses a format and a folder for a data set, and shows what the format cannot hold before anything is written. Counts and writes
/// nothing itself: it asks for both.
class ConvertDialog : public QDialog {
    Q_OBJECT
public:
    ConvertDialog(dataset::DatasetPtr dataset, const QString& folder, QWidget* parent = nullptr);

    dataset::ConvertOptions options() const;
    QString folder() const;
    void setTarget(dataset::ConvertTarget target);
    void setFolder(const QString& folder);

    void setProgress(const QString& what, quint64 done, quint64 total);
    /// What would be lost with the present choices.
    void setPreview(const dataset::ConversionReport& report);
    /// It is written.
    void setResult(const dataset::ConversionReport& report);
    void setError(const QString& text);
    /// The work was stopped; nothing is there.
    void setCancelled();

Q_SIGNALS:
    void previewRequested(const gg::dataset::ConvertOptions& options);
    void convertRequested(const QString& folder, const gg::dataset::ConvertOptions& options);
    void cancelRequested();
    void openRequested(const QString& folder);

private:
    QWidget* buildForm();
    QWidget* buildLedger();
    void addChoices(QFormLayout* form);
    void choicesChanged();
    void showRows();
    void showDetail();
    void showLosses(const dataset::ConversionReport& report);
    void setBusy(bool busy);
    void chooseFolder();
    void convert();

    dataset::DatasetPtr m_dataset;
    bool m_hasIgnored = false;
    bool m_hasMasks = false;
    bool m_writing = false;
    std::optional<QString> m_written;
    QTimer m_settle;
    Banner* m_banner;
    QFormLayout* m_form;
    QComboBox* m_target;
    QLineEdit* m_folder;
    QComboBox* m_images;
    QComboBox* m_ignore;
    QComboBox* m_corners;
    QComboBox* m_face;
    QDoubleSpinBox* m_tolerance;
    QCheckBox* m_clip;
    QLabel* m_headline;
    QTreeWidget* m_losses;
    QLabel* m_detail;
    ProgressRow* m_progress;
    QPushButton* m_convert;
    QPushButton* m_open;
};

}  // namespace gg::widgets
