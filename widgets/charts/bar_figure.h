#pragma once

#include "widgets/charts/chart_look.h"

#include <QByteArray>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QPainter;

namespace gg::widgets {

/// Horizontal bars with their numbers, as they are put on paper: errors by kind, scores by size.
struct BarFigure {
    struct Row {
        QString group = {};  ///< written over the first row of it; empty: none
        QString label = {};
        std::optional<double> share = {};  ///< length in [0, 1]; nullopt: undefined, no bar
        std::optional<double> mark = {};   ///< a tick across the bar at this share
        QString value = {};                ///< right of the bar
        QString count = {};                ///< right of that
        QColor colour = {};
        std::vector<std::optional<double>> numbers = {};  ///< as long as `columns`, for the CSV
    };

    QString name;   ///< stable id: "errors"
    QString title;  ///< for people
    QString what;   ///< of the CSV's first column: "kind"
    QStringList columns;
    QString valueHead;  ///< over the values
    QString countHead;  ///< over the counts
    std::vector<Row> rows;
};

/// The height that the rows take, with their groups, the heads and, where the look has one, the title.
double barFigureHeight(const BarFigure& figure, const DrawLook& look);
void paintBars(QPainter& painter, const QRectF& rect, const BarFigure& figure, const DrawLook& look);
/// [group,]what,columns: a row a bar; what is undefined is an empty field.
QByteArray barsCsv(const BarFigure& figure);

}  // namespace gg::widgets
