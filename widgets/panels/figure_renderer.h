#pragma once

#include "widgets/figures/figure_painting.h"
#include "widgets/figures/figure_style.h"
#include "widgets/models/background_work.h"

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <map>
#include <memory>
#include <set>

namespace gg::widgets {

class PanelBuilder;

/// Keeps the picture of a figure as it is now: its panels are read from runs and predictions, and the page is painted, in the background. What was read
/// stays as long as its panel shows the same; a page that takes long is not overtaken by ten more.
class FigureRenderer final : public QObject {
    Q_OBJECT
public:
    FigureRenderer(std::shared_ptr<PanelBuilder> builder, BackgroundWork& work, QObject* parent = nullptr);

    void setFigure(const ComposedFigure& figure);
    void setLook(double pixelsPerMm, Vision vision);
    /// A page that nobody sees is not painted.
    void setShown(bool shown);
    /// Runs and predictions may have grown.
    void readAgain();
    /// What was not read yet says so in its panel's place, or shows the numbers that were kept.
    void cancel();
    bool idle() const { return !m_reading && !m_painting; }
    /// noticesOf() what is shown.
    QStringList notices() const;

Q_SIGNALS:
    void painted(const QImage& image);
    /// Some time after reading began.
    void progressed(const QString& what, quint64 done, quint64 total);
    void readingDone();
    void failed(const QString& error);

private:
    struct Wanted;

    void read();
    void take(const QByteArray& key, const PanelContent& content);
    std::vector<PanelContent> contents() const;
    void paint();

    std::shared_ptr<PanelBuilder> m_builder;
    BackgroundWork& m_work;
    ComposedFigure m_figure;
    std::vector<QByteArray> m_keys;  ///< by panel: what it shows, whatever its place and style
    std::map<QByteArray, PanelContent> m_contents;
    std::set<QByteArray> m_inWork;
    double m_scale = 1;
    Vision m_vision = Vision::Normal;
    bool m_shown = false;
    bool m_reading = false;
    bool m_told = false;  ///< of the progress
    bool m_painting = false;
    bool m_paintAgain = false;
    quint64 m_turn = 0;
    QTimer m_soon;
};

}  // namespace gg::widgets
