#pragma once

#include "widgets/charts/figure.h"
#include "widgets/models/detection_details.h"

#include <QWidget>

#include <array>
#include <functional>
#include <vector>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;

namespace gg::widgets {

class ChartView;
class EpochCursor;
class HeatView;
struct RunEntry;

/// What the cells of a detector said over the whole validation set, before any suppression, at the cursor's epoch and through the epochs: one run and
/// one scale at a time, as many figures side by side as there is room for.
class SignalsView final : public QWidget {
    Q_OBJECT
public:
    explicit SignalsView(EpochCursor& cursor, QWidget* parent = nullptr);

    struct Shown {
        const RunEntry* run = nullptr;
        SignalsPtr kept;  ///< null: none yet; `problem` says why
        QString problem;
    };
    /// The runs that may be looked at; the one that was chosen stays.
    void setShown(const std::vector<Shown>& shown);
    /// Of the kept epochs the one that is shown: the cursor's, or the last one kept before it. 0: none.
    int shownEpoch() const;
    std::size_t scale() const { return m_scale; }
    void setScale(std::size_t scale);
    const std::array<ChartView*, 7>& charts() const { return m_charts; }
    HeatView& density() const { return *m_density; }
    HeatView& negatives() const { return *m_negatives; }

Q_SIGNALS:
    /// ChartSpec or HeatFigure as a figure for a paper; `name` is a file name's stem.
    void exportRequested(const gg::widgets::Figure& figure, const QString& name);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Kept {
        QString folder;
        QString name;
        SignalsPtr kept;
        QString problem;
    };

    QWidget* buildBar();
    void buildFigures();
    QWidget* cell(QWidget* figure, QLabel*& title, const std::function<void()>& write);
    void showScales();
    void refresh();
    void arrange();
    const Kept* chosen() const;
    const runs::InnerSignals* atCursor() const;
    void writeChart(std::size_t index);

    EpochCursor& m_cursor;
    std::vector<Kept> m_runs;
    std::size_t m_scale = 0;
    QComboBox* m_choice;
    QHBoxLayout* m_scaleBar;
    QButtonGroup* m_scales;
    QCheckBox* m_matchedOnly;
    QLabel* m_sentence;
    QLabel* m_why;
    QStackedWidget* m_stack;
    QScrollArea* m_scroll;
    QGridLayout* m_grid;
    std::array<ChartView*, 7> m_charts{};
    std::array<QLabel*, 7> m_titles{};
    HeatView* m_density = nullptr;
    HeatView* m_negatives = nullptr;
    QLabel* m_densityTitle = nullptr;
    QLabel* m_negativesTitle = nullptr;
    std::vector<QWidget*> m_cells;  ///< in the order in which they are laid out
    int m_columns = 0;
};

}  // namespace gg::widgets
