#pragma once

#include "core/metrics/definitions.h"

#include <QTreeWidget>

#include <optional>

namespace gg::widgets {

/// How one definition's mAP50 becomes another's: a row for what the first gives, one for each thing that changes, with a bar from the score
/// before to the score after, and one for what the second gives.
class DifferenceTable final : public QTreeWidget {
    Q_OBJECT
public:
    enum Column { What, Score, Bar, Cases, ColumnCount };
    explicit DifferenceTable(QWidget* parent = nullptr);

    /// nullopt: empties it, until the next one comes. The choice stays where the next has that row.
    void setDifference(std::optional<metrics::DefinitionDifference> difference);
    const std::optional<metrics::DefinitionDifference>& difference() const { return m_difference; }

    /// The cases of the chosen row; all of them where it is that of a definition, or none is chosen.
    std::vector<metrics::DifferingCase> chosenCases() const;
    /// The reason of the chosen row.
    std::optional<metrics::DifferenceReason> chosenReason() const;

Q_SIGNALS:
    void choiceChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void addDefinitionRow(metrics::Definition definition, double score);
    void addPartRow(metrics::DifferenceReason reason, double before, double part);

    std::optional<metrics::DefinitionDifference> m_difference;
    std::optional<metrics::DifferenceReason> m_kept;
};

/// "12 predictions in 7 images".
QString casesSentence(const std::vector<metrics::DifferingCase>& cases);
/// "12 in 7 images".
QString casesNumbers(const std::vector<metrics::DifferingCase>& cases);

}  // namespace gg::widgets
