#pragma once

#include "widgets/images/overlay.h"
#include "widgets/models/case_model.h"
#include "widgets/models/image_provider.h"
#include "widgets/models/selection_text.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace gg::widgets {

class CaseGrid;
class ImageView;
class SampleFilter;

/// The images behind a click: what is selected, its objects as crops, worst first, and one of them in its image, with every truth and
/// prediction drawn and labelled. Keys: arrows to the next and previous case, O overlays, G truth, P predictions, Z zoom to the object,
/// F fit.
class CasePanel : public QWidget {
    Q_OBJECT
public:
    CasePanel(EvaluationState& state, SampleFilter& filter, ImageProvider& images, QWidget* parent = nullptr);

    const CaseModel& model() const { return *m_model; }
    QString sentence() const;
    int current() const;
    void setCurrent(int row);
    /// Names of the two sources that are compared, for the sentence.
    void setComparedNames(const ComparedNames& names);
    ImageView* view() const { return m_view; }
    CaseGrid* grid() const { return m_grid; }
    QSplitter* splitter() const { return m_splitter; }

    static QList<QPair<QString, QString>> shortcuts();

Q_SIGNALS:
    void imagesRequested();  ///< the sample filter was set: show it

private:
    QWidget* buildHead();
    QWidget* buildPicture();
    void connectKeys();
    void refresh();
    void refreshSentence();
    void showCase(int row);
    void redraw();
    void askForPicture();
    void takePicture(const ImageRequest& request, const QImage& image);
    void zoomToCase();
    void step(int by);
    void showInDataset();
    void showLayers();
    void refreshEmpty();

    EvaluationState& m_state;
    SampleFilter& m_filter;
    ImageProvider& m_images;
    CaseModel* m_model;
    QLabel* m_sentence;
    QPushButton* m_toDataset;
    QStackedWidget* m_stack;
    QLabel* m_hint;
    QSplitter* m_splitter;
    CaseGrid* m_grid;
    ImageView* m_view;
    QLabel* m_caption;
    QToolButton* m_truthButton;
    QToolButton* m_predictionButton;
    ComparedNames m_names;
    std::optional<evaluation::Case> m_case;  ///< that is shown large
    QString m_file;                          ///< its picture, while it is waited for or shown
    bool m_shown = false;                    ///< the picture of m_file is there
    bool m_refreshing = false;
    bool m_zoomToCase = false;               ///< a person walks from object to object
    std::vector<OverlayShape> m_shapes;
};

}  // namespace gg::widgets
