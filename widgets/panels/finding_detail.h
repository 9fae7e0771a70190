#pragma once

#include "core/audit/finding.h"
#include "core/audit/style/style.h"
#include "core/dataset/dataset.h"
#include "widgets/models/image_provider.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace gg::widgets {

class PairView;
class StyleView;
class TwinView;

/// One finding: the pair at fault with the object lit, why it matters, what a trainer would do with it, and what to do.
class FindingDetail : public QWidget {
    Q_OBJECT
public:
    explicit FindingDetail(ImageProvider& images, QWidget* parent = nullptr);

    void setDataset(dataset::DatasetPtr dataset);
    /// `acceptedBecause` is empty for a finding that is open.
    void showFinding(const std::optional<audit::Finding>& finding, const QString& acceptedBecause = {});
    /// The mixtures of annotation styles that findings of style.mixed are about.
    void setStyles(std::vector<audit::StyleMixture> mixtures);
    PairView& pair() { return *m_pair; }
    TwinView& twin() { return *m_twin; }
    QString text() const;

Q_SIGNALS:
    void showRecordRequested(qsizetype record, int object);
    void spotCheckRequested(qsizetype record);
    void acceptRequested();    ///< the finding that is shown, with a reason
    void withdrawRequested();  ///< the acceptance of the finding that is shown

private:
    void showPicture(const audit::Finding& finding);
    qsizetype partnerOf(const audit::Finding& finding) const;
    const audit::StyleMixture* mixtureOf(const audit::Finding& finding) const;
    QString describe(const audit::Finding& finding) const;

    dataset::DatasetPtr m_dataset;
    std::vector<audit::StyleMixture> m_mixtures;
    QStackedWidget* m_picture;
    PairView* m_pair;
    TwinView* m_twin;
    StyleView* m_style;
    QLabel* m_text;
    QScrollArea* m_scroll;
    QPushButton* m_open;
    QPushButton* m_check;
    QPushButton* m_accept;
    bool m_accepted = false;
    std::optional<audit::Finding> m_finding;
};

}  // namespace gg::widgets
