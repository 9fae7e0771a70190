#include "widgets/panels/run_difference_view.h"

#include "widgets/charts/chart_look.h"
#include "widgets/charts/prediction_image.h"
#include "widgets/images/image_view.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/detection_images.h"
#include "widgets/panels/progress_row.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

QString number(double value, int decimals = 3)
{
    return QLocale().toString(value, 'f', decimals);
}

QString scoreText(const std::optional<double>& value)
{
    return value ? number(*value, 2) : QStringLiteral("–");
}

QString measureText(evaluation::RunMeasure measure)
{
    switch (measure) {
    case evaluation::RunMeasure::Ap:
        return QStringLiteral("mAP50-95");
    case evaluation::RunMeasure::Ap50:
        return QStringLiteral("mAP50");
    case evaluation::RunMeasure::ImageDice:
        return RunDifferenceView::tr("mean Dice of images");
    case evaluation::RunMeasure::PooledDice:
        return RunDifferenceView::tr("Dice of all pixels");
    case evaluation::RunMeasure::ImageIou:
        return RunDifferenceView::tr("mean IoU of images");
    }
    return {};
}

QString fileName(const std::string& path)
{
    return QString::fromStdString(path).section(QLatin1Char('/'), -1);
}

QString sampleOf(const runs::RunInfo& info, const std::string& image)
{
    const QString name = fileName(image);
    for (const runs::SnapshotSample& sample : info.samples) {
        if (sample.image == image || fileName(sample.image) == name) {
            return QString::fromStdString(sample.name);
        }
    }
    return {};
}

}  // namespace

QString differenceSentence(const evaluation::MeasuredRunDifference& measured, const QString& nameA, const QString& nameB)
{
    const QString measure = measureText(measured.measure);
    if (!measured.difference) {
        return RunDifferenceView::tr("%1: not defined for both.").arg(measure);
    }
    const metrics::BootstrapDifference& one = *measured.difference;
    const bool second = one.difference >= 0;
    const QString by = RunDifferenceView::tr("%1 ± %2").arg(number(std::abs(one.difference)), number((one.high - one.low) / 2));
    if (one.withinNoise()) {
        return RunDifferenceView::tr("%1: %2 against %3, a difference of %4: within noise.").arg(measure, number(one.a), number(one.b), by);
    }
    return RunDifferenceView::tr("%1: %2 is better than %3 by %4 (%5 against %6): more than noise.")
        .arg(measure, second ? nameB : nameA, second ? nameA : nameB, by, number(second ? one.b : one.a), number(second ? one.a : one.b));
}

void ImageScoresModel::setDifference(RunDifferencePtr difference)
{
    beginResetModel();
    m_difference = std::move(difference);
    endResetModel();
}

void ImageScoresModel::setLossesFirst(bool first)
{
    beginResetModel();
    m_lossesFirst = first;
    endResetModel();
}

int ImageScoresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_difference ? 0 : static_cast<int>(m_difference->images.size());
}

int ImageScoresModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const evaluation::ImageScores& ImageScoresModel::at(int row) const
{
    const auto& images = m_difference->images;
    const auto place = static_cast<std::size_t>(row);
    return images[m_lossesFirst ? images.size() - 1 - place : place];
}

QVariant ImageScoresModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const evaluation::ImageScores& one = at(index.row());
    const double difference = one.difference();
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Image ? fileName(one.image) : index.column() == ScoreA ? scoreText(one.a) : index.column() == ScoreB ? scoreText(one.b)
                                                                 : (difference > 0 ? QStringLiteral("+") : QString()) + number(difference, 2);
    case Qt::ToolTipRole:
        return QString::fromStdString(one.image);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((index.column() == Image ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case Qt::ForegroundRole:
        return index.column() != Difference || difference == 0 ? QVariant() : QVariant(difference > 0 ? theme().success : theme().error);
    default:
        return {};
    }
}

QVariant ImageScoresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment((section == Image ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    }
    const bool boxes = m_difference && m_difference->detectors;
    if (role == Qt::ToolTipRole) {
        return boxes ? tr("F1 of the image at IoU 0.5, each run at the confidence of its best F1") : tr("Dice of the image");
    }
    const QString score = boxes ? QStringLiteral("F1") : QStringLiteral("Dice");
    return role != Qt::DisplayRole ? QVariant()
           : section == Image      ? tr("Image")
           : section == ScoreA     ? tr("A, %1").arg(score)
           : section == ScoreB     ? tr("B, %1").arg(score)
                                   : tr("B − A");
}

RunDifferenceView::RunDifferenceView(ImageProvider& images, QWidget* parent)
    : QWidget(parent)
    , m_images(images)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    m_banner = new Banner(this);
    m_progress = new ProgressRow(this);
    layout->addWidget(m_banner);
    layout->addWidget(buildHead());
    layout->addWidget(m_progress);
    m_verdict = new QLabel(this);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_verdict);
    m_body = buildImages();
    layout->addWidget(m_body, 1);
    layout->addStretch();
    connect(m_progress, &ProgressRow::cancelRequested, this, &RunDifferenceView::cancelRequested);
    connect(&m_images, &ImageProvider::ready, this, [this](const ImageRequest& request) {
        if (m_waitsFor.contains(request.file)) {
            drawImage();
        }
    });
    connect(&m_images, &ImageProvider::failed, this, [this](const ImageRequest& request, const QString& error) {
        if (m_waitsFor.removeAll(request.file) > 0) {
            for (ImageView* view : m_views) {
                view->setMessage(error);
            }
        }
    });
    m_progress->finish();
    showVerdict();
}

RunDifferenceView::~RunDifferenceView() = default;

QWidget* RunDifferenceView::buildHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    const auto choice = [&](const QString& name) {
        auto* box = new QComboBox(head);
        box->setAccessibleName(name);
        box->setMinimumContentsLength(12);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumHeight(space::target);
        connect(box, &QComboBox::currentIndexChanged, this, &RunDifferenceView::sidesChanged);
        return box;
    };
    m_a = choice(tr("Run A"));
    m_b = choice(tr("Run B"));
    m_compare = new QPushButton(tr("Compare &predictions"), head);
    m_compare->setToolTip(tr("Hold both runs' predictions at the cursor's epoch against the truth, image by image, and draw the images a thousand times anew"));
    row->addWidget(new QLabel(tr("A"), head));
    row->addWidget(m_a, 1);
    row->addWidget(new QLabel(tr("against B"), head));
    row->addWidget(m_b, 1);
    row->addWidget(m_compare);
    row->addStretch();
    connect(m_compare, &QPushButton::clicked, this, [this] {
        m_banner->dismiss();
        Q_EMIT requested(folderA(), folderB(), m_epoch);
    });
    return head;
}

QWidget* RunDifferenceView::buildImages()
{
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setChildrenCollapsible(false);
    auto* left = new QWidget(body);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    m_order = new QComboBox(left);
    m_order->addItems({tr("Where B wins most"), tr("Where B loses most")});
    m_order->setAccessibleName(tr("Order of the images"));
    m_order->setMinimumHeight(space::target);
    m_model = new ImageScoresModel(this);
    m_table = new QTableView(left);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Images by difference"));
    m_table->setToolTip(tr("Enter or a double click shows the image in the data set"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(ImageScoresModel::Image, QHeaderView::Stretch);
    for (const int score : {ImageScoresModel::ScoreA, ImageScoresModel::ScoreB, ImageScoresModel::Difference}) {
        m_table->horizontalHeader()->resizeSection(score, 62);
    }
    column->addWidget(m_order);
    column->addWidget(m_table, 1);
    body->addWidget(left);
    for (std::size_t side = 0; side < 2; ++side) {
        auto* box = new QWidget(body);
        auto* boxLayout = new QVBoxLayout(box);
        boxLayout->setContentsMargins(0, 0, 0, 0);
        boxLayout->setSpacing(space::small);
        m_captions[side] = new QLabel(box);
        m_captions[side]->setTextFormat(Qt::RichText);
        m_captions[side]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_views[side] = new ImageView(box);
        m_views[side]->setMinimumSize(140, 100);
        boxLayout->addWidget(m_captions[side]);
        boxLayout->addWidget(m_views[side], 1);
        body->addWidget(box);
    }
    body->setSizes({340, 400, 400});
    connect(m_order, &QComboBox::currentIndexChanged, this, [this](int order) {
        m_model->setLossesFirst(order == 1);
        showImage(0);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunDifferenceView::drawImage);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { Q_EMIT imageActivated(QString::fromStdString(m_model->at(index.row()).image)); });
    return body;
}

void RunDifferenceView::setRuns(const std::vector<const RunEntry*>& runs)
{
    std::vector<Side> sides;
    for (const RunEntry* run : runs) {
        sides.push_back({.folder = run->folder, .name = QString::fromStdString(run->info.name), .colour = run->colour, .info = run->info});
    }
    const bool same = std::equal(sides.begin(), sides.end(), m_runs.begin(), m_runs.end(), [](const Side& a, const Side& b) { return a.folder == b.folder && a.name == b.name && a.colour == b.colour; });
    m_runs = std::move(sides);
    if (same) {
        return;
    }
    const QString a = folderA();
    const QString b = folderB();
    for (QComboBox* box : {m_a, m_b}) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (const Side& side : m_runs) {
            QPixmap square(10, 10);
            square.fill(onBackground(side.colour, theme().dark));
            box->addItem(square, side.name, side.folder);
        }
    }
    choose(a, b);
    if (m_a->currentIndex() == m_b->currentIndex() && m_runs.size() > 1) {
        m_b->setCurrentIndex(m_a->currentIndex() == 0 ? 1 : 0);
    }
    sidesChanged();
}

void RunDifferenceView::choose(const QString& folderA, const QString& folderB)
{
    const auto pick = [](QComboBox& box, const QString& folder) {
        if (const int index = box.findData(folder); index >= 0) {
            box.setCurrentIndex(index);
        }
    };
    pick(*m_a, folderA);
    pick(*m_b, folderB);
}

QString RunDifferenceView::folderA() const
{
    return m_a->currentData().toString();
}

QString RunDifferenceView::folderB() const
{
    return m_b->currentData().toString();
}

const RunDifferenceView::Side* RunDifferenceView::sideOf(const QString& folder) const
{
    const auto it = std::find_if(m_runs.begin(), m_runs.end(), [&](const Side& side) { return side.folder == folder; });
    return it == m_runs.end() ? nullptr : &*it;
}

void RunDifferenceView::setEpoch(int epoch)
{
    if (epoch != m_epoch) {
        m_epoch = epoch;
        showVerdict();
    }
}

void RunDifferenceView::sidesChanged()
{
    m_compare->setEnabled(m_runs.size() > 1 && folderA() != folderB());
    if (m_difference && (m_compared[0] != folderA() || m_compared[1] != folderB())) {
        m_difference.reset();
        m_model->setDifference(nullptr);
    }
    showVerdict();
}

void RunDifferenceView::setProgress(const QString& what, quint64 done, quint64 total)
{
    m_progress->setProgress(what, done, total);
    m_compare->setEnabled(false);
}

void RunDifferenceView::setDifference(const QString& a, const QString& b, RunDifferencePtr difference)
{
    setCancelled();
    m_difference = std::move(difference);
    m_compared = {a, b};
    m_model->setDifference(m_difference);
    showVerdict();
    showImage(0);
}

void RunDifferenceView::setProblem(const QString& text)
{
    setCancelled();
    m_banner->showError(text);
}

void RunDifferenceView::setCancelled()
{
    m_progress->finish();
    m_compare->setEnabled(m_runs.size() > 1 && folderA() != folderB());
}

QString RunDifferenceView::verdict() const
{
    return m_verdict->text();
}

void RunDifferenceView::showVerdict()
{
    m_body->setVisible(m_difference != nullptr);
    const Side* a = m_difference ? sideOf(m_compared[0]) : nullptr;
    const Side* b = m_difference ? sideOf(m_compared[1]) : nullptr;
    if (a == nullptr || b == nullptr) {
        m_verdict->setText(m_runs.size() < 2 ? tr("Show two runs to compare their predictions.")
                                             : tr("Is one of the two better, or is it luck of the images? Their predictions tell, image by image."));
        return;
    }
    QStringList lines;
    for (const evaluation::MeasuredRunDifference& one : m_difference->measures) {
        lines << differenceSentence(one, a->name, b->name);
    }
    const auto epochs = [](int epoch) { return epoch > 0 ? tr("epoch %1").arg(epoch) : tr("its only predictions"); };
    QString basis = tr("A: %1, B: %2, %n shared image(s); B wins %3 and loses %4.", nullptr, static_cast<int>(m_difference->images.size()))
                        .arg(epochs(m_difference->epochA), epochs(m_difference->epochB))
                        .arg(m_difference->wins())
                        .arg(m_difference->losses());
    if (const std::size_t only = m_difference->onlyA + m_difference->onlyB; only > 0) {
        basis += QLatin1Char(' ') + tr("%n image(s) that only one of them has were left out.", nullptr, static_cast<int>(only));
    }
    lines << basis;
    m_verdict->setText(lines.join(QLatin1Char('\n')));
    const auto& first = m_difference->measures.front().difference;
    m_verdict->setToolTip(first ? tr("Paired bootstrap: the images are drawn with replacement %1 times, the same for both runs. %2 % of the differences lie between %3 and %4; a difference "
                                     "whose interval holds 0 is within noise.")
                                      .arg(first->repetitions)
                                      .arg(qRound(100 * first->level))
                                      .arg(number(first->low), number(first->high))
                                : QString());
}

void RunDifferenceView::showImage(int row)
{
    if (row >= 0 && row < m_model->rowCount()) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->selectRow(row);
        drawImage();
    }
}

/// What is in the cache; else it is asked for, and the image is drawn again when it is there.
QImage RunDifferenceView::picture(const QString& file, bool mask)
{
    const ImageRequest request{.file = file, .side = 0, .mask = mask};
    const QImage known = m_images.cached(request);
    if (known.isNull()) {
        m_waitsFor << file;
        m_images.request(request);
    }
    return known;
}

void RunDifferenceView::caption(std::size_t side, const QString& text)
{
    const Side* run = sideOf(m_compared[side]);
    const QString whole = QStringLiteral("%1 · %2").arg(run == nullptr ? QString() : run->name, text);
    m_captions[side]->setText(QStringLiteral("<font color='%1'>■</font> %2").arg(run == nullptr ? QString() : onBackground(run->colour, theme().dark).name(), whole.toHtmlEscaped()));
    m_captions[side]->setToolTip(whole);
}

void RunDifferenceView::drawImage()
{
    m_waitsFor.clear();
    const QModelIndex current = m_table->currentIndex();
    if (!m_difference || !current.isValid()) {
        return;
    }
    const evaluation::ImageScores& scores = m_model->at(current.row());
    if (m_difference->detectors) {
        drawBoxes(scores);
    } else {
        drawMasks(scores);
    }
}

void RunDifferenceView::drawBoxes(const evaluation::ImageScores& scores)
{
    const QImage shown = picture(QString::fromStdString(scores.image), false);
    const std::array loaded{m_difference->loadedA, m_difference->loadedB};
    const std::array confidence{m_difference->confidenceA, m_difference->confidenceB};
    for (std::size_t side = 0; side < 2; ++side) {
        JobControl control;
        const auto one = evaluation::imageOf(*loaded[side], scores.image, side == 0 ? m_difference->epochA : m_difference->epochB, control);
        if (shown.isNull()) {
            m_views[side]->setMessage(tr("Reading the picture …"));
        } else {
            m_views[side]->setImage(shown);
        }
        if (one.images.empty()) {
            caption(side, tr("not evaluated"));
            m_views[side]->setShapes({});
        } else {
            caption(side, tr("%1, confidence from %2").arg(followedText(one, 0, confidence[side]), number(confidence[side], 2)));
            m_views[side]->setShapes(followedShapes(one, 0, confidence[side]));
        }
    }
}

void RunDifferenceView::drawMasks(const evaluation::ImageScores& scores)
{
    const std::array values{scores.a, scores.b};
    for (std::size_t side = 0; side < 2; ++side) {
        const Side* run = sideOf(m_compared[side]);
        const QString sample = run == nullptr ? QString() : sampleOf(run->info, scores.image);
        QImage shown;
        if (sample.isEmpty()) {
            caption(side, tr("Dice %1 (its prediction was not kept, only its counts)").arg(scoreText(values[side])));
            shown = picture(QString::fromStdString(scores.image), false);
        } else {
            const std::string folder = run->folder.toStdString();
            const int epoch = side == 0 ? m_difference->epochA : m_difference->epochB;
            caption(side, tr("Dice %1").arg(scoreText(values[side])));
            const QImage input = picture(QString::fromStdString(runs::sampleInputFile(folder, sample.toStdString())), false);
            const QImage truth = picture(QString::fromStdString(runs::sampleTruthFile(folder, sample.toStdString())), true);
            const QImage probability = picture(QString::fromStdString(runs::predictionFile(folder, epoch, sample.toStdString())), true);
            if (!input.isNull() && !truth.isNull() && !probability.isNull()) {
                shown = drawPrediction(input, truth, probability, PredictionMode::Overlay);
            }
        }
        if (shown.isNull()) {
            m_views[side]->setMessage(tr("Reading the picture …"));
        } else {
            m_views[side]->setImage(shown);
        }
        m_views[side]->setShapes({});
    }
}

}  // namespace gg::widgets
