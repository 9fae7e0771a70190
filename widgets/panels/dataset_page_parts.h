#pragma once

#include "widgets/images/thumbnail_grid.h"
#include "widgets/models/object_model.h"
#include "widgets/models/record_model.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/crop_wall.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/dataset_sidebar.h"
#include "widgets/panels/dataset_summary.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/filter_chips.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/view_list.h"

#include <QHash>
#include <QMultiHash>

#include <array>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace gg::widgets {

/// The parts of a DatasetPage and how they act on each other. Only dataset_page*.cpp include this.
class DatasetPage::Private {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::DatasetPage)
public:
    Private(DatasetPage& owner, SampleFilter& sampleFilter, ImageProvider& provider, BackgroundWork* background);

    void setDataset(dataset::DatasetPtr dataset);
    void setFindings(const std::vector<audit::Finding>& all);
    void showRecord(qsizetype record, int object);
    void setCurrentRecord(qsizetype record);
    void showFacts();
    void step(int by);
    /// What is known of the records is another: the model may show others, and the counts differ.
    void recordsChanged();
    void setMode(Mode wanted);
    /// The pair, large, with the object lit; filters stay as they are.
    void lookAt(qsizetype record, int object);

    DatasetPage& page;
    SampleFilter& filter;
    ImageProvider& images;
    BackgroundWork atOnce;
    BackgroundWork* work;
    RecordModel model;
    ObjectModel objects;
    std::vector<audit::Finding> findings;
    QMultiHash<qsizetype, std::size_t> findingsOf;
    std::map<std::string, audit::Review> reviews;
    RecordConditions conditions;
    SavedViews views;
    ObjectMeasures objectMeasures;
    Mode mode = Mode::Images;
    std::int64_t objectCount = -1;  ///< of the wall; -1: being found
    qsizetype current = -1;
    bool pairShown = false;

    Banner* banner;
    ProgressRow* progress;
    EmptyState* empty;
    QStackedWidget* stack;  ///< empty state, or the three columns
    DatasetSidebar* sidebar;
    ViewList* viewList;
    DatasetSummary* summary;
    QLineEdit* search;
    QLabel* searchError;
    FilterChips* chips;
    QLabel* result;  ///< "37 of 364 images"
    QComboBox* order;
    QToolButton* direction;
    QSlider* thumbnailSize;
    QToolButton* labels;
    QStackedWidget* middle;  ///< grid, pair, or nothing meets the filter
    ThumbnailGrid* grid;
    EmptyState* noMatch;
    CropWall* wall;
    std::array<QToolButton*, 2> modes;
    PairView* pair;
    ThumbnailGrid* strip;
    QLabel* pairTitle;
    QStackedWidget* right;  ///< summary, or the objects of the pair
    QTableView* objectTable;
    QLabel* pairFacts;
    QLabel* gridFacts;
    QWidget* tools;

private:
    struct Place;
    Place placeNow() const;
    void goBackTo(const Place& place);

    QWidget* makeColumns();
    QWidget* makeMiddle();
    QWidget* makeSearchRow();
    QWidget* makeTools();
    QWidget* makeRight();
    QWidget* makePair();
    QWidget* makeObjectPanel();
    void connectFacets();
    void connectPair();
    void connectWall();
    void connectViews();
    SavedView currentView() const;
    void saveView();
    void showView(const SavedView& view);
    void makeShortcuts();

    void sampleFilterChanged();
    void searchChanged(const QString& text);
    void applyConditions();
    void clearConditions();
    void setText(const QString& text);
    void recordsShown();
    void findObjects();
    void showMiddle();
    QWidget* centre() const;
    void showFilter();
    void count();
    void showPair(bool shown);
    void rowChosen(int row);
    void showObjects();
    QString factsOf(qsizetype record) const;
};

}  // namespace gg::widgets
