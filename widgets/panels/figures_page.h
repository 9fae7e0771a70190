#pragma once

#include "widgets/figures/figure_history.h"
#include "widgets/figures/figure_style.h"
#include "widgets/models/background_work.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace gg::widgets {

class AvailablePanels;
class Banner;
class EmptyState;
class FigureRenderer;
class FigureSettings;
class FigureSheet;
class PanelBuilder;
class ProgressRow;
class RunCollection;

/// Figures for papers: panels on a page of its real size, settings on the right, what there is to show on the left. Panels are read from the run
/// folders and the page is painted in the background; the window's thread only shows pictures.
class FiguresPage final : public QWidget {
    Q_OBJECT
public:
    /// Without `work` everything is done at once, as in tests; else it ends before the page does.
    FiguresPage(RunCollection& runs, std::shared_ptr<PanelBuilder> builder, BackgroundWork* work, QWidget* parent = nullptr);
    ~FiguresPage() override;

    const ComposedFigure& figure() const { return m_history.now(); }
    /// Puts another figure in this one's place; Undo does not go behind it.
    void setFigure(const ComposedFigure& figure);
    /// A chart of the runs page or of an evaluation becomes a panel. `redrawable`: it is read from its runs; else its numbers are kept, and computed
    /// again where the recipe says what is evaluated.
    void addFigure(const Figure& figure, const FigureRecipe& recipe, bool redrawable);
    /// A panel of what the runs have, by name; -1, -1: where there is room.
    void addByName(const QString& what, QPoint cell = {-1, -1});
    void openRecipe(const QString& file);
    /// The figure of the last time, as figureChanged() said it, unless one was begun meanwhile.
    void restore(const QByteArray& recipe);
    /// Writes the figure; the banner says what came of it.
    void write(const QString& file, const QString& formats, int dpi);
    void setFolder(const QString& folder) { m_folder = folder; }

    /// Runs and predictions may have grown, or are called otherwise.
    void readAgain();

    FigureSheet& sheet() const { return *m_sheet; }
    bool idle() const;
    bool canUndo() const { return m_history.canUndo(); }
    void undo();
    void redo();
    static QList<std::pair<QString, QString>> shortcuts();

Q_SIGNALS:
    void openRunRequested();
    /// For the next start; not said more than twice a second.
    void figureChanged(const QByteArray& recipe);
    void written(const QStringList& files);
    void folderChanged(const QString& folder);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildTools();
    void buildBody();
    void buildKeys();
    void connectParts();
    void connectRenderer();
    void fillAvailable();
    void readOffers();
    void apply(const ComposedFigure& figure, const QString& kind);
    void changed();
    void fit();
    void setZoom(double percent);
    double realPixelsPerMm() const;
    void showExport();
    void showError(const QString& text);
    void showNotices();
    int runIndex(ComposedFigure& figure, const QString& folder) const;
    void addPanelTo(ComposedFigure figure, ComposedPanel panel, double heightMm, QPoint cell);
    void removeAt(int panel);
    void refreshState();
    void remember();

    RunCollection& m_runs;
    std::shared_ptr<PanelBuilder> m_builder;
    BackgroundWork* m_work;
    BackgroundWork m_atOnce;
    FigureHistory m_history;
    Vision m_vision = Vision::Normal;
    double m_zoom = 0;  ///< percent; 0: as much as fits
    QString m_folder;
    QString m_name;
    bool m_writing = false;
    QStringList m_notices;        ///< that the banner shows
    std::vector<FigureRun> m_offered;  ///< the figure's runs that were asked what they have
    QTimer m_later;
    QTimer m_grown;
    FigureRenderer* m_renderer = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    Banner* m_banner = nullptr;
    ProgressRow* m_progress = nullptr;
    QWidget* m_tools = nullptr;
    AvailablePanels* m_available = nullptr;
    QScrollArea* m_scroll = nullptr;
    FigureSheet* m_sheet = nullptr;
    FigureSettings* m_settings = nullptr;
    QComboBox* m_zoomBox = nullptr;
    QComboBox* m_visionBox = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    QToolButton* m_export = nullptr;
};

}  // namespace gg::widgets
