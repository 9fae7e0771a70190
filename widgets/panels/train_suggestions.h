#pragma once

#include "core/recipe/suggestions.h"

#include <QList>
#include <QWidget>

#include <functional>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace gg::widgets {

/// What the number of classes and the kind of pictures suggest, with the arithmetic, to be applied one by one or all.
class TrainSuggestions : public QWidget {
    Q_OBJECT
public:
    explicit TrainSuggestions(QWidget* parent = nullptr);

    void setClasses(std::size_t classes);
    recipe::Sensor sensor() const;
    void setSensor(recipe::Sensor sensor);
    /// What the form holds, and how it names a key: what is in the form already cannot be applied again.
    void setConfig(const recipe::TrainConfig& config, const std::function<QString(const QString&)>& label);

Q_SIGNALS:
    void applyRequested(const std::vector<gg::recipe::Suggestion>& suggestions);

private:
    void rebuild();
    void addRow(const recipe::Suggestion& suggestion);

    QComboBox* m_sensor;
    QVBoxLayout* m_rows;
    QList<QPushButton*> m_buttons;
    recipe::TrainConfig m_config;
    std::function<QString(const QString&)> m_label;
    std::size_t m_classes = 1;
};

}  // namespace gg::widgets
