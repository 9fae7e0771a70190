#pragma once

#include "widgets/charts/qcustomplot_shim.h"

#include <QImage>

#include <memory>

namespace gg::widgets
{

/// A graph that is painted when it is asked to be, line by line into a picture, and not with everything else of the plot.
class CurveGraph final : public QCPGraph
{
public:
    using QCPGraph::QCPGraph;

    /// Paper takes it with the plot.
    void setWithPlot(bool with) { m_withPlot = with; }
    void paint(QCPPainter& painter);

protected:
    void draw(QCPPainter* painter) override;

private:
    bool m_withPlot = false;
};

/// What a picture of curves is of.
struct CurveFrame {
    QRect rect = {};  ///< of the axes, in the plot
    QCPRange x = {};
    QCPRange y = {};
    bool logarithmic = false;
    double pixelRatio = 1;
    friend bool operator==(const CurveFrame& a, const CurveFrame& b)
    {
        return a.rect == b.rect && a.x == b.x && a.y == b.y && a.logarithmic == b.logarithmic && a.pixelRatio == b.pixelRatio;
    }
};

/// The curves of a plot as a picture: it is made in as many turns as it takes, while the one before is shown where its curves belong now, and
/// lines that grow are continued in it.
class CurvePicture final : public QCPLayerable
{
public:
    CurvePicture(QCustomPlot& plot, const QString& layer);
    ~CurvePicture() override;

    /// An empty one is begun; the last finished one stays in sight.
    void begin(const CurveFrame& frame);
    /// The one that was begun is the one to show.
    void finish();
    /// There is nothing to be seen any more.
    void clear();
    bool inProgress() const { return !m_next.image.isNull(); }
    const CurveFrame& shownFrame() const { return m_shown.frame; }
    const CurveFrame& nextFrame() const { return m_next.frame; }
    bool isShown() const { return !m_shown.image.isNull(); }
    /// Paints in the plot's coordinates into the one that was begun, else into the one that is shown.
    std::unique_ptr<QCPPainter> painter();

protected:
    QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    struct Picture {
        CurveFrame frame;
        QImage image;
    };
    CurveFrame frameNow() const;

    Picture m_shown;
    Picture m_next;
};

}  // namespace gg::widgets
