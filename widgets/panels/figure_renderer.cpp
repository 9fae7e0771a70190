#include "widgets/panels/figure_renderer.h"

#include "core/base/error.h"
#include "widgets/figures/evaluation_panel.h"
#include "widgets/figures/figure_writing.h"
#include "widgets/figures/panel_building.h"

#include <QDataStream>
#include <QIODevice>
#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace gg::widgets {
namespace {

constexpr int longMs = 500;
/// Contents that are kept for going back to, beside those that are shown.
constexpr std::size_t mostKept = 64;

QByteArray keyOf(const ComposedFigure& figure, const ComposedPanel& panel)
{
    QByteArray key;
    QDataStream stream(&key, QIODevice::WriteOnly);
    if (panel.evaluation) {
        stream << QJsonDocument(toObject(*panel.evaluation)).toJson(QJsonDocument::Compact);
        return key;
    }
    stream << panel.what << panel.logarithmic << static_cast<int>(panel.axis) << panel.smoothing << panel.samples << panel.series << static_cast<int>(panel.mode)
           << QString::fromStdString(panel.group.setting) << QString::fromStdString(panel.group.namePattern);
    for (const MarkKind kind : panel.annotations) {
        stream << static_cast<int>(kind);
    }
    for (const int epoch : panel.epochs) {
        stream << epoch;
    }
    for (std::size_t i = 0; i < figure.runs.size(); ++i) {
        if (panel.runs.empty() || std::find(panel.runs.begin(), panel.runs.end(), static_cast<int>(i)) != panel.runs.end()) {
            stream << figure.runs[i].folder << figure.runs[i].label << figure.runs[i].colour.rgba() << figure.runs[i].stepColumn;
        }
    }
    return key;
}

/// Its numbers are in the recipe and come from nowhere else.
bool isKept(const ComposedPanel& panel)
{
    return panel.kept && !panel.evaluation;
}

}  // namespace

struct FigureRenderer::Wanted {
    QByteArray key;
    ComposedPanel panel;
    PanelContent content = {};
};

FigureRenderer::FigureRenderer(std::shared_ptr<PanelBuilder> builder, BackgroundWork& work, QObject* parent)
    : QObject(parent)
    , m_builder(std::move(builder))
    , m_work(work)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(longMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_told = m_reading;
        if (m_reading) {
            Q_EMIT progressed(tr("Reading panels"), 0, 0);
        }
    });
}

void FigureRenderer::setFigure(const ComposedFigure& figure)
{
    m_figure = figure;
    m_keys.clear();
    for (const ComposedPanel& panel : figure.panels) {
        m_keys.push_back(isKept(panel) ? QByteArray() : keyOf(figure, panel));
    }
    read();
    paint();
}

void FigureRenderer::setLook(double pixelsPerMm, Vision vision)
{
    if (m_scale != pixelsPerMm || m_vision != vision) {
        m_scale = pixelsPerMm;
        m_vision = vision;
        paint();
    }
}

void FigureRenderer::setShown(bool shown)
{
    if (std::exchange(m_shown, shown) != shown && shown) {
        read();
        paint();
    }
}

void FigureRenderer::readAgain()
{
    m_work.cancel(QStringLiteral("figure/read"));
    m_reading = false;
    m_inWork.clear();
    m_contents.clear();
    m_builder->forget();
    read();
}

void FigureRenderer::cancel()
{
    m_work.cancel(QStringLiteral("figure/read"));
    m_inWork.clear();
    if (std::exchange(m_reading, false)) {
        ++m_turn;
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            if (!m_keys[i].isEmpty() && !m_contents.contains(m_keys[i])) {
                const auto& kept = m_figure.panels[i].kept;
                const QString why = tr("Reading was cancelled. Read again to go on.");
                m_contents[m_keys[i]] = kept ? PanelContent{.figure = kept, .notice = why} : PanelContent{.problem = why};
            }
        }
        Q_EMIT readingDone();
        paint();
    }
}

QStringList FigureRenderer::notices() const
{
    return noticesOf(m_figure, contents());
}

std::vector<PanelContent> FigureRenderer::contents() const
{
    std::vector<PanelContent> all;
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        const auto known = m_contents.find(m_keys[i]);
        // Until an evaluation is there its last numbers stand for it.
        all.push_back(!m_keys[i].isEmpty() && known != m_contents.end() ? known->second : PanelContent{.figure = m_figure.panels[i].kept});
    }
    return all;
}

/// Reads what is not known yet. What is being read and still wanted is not begun anew: predictions may take long.
void FigureRenderer::read()
{
    std::set<QByteArray> missing;
    for (const QByteArray& key : m_keys) {
        if (!key.isEmpty() && !m_contents.contains(key)) {
            missing.insert(key);
        }
    }
    if (!m_shown || missing.empty() || (m_reading && std::includes(missing.begin(), missing.end(), m_inWork.begin(), m_inWork.end()))) {
        return;
    }
    if (m_contents.size() > mostKept) {
        std::erase_if(m_contents, [&](const auto& one) { return std::find(m_keys.begin(), m_keys.end(), one.first) == m_keys.end(); });
    }
    auto wanted = std::make_shared<std::vector<Wanted>>();
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        if (missing.erase(m_keys[i]) > 0) {
            wanted->push_back({.key = m_keys[i], .panel = m_figure.panels[i]});
            m_inWork.insert(m_keys[i]);
        }
    }
    std::stable_partition(wanted->begin(), wanted->end(), [](const Wanted& one) { return !one.panel.evaluation; });
    m_reading = true;
    const quint64 turn = ++m_turn;
    m_told = false;
    m_soon.start();
    const QPointer<FigureRenderer> self(this);
    // To the window's thread, as long as this reading is the one.
    const auto later = [self, turn](auto&& what) {
        QMetaObject::invokeMethod(self, [self, turn, what] {
            if (self != nullptr && self->m_reading && self->m_turn == turn) {
                what(*self);
            }
        }, Qt::QueuedConnection);
    };
    m_work.run(
        QStringLiteral("figure/read"),
        [wanted, later, figure = m_figure, builder = m_builder](JobControl& control) {
            JobControl own(control.stopToken(), [later](const Progress& progress) {
                later([progress](FigureRenderer& renderer) {
                    if (renderer.m_told) {
                        Q_EMIT renderer.progressed(QString::fromStdString(progress.what), progress.done, progress.total);
                    }
                });
            });
            for (Wanted& one : *wanted) {
                control.throwIfStopped();
                one.content = builder->build(figure, one.panel, own);
                later([one](FigureRenderer& renderer) { renderer.take(one.key, one.content); });
            }
        },
        [this, wanted] {
            m_reading = false;
            m_inWork.clear();
            m_soon.stop();
            for (const Wanted& one : *wanted) {
                m_contents[one.key] = one.content;
            }
            read();
            if (!m_reading) {
                Q_EMIT readingDone();
            }
            paint();
        });
}

void FigureRenderer::take(const QByteArray& key, const PanelContent& content)
{
    m_contents[key] = content;
    paint();
}

void FigureRenderer::paint()
{
    if (!m_shown || m_figure.panels.empty()) {
        return;
    }
    if (m_painting) {
        m_paintAgain = true;
        return;
    }
    m_painting = true;
    auto image = std::make_shared<QImage>();
    auto problem = std::make_shared<QString>();
    m_work.run(
        QStringLiteral("figure/paint"),
        [image, problem, all = contents(), figure = m_figure, scale = m_scale, vision = m_vision](JobControl&) {
            try {
                checkFigure(figure);
                *image = figureImage(figure, all, scale, vision);
            } catch (const std::exception& error) {
                *problem = QString::fromUtf8(error.what());
            }
        },
        [this, image, problem] {
            m_painting = false;
            if (!problem->isEmpty()) {
                Q_EMIT failed(*problem);
            } else {
                Q_EMIT painted(*image);
            }
            if (std::exchange(m_paintAgain, false)) {
                paint();
            }
        });
}

}  // namespace gg::widgets
