#pragma once

#include "core/metrics/definitions.h"

#include <QTreeWidget>

namespace gg::widgets {

/// Scores by definition, side by side: mAP50 and mAP50-95, each with a row a class beneath.
class DefinitionTable final : public QTreeWidget {
    Q_OBJECT
public:
    explicit DefinitionTable(QWidget* parent = nullptr);

    void setScores(const std::vector<metrics::DefinitionScore>& scores, const std::vector<std::string>& classNames);
    /// Sets their columns in bold.
    void setCompared(metrics::Definition from, metrics::Definition to);

private:
    void addRow(const QString& name, std::vector<std::optional<double>> means, const std::vector<const std::vector<std::optional<double>>*>& classes,
                const std::vector<std::string>& classNames);
    void sizeColumns();

    std::vector<metrics::Definition> m_shown;
};

}  // namespace gg::widgets
