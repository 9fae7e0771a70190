#pragma once

#include <QAbstractListModel>

namespace gg::widgets {

class EvaluationSources;
struct EvaluationSource;

/// The sources of the evaluate page, one a row: name, colour, and what is known of it in words.
class SourceListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { StateRole = Qt::UserRole + 1, ColourRole, TroubleRole };

    explicit SourceListModel(EvaluationSources& sources, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    EvaluationSources& m_sources;
    int m_rows;
};

/// "12 epochs", "reading…", "26,091 detections for 87 of 87 images of val", or why it cannot be evaluated.
QString sourceStateText(const EvaluationSource& source);

}  // namespace gg::widgets
