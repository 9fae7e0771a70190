#pragma once

#include "widgets/images/crop_grid.h"
#include "widgets/models/background_work.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace gg::widgets {

class EmptyState;
class ProgressRow;

/// The objects that a search asks for, as crops: ordered by what makes the odd ones stand at an end, judged many at a time.
class CropWall : public QWidget {
    Q_OBJECT
public:
    /// More than this many are not judged at once: each verdict is a line of a file.
    static constexpr std::int64_t mostJudged = 5000;

    CropWall(ImageProvider& images, BackgroundWork& work, QWidget* parent = nullptr);

    /// Shows what this search asks for, in the background where that takes long. `only`: these records; none given: all.
    void find(const RecordSnapshot& set, const RecordQuery& query, std::optional<std::vector<std::size_t>> only);
    /// A value that is null is not known; asking for it says measureRequested().
    void setMeasures(const ObjectMeasures& measures);
    void setReviews(ObjectReviews reviews);
    void setSizeStep(int step) { m_grid->setSizeStep(step); }
    /// Objects are being measured.
    void setProgress(const QString& what, quint64 done, quint64 total);
    void finishMeasuring();

    CropOrder order() const;
    bool descending() const;
    void setOrder(CropOrder order, bool descending);
    /// Percent of the object's longer side that is shown on each side.
    int context() const;
    void setContext(int percent);

    QToolButton* boxes() const { return m_boxes; }

    CropGrid* grid() const { return m_grid; }

Q_SIGNALS:
    void counted(std::int64_t objects);
    void opened(qsizetype record, int object);
    void judged(gg::audit::Verdict verdict, const std::vector<gg::audit::ObjectKey>& objects);
    void undoRequested();
    void measureRequested();
    void cancelRequested();
    /// One class of the set, or all (nothing).
    void classChosen(std::optional<std::int32_t> classId);
    void viewChanged();  ///< order, direction or context
    void clearRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTools();
    QWidget* makeNotice();
    QWidget* makeVerdicts();
    void fillClasses();
    void showClass();
    void refind();
    void take(std::shared_ptr<std::vector<Crop>> crops);
    void showSelection();
    void judge(audit::Verdict verdict);

    BackgroundWork m_atOnce;
    BackgroundWork& m_work;
    RecordSnapshot m_set;
    RecordQuery m_query;
    std::optional<std::vector<std::size_t>> m_only;
    ObjectMeasures m_measures;
    bool m_saved = false;  ///< the last verdict came back
    bool m_stale = false;  ///< to be found anew as soon as it is seen

    QComboBox* m_class;
    QComboBox* m_order;
    QToolButton* m_direction;
    QSlider* m_context;
    QToolButton* m_boxes;
    QWidget* m_notice;
    QLabel* m_noticeText;
    QToolButton* m_measure;
    ProgressRow* m_progress;
    QStackedWidget* m_stack;
    CropGrid* m_grid;
    EmptyState* m_empty;
    QLabel* m_selected;
    std::array<QToolButton*, audit::verdictCount> m_verdicts{};
    QToolButton* m_undo;
};

}  // namespace gg::widgets
