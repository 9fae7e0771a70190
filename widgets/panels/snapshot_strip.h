#pragma once

#include "widgets/charts/prediction_image.h"
#include "widgets/models/image_provider.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace gg::widgets
{

class EpochCursor;
class RunCollection;
struct RunEntry;

/// The followed validation images at the cursor's epoch: input, truth and each visible run's prediction side by side, one group
/// an image. The tiles are as large as the space allows.
class SnapshotStrip final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    SnapshotStrip(RunCollection& runs, EpochCursor& cursor, ImageProvider& images, QWidget* parent = nullptr);

    void setMode(PredictionMode mode);
    PredictionMode mode() const { return m_mode; }
    /// Reads runs and cursor anew; the page calls it once a tick.
    void refresh();
    int tileSide() const { return m_side; }
    QSize sizeHint() const override { return {600, 220}; }
    QSize minimumSizeHint() const override { return {260, 130}; }

Q_SIGNALS:
    void imageActivated(const QString& image);
    void modeChanged(gg::widgets::PredictionMode mode);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Tile {
        QString file = {};  ///< of the prediction; empty where there is none
        QString missing = {};
        std::optional<double> dice = {};  ///< of classes the share of pixels that are right, which their summed Dice is
        bool classes = false;        ///< a map of classes in the masks' colours, drawn as it is
    };
    struct Group {
        QString sample;
        QString image;
        QString input;
        QString truth;
        bool classes = false;     ///< the truth is a map of classes
        std::vector<Tile> tiles;  ///< one a visible run
    };
    struct Column {
        QString title;
        QString shortTitle;  ///< where the tile is narrow
        QColor colour;
    };

    void collect();
    void addGroups(const RunEntry& run);
    /// A run that is drawn, with what it stored last at the cursor's epoch.
    struct Shown {
        const RunEntry* run = nullptr;
        int stored = 0;
        QHash<QString, std::optional<double>> dice;  ///< by image
    };
    static Tile tileFor(const Shown& shown, const Group& group);
    void arrange();
    int keyHeight() const;
    QRect groupRect(int group) const;
    int groupAt(const QPoint& at) const;
    void drawGroup(QPainter& painter, int index, const DrawLook& look);
    void drawTile(QPainter& painter, const QRect& rect, const QImage& picture, const QString& missing) const;
    QImage image(const QString& file, bool mask);
    QImage prediction(const Group& group, const Tile& tile);

    RunCollection& m_runs;
    EpochCursor& m_cursor;
    ImageProvider& m_images;
    PredictionMode m_mode = PredictionMode::Overlay;
    std::vector<Group> m_groups;
    std::vector<Column> m_columns;
    QCache<QString, QImage> m_drawn;  ///< by prediction file and mode
    QHash<QString, QString> m_failed;
    QSet<QString> m_asked;
    int m_side = 96;
    int m_perRow = 1;
    int m_current = 0;
};

/// The newest epoch not after `epoch` that a run stored predictions of; 0: none.
int snapshotEpochAt(const RunEntry& run, int epoch);

}  // namespace gg::widgets
