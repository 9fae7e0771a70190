#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"
#include "widgets/models/image_provider.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace gg::widgets {

class PairView;

/// One finding: the pair at fault with the object lit, why it matters, what a trainer would do with it, and what to do.
class FindingDetail : public QWidget {
    Q_OBJECT
public:
    explicit FindingDetail(ImageProvider& images, QWidget* parent = nullptr);

    void setDataset(dataset::DatasetPtr dataset);
    /// `acceptedBecause` is empty for a finding that is open.
    void showFinding(const std::optional<audit::Finding>& finding, const QString& acceptedBecause = {});
    PairView& pair() { return *m_pair; }
    QString text() const;

Q_SIGNALS:
    void showRecordRequested(qsizetype record, int object);
    void spotCheckRequested(qsizetype record);
    void acceptRequested();    ///< the finding that is shown, with a reason
    void withdrawRequested();  ///< the acceptance of the finding that is shown

private:
    QString describe(const audit::Finding& finding) const;

    PairView* m_pair;
    QLabel* m_text;
    QScrollArea* m_scroll;
    QPushButton* m_open;
    QPushButton* m_check;
    QPushButton* m_accept;
    bool m_accepted = false;
    std::optional<audit::Finding> m_finding;
};

}  // namespace gg::widgets
