#pragma once

#include "widgets/images/overlay.h"

#include <QImage>
#include <QPixmap>
#include <QPointF>
#include <QWidget>

#include <vector>

namespace gg::widgets {

/// One picture with its labels over it. Zooms at the pointer, pans by dragging, shows pixels as squares above 200 %. Nothing is burnt into
/// the picture. Keys: + and -, F fit, 0 one to one, Z to the next object, O overlays, L fill or outline.
class ImageView : public QWidget {
    Q_OBJECT
public:
    enum class OverlayStyle { Outline, Fill };
    enum class KeepZoom { No, Yes };

    explicit ImageView(QWidget* parent = nullptr);

    /// Fits the picture unless the zoom is kept (a sharper version of the same picture) or it was fitted anyway.
    void setImage(const QImage& image, KeepZoom keep = KeepZoom::No);
    void setShapes(std::vector<OverlayShape> shapes);
    /// Grayscale8 as written; drawn scaled to the picture where sizes differ. Null: none.
    void setMask(const QImage& mask);
    /// What further annotators drew: contours over the mask, each dashed and in a colour of its own. Null masks are skipped, but keep their
    /// colour.
    void setFurtherMasks(const std::vector<QImage>& masks);
    static QColor furtherMaskColour(int index);
    /// Shown in place of a picture: loading, or why it cannot be shown.
    void setMessage(const QString& message);

    const QImage& image() const { return m_image; }
    const std::vector<OverlayShape>& shapes() const { return m_shapes; }
    bool hasMask() const { return !m_coverage.isNull(); }

    void setOverlaysVisible(bool visible);
    bool overlaysVisible() const { return m_overlaysVisible; }
    void setOverlayOpacity(int percent);
    int overlayOpacity() const { return m_opacity; }
    void setOverlayStyle(OverlayStyle style);
    OverlayStyle overlayStyle() const { return m_style; }

    /// Widget pixels per picture pixel.
    double scale() const { return m_scale; }
    QPointF toWidget(QPointF imagePoint) const { return m_offset + imagePoint * m_scale; }
    QPointF toImage(QPointF widgetPoint) const { return (widgetPoint - m_offset) / m_scale; }

    void fit();
    /// One picture pixel is one pixel of the screen.
    void oneToOne();
    void zoomBy(double factor, QPointF widgetPoint);
    void zoomToObject(int object);
    /// So that the rectangle of the picture takes a third of the view: what is around an object tells what it is.
    void zoomTo(const QRectF& imageRect);
    /// To the object after the selected one, or to the first; without objects to the mask's foreground.
    void zoomToNextObject();

    /// The lit objects: -1 none.
    void setSelectedObject(int object);
    int selectedObject() const { return m_selected; }
    void setHoveredObject(int object);
    int hoveredObject() const { return m_hovered; }

    QSize sizeHint() const override { return {640, 480}; }

Q_SIGNALS:
    void objectHovered(int object);
    void objectClicked(int object);
    void overlaysVisibleChanged(bool visible);
    void overlayStyleChanged(gg::widgets::ImageView::OverlayStyle style);
    void overlayOpacityChanged(int percent);
    void zoomChanged(double scale);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setView(double scale, QPointF offset);
    void keepInSight();
    double fitScale() const;
    QRectF rectOf(int object) const;
    int objectAt(QPointF widgetPoint) const;

    const QImage& levelFor(std::vector<QImage>& levels, double deviceScale) const;
    void renderLayer();
    void drawPicture(QPainter& painter, const QRectF& visible);
    void drawMask(QPainter& painter, const QRectF& visible);
    void drawFurtherMasks(QPainter& painter, const QRectF& visible) const;
    void drawCoverage(QPainter& painter, const OverlayShape& shape, const QRectF& box) const;
    void drawShapes(QPainter& painter) const;
    void drawShape(QPainter& painter, const OverlayShape& shape) const;
    void drawLabel(QPainter& painter, const OverlayShape& shape) const;
    bool isLit(const OverlayShape& shape) const
    {
        return shape.lit || (shape.object >= 0 && (shape.object == m_hovered || shape.object == m_selected));
    }

    QImage m_image;
    std::vector<QImage> m_levels;  ///< the picture, then halves of it: drawing far out reads few pixels
    QImage m_coverage;
    std::vector<QImage> m_maskLevels;
    QPainterPath m_outline;
    struct Contour {
        QPainterPath path;
        QSize size;  ///< of the mask
    };
    std::vector<Contour> m_furtherOutlines;
    std::vector<OverlayShape> m_shapes;
    QString m_message;
    QPixmap m_layer;  ///< picture and mask as they were last drawn; hovering repaints only the objects
    bool m_layerValid = false;

    double m_scale = 1;
    QPointF m_offset;
    bool m_fitted = true;
    bool m_overlaysVisible = true;
    int m_opacity = 60;
    OverlayStyle m_style = OverlayStyle::Outline;
    int m_selected = -1;
    int m_hovered = -1;
    QPointF m_pressed;
    QPointF m_lastMouse;
    bool m_dragging = false;
};

}  // namespace gg::widgets
