#pragma once

#include "widgets/charts/chart_builder.h"

#include <QVariantMap>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;
class QToolButton;

namespace gg::widgets {

/// How all charts of runs are drawn: what x is, smoothing, scale, outliers, annotations; and which are searched for.
class ChartBar final : public QWidget {
    Q_OBJECT
public:
    explicit ChartBar(QWidget* parent = nullptr);

    ChartOptions options() const;
    QString search() const;
    /// Where there is nothing to search in.
    void setSearchable(bool searchable);
    void focusSearch();
    void clearSearch();
    /// What is remembered from one start to the next; unknown values are passed over.
    QVariantMap state() const;
    void setState(const QVariantMap& state);

Q_SIGNALS:
    void optionsChanged();
    void searchChanged(const QString& text);
    void resetRequested();

private:
    QToolButton* toggle(const QString& text, const QString& tip);
    void setAxis(RunAxis axis);
    RunAxis axis() const;
    double weight() const;
    void showWeight();

    QLineEdit* m_search;
    QComboBox* m_axis;
    QSlider* m_smoothing;
    QLabel* m_weight;
    QToolButton* m_logarithmic;
    QToolButton* m_robust;
    QToolButton* m_marks;
};

}  // namespace gg::widgets
