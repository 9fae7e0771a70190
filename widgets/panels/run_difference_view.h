#pragma once

#include "core/evaluation/run_difference.h"
#include "widgets/models/image_provider.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QWidget>

#include <array>
#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace gg::widgets {

class Banner;
class ImageView;
class ProgressRow;
struct RunEntry;

using RunDifferencePtr = std::shared_ptr<const evaluation::PredictionDifference>;

/// Images that two runs did differently in: the second one's largest wins first, its largest losses last.
class ImageScoresModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Image, ScoreA, ScoreB, Difference, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setDifference(RunDifferencePtr difference);
    /// Losses first in place of wins.
    void setLossesFirst(bool first);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const evaluation::ImageScores& at(int row) const;

private:
    RunDifferencePtr m_difference;
    bool m_lossesFirst = false;
};

/// Is one of two runs better, or is it luck of the images? The verdict, the images ranked by who wins them, and the one that is looked at, side by side.
/// What is read and computed is the application's to do: requested() asks for it.
class RunDifferenceView final : public QWidget {
    Q_OBJECT
public:
    explicit RunDifferenceView(ImageProvider& images, QWidget* parent = nullptr);
    ~RunDifferenceView() override;

    /// The runs to choose from.
    void setRuns(const std::vector<const RunEntry*>& runs);
    void choose(const QString& folderA, const QString& folderB);
    /// Of the cursor: what is compared is of the newest epoch with predictions that is not after it.
    void setEpoch(int epoch);
    void setProgress(const QString& what, quint64 done, quint64 total);
    void setDifference(const QString& folderA, const QString& folderB, RunDifferencePtr difference);
    void setProblem(const QString& text);
    void setCancelled();

    QString folderA() const;
    QString folderB() const;
    /// "bce_dice is better than bce by 0.031 ± 0.012 …": what stands over the images.
    QString verdict() const;
    ImageScoresModel& images() const { return *m_model; }
    void showImage(int row);
    const std::array<ImageView*, 2>& views() const { return m_views; }

Q_SIGNALS:
    void requested(const QString& folderA, const QString& folderB, int epoch);
    void cancelRequested();
    void imageActivated(const QString& image);

private:
    struct Side {
        QString folder;
        QString name;
        QColor colour;
        runs::RunInfo info;
    };

    QWidget* buildHead();
    QWidget* buildImages();
    void sidesChanged();
    void showVerdict();
    void drawImage();
    void drawBoxes(const evaluation::ImageScores& scores);
    void drawMasks(const evaluation::ImageScores& scores);
    QImage picture(const QString& file, bool mask);
    void caption(std::size_t side, const QString& text);
    const Side* sideOf(const QString& folder) const;

    ImageProvider& m_images;
    std::vector<Side> m_runs;
    QComboBox* m_a = nullptr;
    QComboBox* m_b = nullptr;
    QPushButton* m_compare = nullptr;
    ProgressRow* m_progress = nullptr;
    Banner* m_banner = nullptr;
    QLabel* m_verdict = nullptr;
    QWidget* m_body = nullptr;
    QComboBox* m_order = nullptr;
    QTableView* m_table = nullptr;
    ImageScoresModel* m_model = nullptr;
    std::array<QLabel*, 2> m_captions{};
    std::array<ImageView*, 2> m_views{};
    RunDifferencePtr m_difference;
    std::array<QString, 2> m_compared;  ///< folders that m_difference is of
    QStringList m_waitsFor;             ///< files of pictures that the image needs
    int m_epoch = 0;
};

/// One sentence a measure: by how much, how sure, and whether that is more than noise.
QString differenceSentence(const evaluation::MeasuredRunDifference& measured, const QString& nameA, const QString& nameB);

}  // namespace gg::widgets
