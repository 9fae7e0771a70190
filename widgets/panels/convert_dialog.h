#pragma once

#include "core/dataset/write/convert.h"
#include "widgets/panels/writing_dialog.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QTreeWidget;

namespace gg::widgets {

/// Chooses a format and a folder for a data set, and shows what the format cannot hold before anything is written. Counts and writes
/// nothing itself: it asks for both.
class ConvertDialog : public WritingDialog {
    Q_OBJECT
public:
    ConvertDialog(dataset::DatasetPtr dataset, const QString& folder, QWidget* parent = nullptr);

    dataset::ConvertOptions options() const;
    void setTarget(dataset::ConvertTarget target);

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

protected:
    void compute() override;
    void write() override;
    void enableWrite() override;

private:
    QFormLayout* buildForm();
    QWidget* buildLedger();
    void addChoices(QFormLayout* form);
    void choicesChanged();
    void showRows();
    void showDetail();
    void showLosses(const dataset::ConversionReport& report);
    void setBusy(bool busy);

    bool m_hasIgnored = false;
    bool m_hasMasks = false;
    QFormLayout* m_form;
    QComboBox* m_target;
    QComboBox* m_images;
    QComboBox* m_ignore;
    QComboBox* m_corners;
    QComboBox* m_face;
    QDoubleSpinBox* m_tolerance;
    QCheckBox* m_clip;
    QLabel* m_headline;
    QTreeWidget* m_losses;
    QLabel* m_detail;
};

}  // namespace gg::widgets
